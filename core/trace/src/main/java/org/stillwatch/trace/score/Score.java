// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.Map;

/// What one key says about a corpus.
///
/// @param scheme the mark
/// @param scored windows that count
/// @param dropped tokens that do not, by reason
/// @param statistic sum of scores, or count of ones or of green tokens
/// @param log10P log10 of the exact chance of as much under the null; 0 when nothing was scored
public record Score(
    Scheme scheme, long scored, Map<Dropped, Long> dropped, double statistic, double log10P) {
  /// @throws IllegalArgumentException when the p-value is above 1
  public Score {
    dropped = Map.copyOf(dropped);
    if (!(log10P <= 0)) {
      throw new IllegalArgumentException("expected a p-value of at most 1");
    }
  }

  /// Neither statistic nor p-value.
  @Override
  public String toString() {
    return "Score[" + scheme + ", scored=" + scored + "]";
  }
}
