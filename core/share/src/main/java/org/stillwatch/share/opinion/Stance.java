// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import java.util.Optional;

/// What somebody thinks of a signal, weakest first.
public enum Stance {
  /// It is wrong.
  NEGATIVE,
  /// It came in, and nobody thinks anything of it yet.
  SEED,
  /// It is right.
  POSITIVE;

  /// The stance of an opinion of STIX (2.1, 10.18); empty when the word is none of the five.
  public static Optional<Stance> of(String opinion) {
    return switch (opinion) {
      case "agree", "strongly-agree" -> Optional.of(POSITIVE);
      case "neutral" -> Optional.of(SEED);
      case "disagree", "strongly-disagree" -> Optional.of(NEGATIVE);
      default -> Optional.empty();
    };
  }
}
