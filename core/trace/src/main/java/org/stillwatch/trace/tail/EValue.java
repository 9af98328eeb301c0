// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// Evidence that may be looked at after every record: a non-negative martingale under the null, so
/// P(it ever reaches x) <= 1/x (Ville). Accuse at N/alpha for N candidates.
///
/// `mean over (w, lambda) of prod_r [1 - w + w exp(lambda S_r) (1 - lambda)^L_r]`, S_r the score
/// and L_r the scored tokens of record r, each score exponential with mean 1 under the null.
public final class EValue {
  private final Bets bets;
  private final double[] logs;

  private EValue(Bets bets, double[] logs) {
    this.bets = bets;
    this.logs = logs;
  }

  /// Before the first record: 1.
  public static EValue start(Bets bets) {
    return new EValue(bets, new double[bets.size()]);
  }

  /// After one more record, in the order in which records became known.
  ///
  /// @param score sum of its scores
  /// @param scored its scored tokens
  public EValue plus(double score, long scored) {
    if (!(score >= 0) || Double.isInfinite(score) || scored < 0) {
      throw new IllegalArgumentException("expected a finite score and a count, 0 or more");
    }
    double[] next = logs.clone();
    int i = 0;
    for (double tilt : bets.tilts()) {
      double win = tilt * score + (double) scored * StrictMath.log1p(-tilt);
      for (double share : bets.shares()) {
        next[i] += Logs.sum(StrictMath.log1p(-share), StrictMath.log(share) + win);
        i++;
      }
    }
    return new EValue(bets, next);
  }

  /// log10 of the evidence; negative speaks for the null.
  public double log10() {
    double sum = Double.NEGATIVE_INFINITY;
    for (double log : logs) {
      sum = Logs.sum(sum, log);
    }
    return (sum - StrictMath.log(logs.length)) / Logs.LN_10;
  }

  /// Never the evidence: it is a score.
  @Override
  public String toString() {
    return "EValue[]";
  }
}
