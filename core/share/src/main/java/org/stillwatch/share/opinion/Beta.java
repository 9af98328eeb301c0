// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import org.stillwatch.base.stat.LogGamma;

/// The Beta distribution: how sure one may be of a share after some outcomes.
///
/// The regularised incomplete beta function by its continued fraction (DLMF 8.17.22), evaluated by
/// Lentz's method; the quantile by bisection. Absolute error below 1e-9 for parameters to 10,000.
final class Beta {
  private static final int STEPS = 10_000;
  private static final double TINY = 1e-300;
  private static final double CLOSE = 1e-14;

  private Beta() {}

  /// The value that a share stays below with a probability.
  ///
  /// @param p the probability, 0 to 1
  /// @param a parameter above 0
  /// @param b parameter above 0
  static double quantile(double p, double a, double b) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (below(middle, a, b) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /// The probability that a share is below x.
  static double below(double x, double a, double b) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    return x < (a + 1) / (a + b + 2) ? lower(x, a, b) : 1 - lower(1 - x, b, a);
  }

  private static double lower(double x, double a, double b) {
    double front =
        a * StrictMath.log(x)
            + b * StrictMath.log1p(-x)
            + LogGamma.of(a + b)
            - LogGamma.of(a)
            - LogGamma.of(b);
    return StrictMath.exp(front) / a / fraction(x, a, b);
  }

  private static double fraction(double x, double a, double b) {
    double f = 1;
    double c = 1;
    double d = 0;
    for (int m = 1; m < STEPS; m++) {
      double term = term(m, x, a, b);
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      f *= c * d;
      if (StrictMath.abs(c * d - 1) < CLOSE) {
        return f;
      }
    }
    return f;
  }

  /// The m-th coefficient, from 1.
  private static double term(int m, double x, double a, double b) {
    int k = m / 2;
    return m % 2 == 0
        ? k * (b - k) * x / ((a + 2 * k - 1) * (a + 2 * k))
        : -(a + k) * (a + b + k) * x / ((a + 2 * k) * (a + 2 * k + 1));
  }

  private static double away(double value) {
    return StrictMath.abs(value) < TINY ? TINY : value;
  }
}
