// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

/// The upper tail of the fused score of a dual key, `(1-w) A + w B` with A and B independent
/// Gamma(n, 1), in log10.
///
/// P = P(B > s/w) + integral over b in [0, s/w] of f(b) Q(n, (s - w b)/(1 - w)) db, by
/// Gauss-Legendre panels over the part of the integrand that matters. Both factors are log-concave
/// and entire in b, so it has one peak and the panels converge fast: within 1e-9 in log10 of
/// `vectors/tails.json`. One Gamma fitted to two moments, as inference servers do, has too light a
/// tail and is not used.
public final class DualTail {
  private static final double[] NODES = {
    0.1488743389816312,
    0.4333953941292472,
    0.6794095682990244,
    0.8650633666889845,
    0.9739065285171717
  };
  private static final double[] WEIGHTS = {
    0.2955242247147529,
    0.2692667193099963,
    0.2190863625159820,
    0.1494513491505806,
    0.0666713443086881
  };
  private static final int PANELS = 48;
  private static final double FORGOTTEN_NATS = 45;

  private final long n;
  private final double weightB;
  private final double s;

  private DualTail(long n, double weightB, double s) {
    this.n = n;
    this.weightB = weightB;
    this.s = s;
  }

  /// log10 P((1-w) A + w B >= s); 0 when n is 0.
  ///
  /// @param n scores under each key, 0 or more
  /// @param weightB w, above 0 and below 1
  /// @param s the fused score, finite, 0 or more
  public static double log10Upper(long n, double weightB, double s) {
    if (n < 0 || !(weightB > 0 && weightB < 1) || !(s >= 0) || Double.isInfinite(s)) {
      throw new IllegalArgumentException("expected n >= 0, 0 < w < 1 and a finite s >= 0");
    }
    return n == 0 || s == 0 ? 0 : Logs.log10(new DualTail(n, weightB, s).log());
  }

  private double log() {
    double end = s / weightB;
    double peak = peak(end);
    double floor = logIntegrand(peak) - FORGOTTEN_NATS;
    double from = border(peak, 0, floor);
    double to = border(peak, end, floor);
    double width = (to - from) / PANELS;
    double sum = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < PANELS; i++) {
      sum = Logs.sum(sum, logPanel(from + (i + 0.5) * width, width / 2));
    }
    return Logs.sum(sum, GammaTail.logUpper(n, end));
  }

  private double logPanel(double middle, double half) {
    double sum = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < NODES.length; i++) {
      double weight = StrictMath.log(WEIGHTS[i] * half);
      sum = Logs.sum(sum, weight + logIntegrand(middle - NODES[i] * half));
      sum = Logs.sum(sum, weight + logIntegrand(middle + NODES[i] * half));
    }
    return sum;
  }

  private double logIntegrand(double b) {
    double rest = StrictMath.max(0, (s - weightB * b) / (1 - weightB));
    return logDensity(b) + GammaTail.logUpper(n, rest);
  }

  private double logDensity(double b) {
    if (b == 0) {
      return n == 1 ? 0 : Double.NEGATIVE_INFINITY;
    }
    return Deviance.logPoisson(n - 1.0, b);
  }

  private double peak(double end) {
    double low = 0;
    double high = end;
    while (high - low > 1e-6 * end) {
      double third = (high - low) / 3;
      if (logIntegrand(low + third) < logIntegrand(high - third)) {
        low += third;
      } else {
        high -= third;
      }
    }
    return low + (high - low) / 2;
  }

  /// Where the integrand falls to a floor on the way from the peak to an end, or that end.
  private double border(double peak, double end, double floor) {
    if (logIntegrand(end) >= floor) {
      return end;
    }
    double inside = peak;
    double outside = end;
    for (int i = 0; i < 40; i++) {
      double middle = (inside + outside) / 2;
      if (logIntegrand(middle) >= floor) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return outside;
  }
}
