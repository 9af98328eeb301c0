// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.Locale;
import java.util.Optional;

/// What a key is for; keys of different purposes never coincide but by chance.
public enum KeyPurpose {
  /// One mark for everything that the provider serves.
  GLOBAL,
  /// The mark of one replica of those among which conversations are routed.
  POOL,
  /// The mark, or the route, of a campaign.
  CAMPAIGN,
  /// The mark, or the route, of an account.
  ACCOUNT,
  /// The phrases of one canary and of its decoys.
  CANARY,
  /// A key that marks nothing and shows what a key does by chance; its ids are numbers.
  DECOY;

  /// The word in derivations and records.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The purpose with a word.
  public static Optional<KeyPurpose> of(String word) {
    for (KeyPurpose purpose : values()) {
      if (purpose.word().equals(word)) {
        return Optional.of(purpose);
      }
    }
    return Optional.empty();
  }
}
