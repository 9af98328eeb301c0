// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import org.stillwatch.base.stat.Sorted;

/// Turns a p-value into evidence that keeps its error rate.
public final class Rarity {
  private Rarity() {}

  /// Nats of evidence of a p-value: ln of (1 - p + p ln p) / (p ln(p)^2), an e-value, so that an
  /// innocent account shows x nats or more with probability at most e^-x (Vovk and Wang, Annals of
  /// Statistics 49, 2021, the average of Vovk's calibrators; Markov's inequality).
  ///
  /// @param logP natural logarithm of the p-value, at most 0
  /// @return nats, never below 0
  public static double nats(double logP) {
    if (logP > -1) {
      return 0;
    }
    double p = StrictMath.exp(logP);
    return Math.max(0, StrictMath.log(1 - p + p * logP) - logP - 2 * StrictMath.log(-logP));
  }

  /// The conformal p-value of a statistic among those of its peers: (number as high or higher,
  /// itself included) / (peers + 1). Valid for any distribution when the account is exchangeable
  /// with its peers.
  ///
  /// @param sortedPeers statistics of the peers, ascending
  /// @return natural logarithm of p
  public static double logConformal(double statistic, double[] sortedPeers) {
    int asHigh = sortedPeers.length - Sorted.below(sortedPeers, statistic);
    return StrictMath.log((asHigh + 1.0) / (sortedPeers.length + 1.0));
  }
}
