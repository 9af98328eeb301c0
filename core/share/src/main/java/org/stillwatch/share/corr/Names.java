// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.util.List;
import java.util.Locale;

/// Names of people and codes in a ledger.
final class Names {
  private static final int LONGEST = 128;

  private Names() {}

  static void require(String name) {
    boolean fits =
        !name.isBlank()
            && name.length() <= LONGEST
            && name.codePoints().noneMatch(Names::isNoCharacter);
    if (!fits) {
      throw new IllegalArgumentException("expected a name of 1 to 128 characters");
    }
  }

  private static boolean isNoCharacter(int c) {
    return Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  static void requireCode(String code) {
    boolean fits =
        !code.isEmpty()
            && code.length() <= LONGEST
            && code.chars()
                .allMatch(c ->
                    (c >= '0' && c <= '9')
                        || (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || "._:-".indexOf(c) >= 0);
    if (!fits) {
      throw new IllegalArgumentException(
          "expected 1 to 128 letters, digits, dots, colons, hyphens and underscores");
    }
  }

  /// How many different people these are; case and space around a name make nobody another.
  static long people(List<String> names) {
    return names.stream().map(n -> n.strip().toLowerCase(Locale.ROOT)).distinct().count();
  }
}
