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
    double density = 1 - 0.6 * StrictMath.cos(phase);
    elapsedMillis += 2 * dice.share() * meanGapMillis / density;
    return START_MILLIS + (long) elapsedMillis;
  }
}
