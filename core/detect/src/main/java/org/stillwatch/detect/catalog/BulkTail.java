// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import java.util.Arrays;
import org.stillwatch.detect.Rarity;

/// The upper tail of a score among innocent accounts, read off the bulk of a population that may
/// hold some guilty ones (an empirical null; Efron, JASA 99, 2004).
///
/// The excess over the upper quartile is taken as exponential. Its scale is the maximum-likelihood
/// estimate with everything above the 92nd percentile censored, so that up to 8 % of arbitrary
/// accounts add nothing but their number, which makes the tail heavier and the answer more careful.
/// The assumption is that the tail of the innocent is no heavier than exponential. Below a hundred
/// accounts, and where all score alike, the plain conformal p-value answers.
final class BulkTail {
  private static final int LEAST = 100;
  private static final double FROM = 0.75;
  private static final double UNTIL = 0.92;

  private final double[] sorted;
  private final double from;
  private final double scale;

  /// @param scores of every account, in any order
  BulkTail(double[] scores) {
    sorted = scores.clone();
    Arrays.sort(sorted);
    from = quantile(FROM);
    scale = sorted.length < LEAST ? 0 : scale(quantile(UNTIL));
  }

  private double quantile(double share) {
    return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))];
  }

  private double scale(double until) {
    double excess = 0;
    long within = 0;
    for (double score : sorted) {
      if (score > from) {
        excess += Math.min(score, until) - from;
        within += score <= until ? 1 : 0;
      }
    }
    return within == 0 ? 0 : excess / within;
  }

  /// ln P(an innocent account scores as high).
  ///
  /// @param score one of the scores
  double logP(double score) {
    if (scale == 0) {
      return withoutItself(score);
    }
    return score <= from ? 0 : StrictMath.log(1 - FROM) - (score - from) / scale;
  }

  private double withoutItself(double score) {
    double counted = StrictMath.exp(Rarity.logConformal(score, sorted)) * (sorted.length + 1.0) - 1;
    return Math.min(0, StrictMath.log(Math.max(1, counted) / Math.max(1, sorted.length)));
  }
}
