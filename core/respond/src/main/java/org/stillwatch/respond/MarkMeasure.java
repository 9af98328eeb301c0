// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import java.util.Locale;
import java.util.Optional;

/// What may be done to answers so that they can be told again when they turn up elsewhere
/// (`provenance.md` 9). There is no word for false facts, invisible characters or answers made
/// worse: what has no word cannot be ordered.
public enum MarkMeasure {
  /// Fingerprints of what was served are kept.
  LEDGER,
  /// Conversations are routed among replicas whose marks differ.
  ROUTED_KEYS,
  /// Answers come without the model's reasoning, or with a summary of it.
  WITHHOLD_REASONING,
  /// Of several answers the one with the strongest keyed pattern is served; flagged traffic only.
  BEST_OF_N,
  /// Choices without meaning, such as the order of a list, follow a key; flagged traffic only.
  VARIANTS;

  /// The word in records.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The measure with a word.
  public static Optional<MarkMeasure> of(String word) {
    for (MarkMeasure measure : values()) {
      if (measure.word().equals(word)) {
        return Optional.of(measure);
      }
    }
    return Optional.empty();
  }
}
