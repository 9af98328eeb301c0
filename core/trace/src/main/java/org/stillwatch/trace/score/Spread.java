// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.List;

/// How much more widely decoys spread than the null law says, and p-values that allow for it.
///
/// Philox spreads as it should (100,000 keys); the functions of the other marks need not, see
/// [SynthIdMark], so theirs is measured on the text at hand. A wider law is taken for the same law
/// with its axis stretched about the mean, which holds near the normal and errs on the safe side
/// beyond when the spread is an upper bound.
final class Spread {
  /// Standard errors above the estimate; one text in 700 spreads more than is allowed for
  /// (assumed).
  private static final double ERRORS = 3;

  private Spread() {}

  /// An upper bound of the ratio of variances, never below 1.
  static double of(Score real, List<Score> decoys) {
    return switch (real.scheme()) {
      case GUMBEL -> 1;
      case SYNTHID_HASH, SYNTHID_TABLE, KGW_LEFTHASH -> measured(real.law(), decoys);
    };
  }

  private static double measured(NullLaw law, List<Score> decoys) {
    if (decoys.isEmpty() || law.variance() == 0) {
      return 1;
    }
    double sum = 0;
    for (Score decoy : decoys) {
      double distance = decoy.statistic() - law.mean();
      sum += distance * distance;
    }
    double ratio = sum / decoys.size() / law.variance();
    return StrictMath.max(1, ratio * (1 + ERRORS * StrictMath.sqrt(2.0 / decoys.size())));
  }

  /// log10 of the p-value of a statistic whose distance above the mean is shrunk.
  static double log10P(Score score, double spread) {
    double mean = score.law().mean();
    if (score.statistic() <= mean) {
      return score.log10P();
    }
    double shrunk = mean + (score.statistic() - mean) / StrictMath.sqrt(spread);
    return score.law().log10Upper(shrunk);
  }
}
