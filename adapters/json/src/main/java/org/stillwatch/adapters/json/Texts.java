// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Checks of short texts.
final class Texts {
  /// What is no whole number.
  static final long NO_INTEGER = -2;

  private static final Pattern PLAIN = Pattern.compile("([0-9]{1,16})(\\.0{1,9})?");
  private static final Pattern EXPONENT =
      Pattern.compile("[0-9](\\.[0-9]{1,15})?[eE]\\+?[0-9]{1,2}");
  private static final long MOST = (1L << 53) - 1;

  private Texts() {}

  /// A whole number from 0 to 2^53 - 1, or [#NO_INTEGER] for anything else. Never through a double.
  static long integer(String text) {
    var plain = PLAIN.matcher(text);
    if (plain.matches()) {
      long value = Long.parseLong(plain.group(1));
      return value <= MOST ? value : NO_INTEGER;
    }
    if (!EXPONENT.matcher(text).matches()) {
      return NO_INTEGER;
    }
    var value = new BigDecimal(text);
    boolean whole = value.stripTrailingZeros().scale() <= 0;
    return whole && value.compareTo(BigDecimal.valueOf(MOST)) <= 0
        ? value.longValueExact()
        : NO_INTEGER;
  }
}
