// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base.stat;

/// Exact upper tails as natural logarithms, down to probabilities that a double cannot hold.
///
/// Each is the sum of its own terms from the observed value outwards, started from the largest term
/// in logarithms; relative error of the logarithm below 1e-9 (checked against
/// `vectors/tails.json`).
public final class Tails {
  private static final double NEGLIGIBLE = 1e-18;

  private Tails() {}

  /// ln P(X >= k) for X ~ Binomial(n, p).
  ///
  /// @param k observed successes, 0 to n
  /// @param n trials
  /// @param p probability of success, 0 to 1
  public static double logBinomialUpper(long k, long n, double p) {
    if (k < 0 || k > n || !(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("no binomial tail for k=" + k + " n=" + n + " p=" + p);
    }
    if (k == 0 || p == 1) {
      return 0;
    }
    if (p == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (k <= n * p) {
      return log1mExp(logBinomialLower(k - 1, n, p));
    }
    double sum = 1;
    double term = 1;
    double odds = p / (1 - p);
    for (long i = k; i < n; i++) {
      term *= (n - i) / (i + 1.0) * odds;
      sum += term;
      if (term < NEGLIGIBLE * sum) {
        break;
      }
    }
    return Math.min(0, logBinomialTerm(k, n, p) + StrictMath.log(sum));
  }

  /// ln P(X <= k) for X ~ Binomial(n, p), with k below the mean.
  private static double logBinomialLower(long k, long n, double p) {
    double sum = 1;
    double term = 1;
    double againstOdds = (1 - p) / p;
    for (long i = k; i > 0; i--) {
      term *= i / (n - i + 1.0) * againstOdds;
      sum += term;
      if (term < NEGLIGIBLE * sum) {
        break;
      }
    }
    return Math.min(0, logBinomialTerm(k, n, p) + StrictMath.log(sum));
  }

  private static double logBinomialTerm(long k, long n, double p) {
    return logChoose(n, k) + k * StrictMath.log(p) + (n - k) * StrictMath.log1p(-p);
  }

  /// ln P(X >= k) for X ~ Poisson(mean).
  ///
  /// @param k observed count, 0 or more
  /// @param mean expected count, 0 or more
  public static double logPoissonUpper(long k, double mean) {
    if (k < 0 || !(mean >= 0)) {
      throw new IllegalArgumentException("no Poisson tail for k=" + k + " mean=" + mean);
    }
    if (k == 0) {
      return 0;
    }
    if (mean == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (k <= mean) {
      return log1mExp(logPoissonLower(k - 1, mean));
    }
    double sum = 1;
    double term = 1;
    for (long i = k + 1; term >= NEGLIGIBLE * sum; i++) {
      term *= mean / i;
      sum += term;
    }
    return Math.min(0, logPoissonTerm(k, mean) + StrictMath.log(sum));
  }

  private static double logPoissonLower(long k, double mean) {
    double sum = 1;
    double term = 1;
    for (long i = k; i > 0 && term >= NEGLIGIBLE * sum; i--) {
      term *= i / mean;
      sum += term;
    }
    return Math.min(0, logPoissonTerm(k, mean) + StrictMath.log(sum));
  }

  private static double logPoissonTerm(long k, double mean) {
    return k * StrictMath.log(mean) - mean - LogGamma.of(k + 1.0);
  }

  /// ln P(X >= k) for X hypergeometric: `drawn` of `total` are taken, `marked` of the total count.
  public static double logHypergeometricUpper(long k, long drawn, long marked, long total) {
    long most = Math.min(drawn, marked);
    long least = Math.max(0, drawn + marked - total);
    if (k <= least) {
      return 0;
    }
    if (k > most) {
      return Double.NEGATIVE_INFINITY;
    }
    double first =
        logChoose(marked, k) + logChoose(total - marked, drawn - k) - logChoose(total, drawn);
    double sum = 1;
    double term = 1;
    for (long i = k; i < most; i++) {
      term *=
          (double) (marked - i)
              / (i + 1)
              * ((double) (drawn - i) / (total - marked - drawn + i + 1));
      sum += term;
      // Below the mode the terms still grow: only stop once they fall.
      if (term < NEGLIGIBLE * sum) {
        break;
      }
    }
    return Math.min(0, first + StrictMath.log(sum));
  }

  /// ln of the number of ways to choose k of n.
  public static double logChoose(long n, long k) {
    return LogGamma.of(n + 1.0) - LogGamma.of(k + 1.0) - LogGamma.of(n - k + 1.0);
  }

  /// ln(1 - e^x) for x <= 0.
  static double log1mExp(double x) {
    return x > -0.6931471805599453
        ? StrictMath.log(-StrictMath.expm1(x))
        : StrictMath.log1p(-StrictMath.exp(x));
  }
}
