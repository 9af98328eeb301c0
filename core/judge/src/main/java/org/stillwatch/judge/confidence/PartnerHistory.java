// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import org.stillwatch.base.stat.Tails;

/// What became of a partner's signals where people resolved the case (`sharing.md` 8.3). What a
/// machine closed by itself does not count.
///
/// @param truePositives cases that people confirmed and the partner had signalled
/// @param cases cases that people confirmed
/// @param falsePositives cases that people cleared and the partner had signalled
/// @param benign cases that people cleared
public record PartnerHistory(int truePositives, int cases, int falsePositives, int benign) {
  /// A partner of whom nothing is known.
  public static final PartnerHistory NEW = new PartnerHistory(0, 0, 0, 0);

  private static final int LEAST_RESOLVED = 5;
  private static final double ONE_SIDED = 0.1;
  private static final int HALVINGS = 60;

  public PartnerHistory {
    if (truePositives < 0
        || falsePositives < 0
        || truePositives > cases
        || falsePositives > benign) {
      throw new IllegalArgumentException(
          "of %d cases %d were signalled, of %d benign %d"
              .formatted(cases, truePositives, benign, falsePositives));
    }
  }

  /// Nats of a signal of this partner: ln of the ratio of its two rates, each with Jeffreys' prior.
  public double nats() {
    return StrictMath.log(
        ((truePositives + 0.5) / (cases + 1)) / ((falsePositives + 0.5) / (benign + 1)));
  }

  /// The partner's letter, by the lower end of the exact 90 % interval (one-sided) of the share of
  /// its resolved signals that were confirmed (bounds assumed). With fewer than five, F.
  public Reliability reliability() {
    int signals = truePositives + falsePositives;
    if (signals < LEAST_RESOLVED) {
      return Reliability.F;
    }
    double lower = lowerBound(truePositives, signals);
    for (Reliability letter : Reliability.values()) {
      if (letter != Reliability.F && lower >= letter.least()) {
        return letter;
      }
    }
    return Reliability.E;
  }

  /// The rate at which so many successes or more come up in one trial of ten (Clopper and Pearson).
  static double lowerBound(int successes, int trials) {
    if (successes == 0) {
      return 0;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (Tails.logBinomialUpper(successes, trials, middle) < StrictMath.log(ONE_SIDED)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The reliability of a source in the letters of the Admiralty code, and what its word weighs.
  public enum Reliability {
    /// Completely reliable; our own logs.
    A(0.9, 1),
    B(0.75, 0.9),
    C(0.6, 0.7),
    D(0.4, 0.4),
    E(0, 0.1),
    /// Cannot be judged: a new partner.
    F(0, 0.5);

    private final double least;
    private final double weight;

    Reliability(double least, double weight) {
      this.least = least;
      this.weight = weight;
    }

    /// Least lower bound of the share of confirmed signals.
    double least() {
      return least;
    }

    /// What a word of this source is multiplied with, 0 to 1 (assumed, but 0.5 of a new partner:
    /// `sharing.md` 8.3).
    public double weight() {
      return weight;
    }
  }
}
