// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// Benjamini and Hochberg's procedure on e-values (Wang and Ramdas, JRSS B 84, 2022): the expected
/// share of false discoveries stays at alpha or below under every dependence. For campaigns.
public final class EBenjaminiHochberg {
  private EBenjaminiHochberg() {}

  /// Which hypotheses are rejected: the k largest, k the most with `e_(k) >= tested / (k alpha)`.
  ///
  /// @param log10E e-values still in question
  /// @param tested how many hypotheses were tested in all
  public static boolean[] rejected(double[] log10E, long tested, double alpha) {
    Logs.requireAlpha(alpha);
    if (tested < log10E.length) {
      throw new IllegalArgumentException("expected tested to be at least the e-values given");
    }
    double[] falling = log10E.clone();
    for (int i = 0; i < falling.length; i++) {
      falling[i] = -falling[i];
    }
    int[] order = Holm.ascending(falling);
    int most = 0;
    for (int k = 1; k <= order.length; k++) {
      double needed = StrictMath.log10((double) tested) - StrictMath.log10(k * alpha);
      most = log10E[order[k - 1]] >= needed ? k : most;
    }
    boolean[] rejected = new boolean[log10E.length];
    for (int k = 0; k < most; k++) {
      rejected[order[k]] = true;
    }
    return rejected;
  }
}
