// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.Map;

/// What one key says about a corpus.
///
/// @param scheme the mark
/// @param scored windows that count
/// @param dropped tokens that do not, by reason
/// @param law of the statistic under the null
/// @param statistic sum of scores, or count of ones or of green tokens
public record Score(
    Scheme scheme, long scored, Map<Dropped, Long> dropped, NullLaw law, double statistic) {
  /// @throws IllegalArgumentException when the statistic is negative
  public Score {
    dropped = Map.copyOf(dropped);
    if (!(statistic >= 0) || Double.isInfinite(statistic)) {
      throw new IllegalArgumentException("expected a finite statistic of 0 or more");
    }
  }

  /// log10 of the exact chance of as much under the null; 0 when nothing was scored. What may be
  /// stated is up to [DecoyGate].
  public double log10P() {
    return law.log10Upper(statistic);
  }

  /// Neither statistic nor p-value.
  @Override
  public String toString() {
    return "Score[" + scheme + ", scored=" + scored + "]";
  }
}
