// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// The upper tail of Gamma(n, 1) for whole n, in log10: the chance that n scores, each exponential
/// with mean 1, sum to s or more.
///
/// It equals P(Poisson(s) < n), a sum of positive terms from the largest outwards. Absolute error
/// below 1e-9 in log10 for n to 1e7 and p to 1e-300 (`vectors/tails.json`).
public final class GammaTail {
  private GammaTail() {}

  /// log10 P(Gamma(n, 1) >= s); 0 when n is 0.
  ///
  /// @param n number of scores, 0 or more
  /// @param s their sum, finite, 0 or more
  public static double log10Upper(long n, double s) {
    if (n < 0 || !(s >= 0) || Double.isInfinite(s)) {
      throw new IllegalArgumentException("expected n >= 0 and a finite s >= 0");
    }
    return Logs.log10(logUpper(n, s));
  }

  /// The smallest sum at which the tail is at most a level, to 12 digits.
  ///
  /// @param n number of scores, above 0
  public static double critical(long n, double log10Alpha) {
    Logs.requireLevel(log10Alpha);
    double low = 0;
    double high = n + 10.0;
    while (log10Upper(n, high) > log10Alpha) {
      low = high;
      high *= 2;
    }
    while (high - low > 1e-12 * high) {
      double middle = low + (high - low) / 2;
      if (log10Upper(n, middle) > log10Alpha) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The natural logarithm of the tail.
  static double logUpper(long n, double s) {
    if (n == 0 || s == 0) {
      return 0;
    }
    return s >= n ? logFewer(n, s) : Logs.ofComplement(StrictMath.min(0, logAtLeast(n, s)));
  }

  /// ln P(Poisson(s) <= n - 1), summed downwards from n - 1.
  private static double logFewer(long n, double s) {
    double term = 1;
    double sum = 1;
    for (long j = n - 1; j > 0 && term > Logs.NEGLIGIBLE * sum; j--) {
      term *= (double) j / s;
      sum += term;
    }
    return Deviance.logPoisson(n - 1.0, s) + StrictMath.log(sum);
  }

  /// ln P(Poisson(s) >= n), summed upwards from n.
  private static double logAtLeast(long n, double s) {
    double term = 1;
    double sum = 1;
    for (long j = n + 1; term > Logs.NEGLIGIBLE * sum; j++) {
      term *= s / (double) j;
      sum += term;
    }
    return Deviance.logPoisson((double) n, s) + StrictMath.log(sum);
  }
}
