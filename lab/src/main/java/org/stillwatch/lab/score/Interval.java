// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

/// A share with its 95 % interval of Wilson (1927), formula with z = 1.96.
///
/// @param hits how many
/// @param of out of how many
public record Interval(long hits, long of) {
  private static final double Z = 1.96;

  /// The share; 0 of nothing.
  public double share() {
    return of == 0 ? 0 : (double) hits / of;
  }

  /// Lower end; 0 of nothing.
  public double low() {
    return of == 0 ? 0 : Math.max(0, centre() - half());
  }

  /// Upper end; 1 of nothing.
  public double high() {
    return of == 0 ? 1 : Math.min(1, centre() + half());
  }

  private double centre() {
    return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double half() {
    double p = share();
    double spread = StrictMath.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of));
    return Z * spread / (1 + Z * Z / of);
  }
}
