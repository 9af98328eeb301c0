// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.Arrays;
import java.util.function.LongSupplier;
import org.stillwatch.lab.scenario.chance.Dice;

/// When something happens: n sorted times inside a stretch of event time.
interface Rhythm {
  long MINUTE = 60_000;
  long HOUR = 60 * MINUTE;
  long DAY = 24 * HOUR;

  long[] times(Dice dice, int n, long from, long to);

  /// Around the clock, each time independent of the others.
  static Rhythm steady() {
    return (dice, n, from, to) -> sorted(n, () -> from + dice.below(Math.max(1, to - from)));
  }

  /// Around the clock in bursts: gaps are Gamma with this coefficient of variation.
  static Rhythm bursty(double cv) {
    return (dice, n, from, to) -> {
      double[] at = new double[n];
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += dice.gamma(1 / (cv * cv)) + 1e-9;
        at[i] = sum;
      }
      double whole = sum + dice.gamma(1 / (cv * cv)) + 1e-9;
      return Arrays.stream(at).mapToLong(x -> from + (long) (x / whole * (to - from))).toArray();
    };
  }

  /// Waking hours of people who live so many hours east of UTC, less at weekends.
  static Rhythm waking(int hoursEast) {
    return (dice, n, from, to) -> sorted(n, () -> waking(dice, hoursEast, from, to));
  }

  /// Jobs that start at a minute of some hours and run for a while.
  ///
  /// @param minute of the hour
  /// @param everyHours one run in so many hours
  /// @param hour first hour of the day
  /// @param lastsMillis how long a run takes
  static Rhythm cron(int minute, int everyHours, int hour, long lastsMillis) {
    return (dice, n, from, to) -> {
      long step = everyHours * HOUR;
      long first = Math.floorDiv(from, DAY) * DAY + hour * HOUR + minute * MINUTE;
      while (first < from) {
        first += step;
      }
      long start = first;
      int runs = (int) Math.max(1, (to - start + step - 1) / step);
      return sorted(n, () -> start + dice.below(runs) * step + (long) (dice.unit() * lastsMillis));
    };
  }

  /// Everything within one stretch.
  static Rhythm window(long begins, long lastsMillis) {
    return (dice, n, from, to) ->
        sorted(n, () -> Math.min(to - 1, begins + (long) (dice.unit() * lastsMillis)));
  }

  /// How active people who live so many hours east of UTC are at a time, 1 at their busiest.
  static double wakefulness(long time, int hoursEast) {
    long local = time + hoursEast * HOUR;
    int hour = (int) (Math.floorMod(local, DAY) / HOUR);
    boolean weekend = Math.floorMod(Math.floorDiv(local, DAY) + 4, 7) % 6 == 0;
    double weight = hour < 7 ? 0.06 : hour < 9 ? 0.5 : hour < 22 ? 1 : 0.4;
    return weekend ? weight * 0.5 : weight;
  }

  private static long waking(Dice dice, int hoursEast, long from, long to) {
    while (true) {
      long time = from + dice.below(Math.max(1, to - from));
      if (dice.chance(wakefulness(time, hoursEast))) {
        return time;
      }
    }
  }

  private static long[] sorted(int n, LongSupplier draw) {
    long[] times = new long[n];
    for (int i = 0; i < n; i++) {
      times[i] = draw.getAsLong();
    }
    Arrays.sort(times);
    return times;
  }
}
