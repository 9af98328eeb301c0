// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

/// Upper tail of Student's t for an even number of degrees of freedom, by the finite series of
/// Abramowitz and Stegun 26.7.4. Absolute error about 1e-15, so only used above 1e-8.
final class StudentTail {
  private StudentTail() {}

  /// ln P(T >= t).
  ///
  /// @param degrees even, at least 2
  static double logUpper(double t, int degrees) {
    if (degrees < 2 || degrees % 2 != 0) {
      throw new IllegalArgumentException("expected an even number of degrees, got " + degrees);
    }
    double cosSquared = degrees / (degrees + t * t);
    double sin = t / StrictMath.sqrt(degrees + t * t);
    double sum = 1;
    double term = 1;
    for (int i = 2; i <= degrees - 2; i += 2) {
      term *= cosSquared * (i - 1) / i;
      sum += term;
    }
    return StrictMath.log(Math.max(1e-16, 0.5 - 0.5 * sin * sum));
  }
}
