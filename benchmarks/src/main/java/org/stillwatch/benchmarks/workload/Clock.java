// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.workload;

/// Times of requests over seven days, four times as dense at noon (UTC) as at midnight.
final class Clock {
  private static final long START_MILLIS = 1_767_571_200_000L; // 2026-01-05T00:00:00Z, a Monday
  private static final long DAY_MILLIS = 86_400_000L;
  private static final int DAYS = 7;

  private final double meanGapMillis;
  private double elapsedMillis;

  Clock(int rows) {
    meanGapMillis = DAYS * (double) DAY_MILLIS / rows;
  }

  long next(Dice dice) {
    double phase = 2 * Math.PI * (elapsedMillis % DAY_MILLIS) / DAY_MILLIS;
    // 0.6 makes the densities 1.6 : 0.4; the root keeps the mean gap over a day.
    double density = (1 - 0.6 * StrictMath.cos(phase)) / StrictMath.sqrt(1 - 0.36);
    elapsedMillis += 2 * dice.share() * meanGapMillis / Math.max(0.1, density);
    return START_MILLIS + (long) elapsedMillis;
  }
}
