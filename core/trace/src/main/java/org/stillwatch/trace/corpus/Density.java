// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import org.stillwatch.trace.mark.RoutedScheme;
import org.stillwatch.trace.score.Circumstances.Check;

/// Whether a text is marked more strongly than a sampler can mark it, as it is when somebody who
/// knows the key chose words for it. It finds a careless forger alone: who marks no more strongly
/// than a server does is not told apart.
final class Density {
  /// Mean score above which no served text lies: a fair choice among m words has a mean of 1 + 1/2
  /// + ... + 1/m, and 5 is one among 83, or 4.4 nats a word (assumed; tables of the design end at
  ///   1.81).
  private static final double GUMBEL = 5;

  /// A layer lifts the share of ones by the variance of a fair coin at most, to 3/4.
  private static final double SYNTHID = 0.75;

  /// Standard deviations of the null by which a text has to lie above.
  private static final double ERRORS = 3;

  private Density() {}

  /// Looks at text that a key fired for.
  ///
  /// @param layers of SynthID
  static Check of(RoutedScheme scheme, int layers, long windows, double statistic) {
    if (windows == 0) {
      return Check.NOT_MADE;
    }
    double draws =
        switch (scheme) {
          case GUMBEL -> (double) windows;
          case SYNTHID_HASH -> (double) windows * layers;
        };
    double most =
        switch (scheme) {
          case GUMBEL -> GUMBEL + ERRORS / StrictMath.sqrt(draws);
          case SYNTHID_HASH -> SYNTHID + ERRORS * 0.5 / StrictMath.sqrt(draws);
        };
    return statistic / draws > most ? Check.FOUND : Check.CLEAR;
  }
}
