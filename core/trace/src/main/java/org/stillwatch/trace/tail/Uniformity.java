// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import java.util.Arrays;

/// Whether p-values are uniform: the distance of Kolmogorov and Smirnov between their empirical
/// distribution and the diagonal.
public final class Uniformity {
  private Uniformity() {}

  /// The chance of a distance as large when p-values are uniform: both too many small ones and too
  /// many large ones count. Kolmogorov's series with Stephens' correction (JRSS B 32, 1970), good
  /// to two digits from 20 values.
  ///
  /// @param p between 0 and 1, at least 20 of them
  public static double twoSided(double[] p) {
    double[] sorted = sorted(p);
    double root = StrictMath.sqrt(sorted.length);
    double d =
        StrictMath.max(above(sorted, sorted.length), below(sorted)) * (root + 0.12 + 0.11 / root);
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * StrictMath.exp(-2.0 * k * k * d * d);
    }
    return d < 0.2 ? 1 : StrictMath.clamp(sum, 0.0, 1.0);
  }

  /// The chance of as many small p-values when they are uniform or larger than uniform, as exact
  /// p-values of counts are. Only values up to one half are looked at: nobody is accused by others.
  /// Smirnov's limit, which is on the safe side of rejecting.
  ///
  /// @param p between 0 and 1, at least 20 of them
  public static double tooManySmall(double[] p) {
    double[] sorted = sorted(p);
    double d = above(Arrays.stream(sorted).takeWhile(x -> x <= 0.5).toArray(), sorted.length);
    return StrictMath.min(1, StrictMath.exp(-2.0 * sorted.length * d * d));
  }

  private static double above(double[] sorted, int all) {
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      most = StrictMath.max(most, (i + 1.0) / all - sorted[i]);
    }
    return most;
  }

  private static double below(double[] sorted) {
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      most = StrictMath.max(most, sorted[i] - (double) i / sorted.length);
    }
    return most;
  }

  private static double[] sorted(double[] p) {
    if (p.length < 20 || !Arrays.stream(p).allMatch(x -> x >= 0 && x <= 1)) {
      throw new IllegalArgumentException("expected 20 or more p-values between 0 and 1");
    }
    double[] sorted = p.clone();
    Arrays.sort(sorted);
    return sorted;
  }
}
