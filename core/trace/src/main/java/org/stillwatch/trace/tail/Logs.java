// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// Probabilities as logarithms: conversions and sums that a double could not hold.
final class Logs {
  static final double LN_10 = 2.302585092994046;

  /// A term that changes no sum of doubles any more.
  static final double NEGLIGIBLE = 1e-18;

  private Logs() {}

  /// log10 of a probability given as natural logarithm, never above 0.
  static double log10(double ln) {
    return StrictMath.min(0, ln / LN_10);
  }

  /// ln(1 - e^x) for x <= 0.
  static double ofComplement(double x) {
    return x > -0.693 ? StrictMath.log(-StrictMath.expm1(x)) : StrictMath.log1p(-StrictMath.exp(x));
  }

  /// ln(e^a + e^b).
  static double sum(double a, double b) {
    double most = StrictMath.max(a, b);
    if (most == Double.NEGATIVE_INFINITY) {
      return most;
    }
    return most + StrictMath.log1p(StrictMath.exp(StrictMath.min(a, b) - most));
  }

  static void requireLevel(double log10Alpha) {
    if (!(log10Alpha < 0) || Double.isInfinite(log10Alpha)) {
      throw new IllegalArgumentException("expected log10 of a level below 1, got " + log10Alpha);
    }
  }

  static void requireAlpha(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException("expected a level between 0 and 1, got " + alpha);
    }
  }

  static void requirePValues(double[] log10P) {
    for (double one : log10P) {
      if (!(one <= 0)) {
        throw new IllegalArgumentException("expected log10 of p-values, at most 0");
      }
    }
  }
}
