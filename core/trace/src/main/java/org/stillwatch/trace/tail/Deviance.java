// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// Logarithms of Poisson and binomial probabilities without cancellation: Stirling's error and the
/// deviance `x ln(x/m) + m - x` (C. Loader, Fast and Accurate Computation of Binomial
/// Probabilities, 2000). Absolute error below 1e-12 nats where the probability is above 1e-300.
///
/// The naive `x ln m - lgamma(x + 1) - m` subtracts numbers near 1.6e8 at x = 1e7 and is off by
/// 1e-8.
final class Deviance {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
  private static final int SMALL = 15;

  private Deviance() {}

  /// ln P(X = x) for X ~ Poisson(mean), mean above zero.
  static double logPoisson(double x, double mean) {
    return x == 0
        ? -mean
        : -stirlingError(x) - of(x, mean) - HALF_LOG_TWO_PI - 0.5 * StrictMath.log(x);
  }

  /// ln P(X = k) for X ~ Binomial(n, p), 0 < p < 1.
  static double logBinomial(double k, double n, double p) {
    double q = 1 - p;
    if (k == 0) {
      return n * StrictMath.log1p(-p);
    }
    if (k == n) {
      return n * StrictMath.log(p);
    }
    double shape = 0.5 * (StrictMath.log(n) - StrictMath.log(k) - StrictMath.log(n - k));
    return stirlingError(n)
        - stirlingError(k)
        - stirlingError(n - k)
        - of(k, n * p)
        - of(n - k, n * q)
        - HALF_LOG_TWO_PI
        + shape;
  }

  /// `x ln(x/m) + m - x`, by a series where x is near m.
  static double of(double x, double m) {
    double distance = x - m;
    if (StrictMath.abs(distance) >= 0.1 * (x + m)) {
      return x * StrictMath.log(x / m) + m - x;
    }
    double v = distance / (x + m);
    double square = v * v;
    double power = 2 * x * v;
    double sum = distance * v;
    double before = Double.NaN;
    for (int odd = 3; sum != before; odd += 2) {
      before = sum;
      power *= square;
      sum += power / odd;
    }
    return sum;
  }

  /// ln n! - (n + 1/2) ln n + n - ln(2 pi)/2, n above zero.
  static double stirlingError(double n) {
    if (n <= SMALL) {
      double factorial = 1;
      for (int i = 2; i <= n; i++) {
        factorial *= i;
      }
      return StrictMath.log(factorial) - (n + 0.5) * StrictMath.log(n) + n - HALF_LOG_TWO_PI;
    }
    double r = 1 / (n * n);
    return (1.0 / 12
            - r
                * (1.0 / 360
                    - r
                        * (1.0 / 1260
                            - r * (1.0 / 1680 - r * (1.0 / 1188 - r * (691.0 / 360360))))))
        / n;
  }
}
