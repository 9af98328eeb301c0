// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// The standard normal distribution.
final class Normal {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  private Normal() {}

  /// P(Z >= z), relative error below 1e-12: a series near zero, Laplace's continued fraction beyond
  /// (Abramowitz and Stegun 26.2.11, 26.2.14).
  static double upper(double z) {
    if (z < 0) {
      return 1 - upper(-z);
    }
    double density = StrictMath.exp(-z * z / 2 - HALF_LOG_TWO_PI);
    return z < 3 ? 0.5 - density * series(z) : density / fraction(z);
  }

  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int odd = 3; term > 1e-18; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return sum;
  }

  private static double fraction(double z) {
    double value = z;
    for (int i = 120; i > 0; i--) {
      value = z + i / value;
    }
    return value;
  }
}
