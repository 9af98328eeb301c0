// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

/// Upper 95 % bounds of rates.
final class UpperBound {
  private static final double Z = 1.96;
  private static final double NONE_SEEN = 3;

  private UpperBound() {}

  /// Of a share: the rule of three (Hanley and Lippman-Hand 1983) for 0 of n, else the upper end of
  /// Wilson's interval; 1 of nothing.
  static double of(Interval share) {
    if (share.of() == 0) {
      return 1;
    }
    return share.hits() == 0 ? Math.min(1, NONE_SEEN / share.of()) : share.high();
  }

  /// Of the mean of a Poisson count: 3 for none, else Byar's approximation (Breslow and Day 1987,
  /// 2.10).
  static double ofCount(long count) {
    if (count == 0) {
      return NONE_SEEN;
    }
    double next = count + 1.0;
    double root = 1 - 1 / (9 * next) + Z / (3 * StrictMath.sqrt(next));
    return next * root * root * root;
  }
}
