// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base.stat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Control of false discoveries over everything that was tested.
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /// Adjusted values q: rejecting all with q <= alpha keeps the expected share of false discoveries
  /// at alpha or below (Benjamini and Hochberg, JRSS B 57, 1995).
  ///
  /// @param logP natural logarithms of the p-values of what is still in question
  /// @param tested how many hypotheses were tested in all, at least as many as are given; those not
  ///   given count as p = 1
  /// @return natural logarithms of q, in the order given, never above 0
  public static double[] logQ(double[] logP, long tested) {
    if (tested < logP.length) {
      throw new IllegalArgumentException(tested + " tested, but " + logP.length + " given");
    }
    int n = logP.length;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> logP[i]).thenComparing(i -> i))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] logQ = new double[n];
    double least = 0;
    for (int rank = n; rank >= 1; rank--) {
      int i = order[rank - 1];
      double candidate = logP[i] + StrictMath.log((double) tested) - StrictMath.log((double) rank);
      least = Math.min(least, candidate);
      logQ[i] = least;
    }
    return logQ;
  }

  /// Combined ln p of independent tests (Fisher 1932): the upper tail of Gamma(k, 1) at -sum ln p,
  /// which for whole k is a Poisson sum.
  public static double logFisher(double... logP) {
    double x = -Arrays.stream(logP).sum();
    if (!(x > 0)) {
      return 0;
    }
    double sum = 0;
    double term = 1;
    for (int i = 0; i < logP.length; i++) {
      sum += term;
      term *= x / (i + 1);
    }
    return Math.min(0, -x + StrictMath.log(sum));
  }
}
