// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// How far a customer is verified, the least costly first. Whoever reached one has what the lower
/// ones open too, however it was reached.
public enum Tier {
  /// Nothing was verified, or nothing is known.
  NONE,
  EMAIL,
  PHONE,
  CARD,
  IDENTITY,
  ORGANISATION,
  PROGRAMME;

  /// The word in records, as in `AccountFacts.verification`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The tier with a word.
  public static Optional<Tier> of(String word) {
    for (Tier tier : values()) {
      if (tier.word().equals(word)) {
        return Optional.of(tier);
      }
    }
    return Optional.empty();
  }

  /// What an account has reached: the highest of what was verified. Words that are no tier count
  /// for nothing.
  public static Tier reached(Collection<String> verification) {
    return verification.stream()
        .flatMap(word -> of(word).stream())
        .max(Tier::compareTo)
        .orElse(NONE);
  }
}
