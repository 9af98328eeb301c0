// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.action;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.base.Family;

/// What a person saw of a key that somebody else may use (H19). Several signs of one family are one
/// signal.
public enum KeySign {
  /// It is used from networks and places that the account never used.
  MANY_PLACES(Family.RELATION),
  /// Two clients that have nothing in common use it.
  TWO_CLIENTS(Family.RELATION),
  /// It is used at hours or at a pace that the account never had.
  OTHER_HOURS(Family.TIME),
  /// It asks for what the account never asked for.
  OTHER_WORK(Family.CONTENT),
  /// It uses up what the account never used.
  OTHER_VOLUME(Family.ENTITLEMENT),
  /// It was found where everybody can read it.
  SEEN_IN_PUBLIC(Family.OUTCOME);

  private final Family family;

  KeySign(Family family) {
    this.family = family;
  }

  /// The family of evidence that it belongs to.
  public Family family() {
    return family;
  }

  /// The word in records.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// All words, for whoever used another one.
  public static String words() {
    return Arrays.stream(values()).map(KeySign::word).collect(Collectors.joining(", "));
  }

  /// The sign with a word.
  public static Optional<KeySign> of(String word) {
    for (KeySign sign : values()) {
      if (sign.word().equals(word)) {
        return Optional.of(sign);
      }
    }
    return Optional.empty();
  }
}
