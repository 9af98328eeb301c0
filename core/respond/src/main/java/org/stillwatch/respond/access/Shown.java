// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.Locale;
import java.util.Optional;

/// What a registration can show, verified or not.
public enum Shown {
  EMAIL,
  PHONE,
  PAYMENT,
  DEVICE,
  ORGANISATION,
  COUNTRY;

  /// The word in records.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What has a word.
  public static Optional<Shown> of(String word) {
    for (Shown shown : values()) {
      if (shown.word().equals(word)) {
        return Optional.of(shown);
      }
    }
    return Optional.empty();
  }
}
