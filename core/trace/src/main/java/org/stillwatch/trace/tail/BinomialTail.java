// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// The upper tail of Binomial(n, p) in log10: also the sign test of twins (p = 1/2) and the matches
/// of routed pools (p = 1/K).
///
/// A sum of positive terms from the observed count outwards. Absolute error below 1e-9 in log10 for
/// n to 1e7 and p to 1e-300 (`vectors/tails.json`).
public final class BinomialTail {
  private BinomialTail() {}

  /// log10 P(X >= k).
  ///
  /// @param n trials, 0 or more
  /// @param p chance of success under the null, between 0 and 1, both excluded
  /// @param k successes seen, 0 to n
  public static double log10Upper(long n, double p, long k) {
    requireTrials(n, p);
    if (k < 0 || k > n) {
      throw new IllegalArgumentException("expected 0 to n successes");
    }
    return Logs.log10(logUpper(n, p, k));
  }

  /// The smallest count at which the tail is at most a level; n + 1 when even n successes are not
  /// enough.
  public static long critical(long n, double p, double log10Alpha) {
    requireTrials(n, p);
    Logs.requireLevel(log10Alpha);
    long low = 0;
    long high = n + 1;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (log10Upper(n, p, middle) > log10Alpha) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /// The natural logarithm of the tail.
  static double logUpper(long n, double p, long k) {
    if (k == 0) {
      return 0;
    }
    return k > (double) n * p
        ? logAtLeast(n, p, k)
        : Logs.ofComplement(StrictMath.min(0, logAtMost(n, p, k - 1)));
  }

  private static double logAtLeast(long n, double p, long k) {
    double odds = p / (1 - p);
    double term = 1;
    double sum = 1;
    for (long j = k; j < n && term > Logs.NEGLIGIBLE * sum; j++) {
      term *= (double) (n - j) / (double) (j + 1) * odds;
      sum += term;
    }
    return Deviance.logBinomial((double) k, (double) n, p) + StrictMath.log(sum);
  }

  private static double logAtMost(long n, double p, long k) {
    double odds = (1 - p) / p;
    double term = 1;
    double sum = 1;
    for (long j = k; j > 0 && term > Logs.NEGLIGIBLE * sum; j--) {
      term *= (double) j / (double) (n - j + 1) * odds;
      sum += term;
    }
    return Deviance.logBinomial((double) k, (double) n, p) + StrictMath.log(sum);
  }

  private static void requireTrials(long n, double p) {
    if (n < 0 || !(p > 0 && p < 1)) {
      throw new IllegalArgumentException("expected n >= 0 and a chance between 0 and 1");
    }
  }
}
