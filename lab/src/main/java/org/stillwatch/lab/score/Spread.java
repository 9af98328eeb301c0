// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.stillwatch.base.Seed;

/// A figure over several campaigns.
///
/// @param n how many campaigns
/// @param median half of the sum of the middle two for an even number
/// @param worst the lowest where more is better, else the highest
/// @param mean of all; infinite when one is
/// @param low 2.5 % point of the mean over campaigns drawn anew
/// @param high 97.5 % point of the same
public record Spread(int n, double median, double worst, double mean, double low, double high) {
  private static final int RESAMPLES = 2_000;
  private static final Seed SEED = new Seed(0x5c0a);

  /// @param values one a campaign, at least one
  /// @param moreIsBetter which end is the worst
  static Spread of(double[] values, boolean moreIsBetter) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] means = resampled(sorted);
    return new Spread(
        sorted.length,
        (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2,
        moreIsBetter ? sorted[0] : sorted[sorted.length - 1],
        Arrays.stream(sorted).average().orElse(0),
        means[(int) (RESAMPLES * 0.025)],
        means[(int) (RESAMPLES * 0.975) - 1]);
  }

  private static double[] resampled(double[] values) {
    SplittableRandom random = SEED.derive("resamples").random();
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int drawn = 0; drawn < values.length; drawn++) {
        sum += values[random.nextInt(values.length)];
      }
      means[i] = sum / values.length;
    }
    Arrays.sort(means);
    return means;
  }
}
