// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import java.util.Locale;
import java.util.Optional;

/// The ladder: what may be done about a request or a registration, mildest first (`contracts.md`
/// 3). Only this room defines the words.
public enum Measure {
  /// Nothing.
  ALLOW,
  /// Nothing that the customer notices; the request is looked at more closely.
  OBSERVE,
  /// The customer is asked what the use is.
  DECLARE,
  /// The customer has to prove something before going on.
  STEP_UP,
  /// Fewer requests a minute.
  THROTTLE,
  /// Answers come without the model's reasoning.
  WITHHOLD_REASONING,
  /// Some uses are closed.
  RESTRICT,
  /// All uses are closed.
  SUSPEND;

  /// The word in records and answers.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The measure with a word.
  public static Optional<Measure> of(String word) {
    for (Measure measure : values()) {
      if (measure.word().equals(word)) {
        return Optional.of(measure);
      }
    }
    return Optional.empty();
  }
}
