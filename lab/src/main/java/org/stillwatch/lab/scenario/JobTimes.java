// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.Arrays;
import org.stillwatch.lab.scenario.chance.Dice;

/// When the tasks of a campaign are done: under a ramp, in bursts, in shifts of work and rest that
/// all members share, or in waking hours.
final class JobTimes {
  private final Recipe.Campaign plan;
  private final Dice dice;
  private final long from;
  private final long to;
  private final int hoursEast;

  JobTimes(Recipe.Campaign plan, Dice dice, long from, long to) {
    this.plan = plan;
    this.dice = dice;
    this.from = from;
    this.to = to;
    this.hoursEast = plan.uses("common-hours") ? dice.between(-8, 9) : 0;
  }

  /// Sorted times of so many tasks.
  long[] of(int n) {
    long[] shifts = shifts();
    long[] times = new long[n];
    for (int i = 0; i < n; i++) {
      times[i] = draw(shifts);
    }
    Arrays.sort(times);
    return times;
  }

  /// A time under the ramp: of two uniform draws inside it the later one is a rising line.
  private long draw(long[] shifts) {
    long ramp = Math.min(plan.ramp().toMillis(), to - from);
    while (true) {
      long offset = dice.below(to - from);
      if (offset < ramp && dice.below(ramp) > offset) {
        continue;
      }
      long time = from + offset;
      if (plan.uses("common-hours") && !dice.chance(Rhythm.wakefulness(time, hoursEast))) {
        continue;
      }
      if (hasNoShifts()) {
        return time;
      }
      if (plan.uses("bursts")) {
        long burst = shifts[dice.below(shifts.length)];
        long within = burst + (long) (dice.unit() * 12 * Rhythm.MINUTE);
        if (within - from < ramp && dice.below(ramp) > within - from) {
          continue;
        }
        return Math.min(to - 1, within);
      }
      int at = Arrays.binarySearch(shifts, time);
      if ((at >= 0 ? at : -at - 2) % 2 == 0) {
        return time;
      }
    }
  }

  private boolean hasNoShifts() {
    return plan.uses("independent")
        || plan.uses("human-hours")
        || plan.uses("common-hours")
        || plan.uses("handed-round");
  }

  /// Starts of bursts, or borders between shifts of work and of rest, common to all members.
  private long[] shifts() {
    long[] borders = new long[(int) ((to - from) / Rhythm.HOUR) + 4];
    int n = 0;
    long at = from;
    while (at < to) {
      borders[n++] = at;
      double hours =
          plan.uses("bursts")
              ? 1.5 + 2 * dice.unit()
              : n % 2 == 1 ? 2 + 5 * dice.unit() : 1 + 3 * dice.unit();
      at += (long) (hours * Rhythm.HOUR);
    }
    return Arrays.copyOf(borders, n);
  }
}
