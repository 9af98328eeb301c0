// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import org.stillwatch.trace.tail.BinomialTail;
import org.stillwatch.trace.tail.DualTail;
import org.stillwatch.trace.tail.GammaTail;

/// How a statistic is distributed when the text knows nothing of the key and every window is one
/// fair draw.
public sealed interface NullLaw {
  /// Its mean.
  double mean();

  /// Its variance.
  double variance();

  /// log10 of the chance of as much or more.
  ///
  /// @param statistic finite, 0 or more
  double log10Upper(double statistic);

  /// A sum of exponential scores with mean 1.
  record Sum(long scores) implements NullLaw {
    @Override
    public double mean() {
      return (double) scores;
    }

    @Override
    public double variance() {
      return (double) scores;
    }

    @Override
    public double log10Upper(double statistic) {
      return GammaTail.log10Upper(scores, statistic);
    }
  }

  /// A weighted mean of two such sums.
  ///
  /// @param scores of each sum
  /// @param weightB of the second
  record Fused(long scores, double weightB) implements NullLaw {
    @Override
    public double mean() {
      return (double) scores;
    }

    @Override
    public double variance() {
      return (double) scores * ((1 - weightB) * (1 - weightB) + weightB * weightB);
    }

    @Override
    public double log10Upper(double statistic) {
      return DualTail.log10Upper(scores, weightB, statistic);
    }
  }

  /// A count of successes; between whole numbers the tail of the smaller one holds.
  ///
  /// @param chance of one success
  record Count(long trials, double chance) implements NullLaw {
    @Override
    public double mean() {
      return (double) trials * chance;
    }

    @Override
    public double variance() {
      return mean() * (1 - chance);
    }

    @Override
    public double log10Upper(double statistic) {
      long whole = (long) StrictMath.floor(statistic);
      return BinomialTail.log10Upper(trials, chance, Math.clamp(whole, 0, trials));
    }
  }
}
