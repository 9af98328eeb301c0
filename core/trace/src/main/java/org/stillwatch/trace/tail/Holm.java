// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Holm's step-down control of any false accusation (Scandinavian Journal of Statistics 6, 1979);
/// valid under every dependence.
public final class Holm {
  private Holm() {}

  /// log10 of adjusted p-values: rejecting all at or below log10(alpha) keeps the chance of a
  /// single false rejection at alpha or below.
  ///
  /// @param log10P p-values still in question
  /// @param tested how many hypotheses were tested in all: accounts x epochs x keys, abandoned ones
  ///   too; at least as many as are given, those not given count as p = 1
  /// @return in the order given, never above 0
  public static double[] log10Adjusted(double[] log10P, long tested) {
    if (tested < log10P.length) {
      throw new IllegalArgumentException("expected tested to be at least the p-values given");
    }
    Logs.requirePValues(log10P);
    double[] adjusted = new double[log10P.length];
    double most = Double.NEGATIVE_INFINITY;
    int[] order = ascending(log10P);
    for (int i = 0; i < order.length; i++) {
      most = StrictMath.max(most, log10P[order[i]] + StrictMath.log10((double) (tested - i)));
      adjusted[order[i]] = StrictMath.min(0, most);
    }
    return adjusted;
  }

  /// Which hypotheses are rejected at a family-wise level.
  public static boolean[] rejected(double[] log10P, long tested, double alpha) {
    Logs.requireAlpha(alpha);
    double level = StrictMath.log10(alpha);
    double[] adjusted = log10Adjusted(log10P, tested);
    boolean[] rejected = new boolean[adjusted.length];
    for (int i = 0; i < adjusted.length; i++) {
      rejected[i] = adjusted[i] <= level;
    }
    return rejected;
  }

  static int[] ascending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> values[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
