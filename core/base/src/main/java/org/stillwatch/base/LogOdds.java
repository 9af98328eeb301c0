// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

/// Arithmetic of evidence in nats. Replays are bit for bit, hence `StrictMath`.
public final class LogOdds {
  private LogOdds() {}

  /// The probability that belongs to log-odds.
  ///
  /// @param nats log-odds, any finite number
  /// @return between 0 and 1
  public static double probability(double nats) {
    if (nats >= 0) {
      return 1 / (1 + StrictMath.exp(-nats));
    }
    double e = StrictMath.exp(nats);
    return e / (1 + e);
  }

  /// The log-odds of a probability strictly between 0 and 1.
  public static double of(double probability) {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException(
          "expected a probability inside (0, 1), got " + probability);
    }
    return StrictMath.log(probability) - StrictMath.log1p(-probability);
  }
}
