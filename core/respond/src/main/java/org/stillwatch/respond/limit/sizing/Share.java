// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit.sizing;

/// A share of principals with the uncertainty of counting.
///
/// @param hit how many
/// @param of how many there are
public record Share(long hit, long of) {
  /// The 97.5 % point of the normal distribution.
  private static final double Z = 1.959963984540054;

  private static final double MONTH_DAYS = 30;

  public Share {
    if (hit < 0 || of < hit) {
      throw new IllegalArgumentException("a part is no more than the whole");
    }
  }

  /// The share itself; 0 where there is nobody.
  public double share() {
    return of == 0 ? 0 : (double) hit / of;
  }

  /// Lower end of the 95 % interval of Wilson (1927).
  public double low() {
    return of == 0 ? 0 : hit == 0 ? 0 : middle() - half();
  }

  /// Upper end of the 95 % interval; 1 where there is nobody.
  public double high() {
    return of == 0 ? 1 : hit == of ? 1 : middle() + half();
  }

  private double middle() {
    return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
  }

  private double half() {
    double p = share();
    return Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
  }

  /// The share in a month, from that in some days. Assumed: one stretch of days is like another and
  /// hits others than the one before, so that it is rather too high.
  static double inMonth(double share, double days) {
    return days >= MONTH_DAYS ? share : 1 - StrictMath.pow(1 - share, MONTH_DAYS / days);
  }
}
