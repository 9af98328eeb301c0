// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.Locale;
import java.util.Optional;

/// What a budget counts.
public enum Unit {
  /// Requests.
  REQUESTS,
  /// Tokens, as the caller expects them.
  TOKENS,
  /// Credit in US cents.
  USD_CENTS;

  /// The word in policies.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The unit with a word.
  public static Optional<Unit> of(String word) {
    for (Unit unit : values()) {
      if (unit.word().equals(word)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }
}
