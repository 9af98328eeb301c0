// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

/// Evidence against chance, gathered from one event after another, each of which may depend on what
/// came before.
///
/// The wealth of a gambler who bets on fewer (or more) successes than chance gives is a
/// non-negative martingale under chance, so its inverse is an upper bound of a p-value at every
/// length and for every kind of dependence on the past (Ville 1939; Shafer, JRSS A 184, 2021). For
/// each tilt t a round pays e^(tX) / E e^(tX); the wealth is the mean over four tilts.
final class Bet {
  private static final double[] TILTS = {0.5, 1, 2, 4};

  private final double sign;
  private final double[] logWealth = new double[TILTS.length];
  private double expected;
  private long seen;

  private Bet(double sign) {
    this.sign = sign;
  }

  static Bet onFewer() {
    return new Bet(-1);
  }

  /// One event.
  ///
  /// @param successes what was seen
  /// @param trials how many there could have been
  /// @param chance of each, given the past; trials without replacement pay less than their due,
  ///   which keeps the bound (Hoeffding 1963, theorem 4)
  void see(long successes, long trials, double chance) {
    double p = Math.max(0, Math.min(1, chance));
    expected += trials * p;
    seen += successes;
    for (int i = 0; i < TILTS.length; i++) {
      double tilt = sign * TILTS[i];
      logWealth[i] += tilt * successes - trials * StrictMath.log1p(p * StrictMath.expm1(tilt));
    }
  }

  double expected() {
    return expected;
  }

  long seen() {
    return seen;
  }

  /// Natural logarithm of the p-value.
  double logP() {
    double most = Double.NEGATIVE_INFINITY;
    for (double w : logWealth) {
      most = Math.max(most, w);
    }
    double sum = 0;
    for (double w : logWealth) {
      sum += StrictMath.exp(w - most);
    }
    return Math.min(0, -(most + StrictMath.log(sum / TILTS.length)));
  }
}
