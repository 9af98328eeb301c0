// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

/// Counts pairs that are active in the same half hour, and how many would be if each member's own
/// activity were moved by 2 to 5 hours to either side.
final class Coactivity {
  private final double[] active = new double[Week.BINS];
  private final double[] chance = new double[Week.BINS];
  private final double[] chanceSquared = new double[Week.BINS];

  void add(Week week) {
    for (int bin : week.active()) {
      active[bin]++;
    }
    for (int bin : week.possible()) {
      double p = week.chance(bin);
      chance[bin] += p;
      chanceSquared[bin] += p * p;
    }
  }

  /// How often one principal meets the group, over how often it would if its own activity moved.
  ///
  /// @param counted whether the principal is part of the counts, and is to be left out of them
  double alignment(Week week, boolean counted) {
    double met = 0;
    for (int bin : week.active()) {
      met += active[bin] - (counted ? 1 : 0);
    }
    double moved = 0;
    for (int bin : week.possible()) {
      moved += week.chance(bin) * active[bin];
    }
    return (met + 0.5) / (moved + 0.5);
  }

  double pairs() {
    double sum = 0;
    for (double count : active) {
      sum += count * (count - 1) / 2;
    }
    return sum;
  }

  double expectedPairs() {
    double sum = 0;
    for (int b = 0; b < Week.BINS; b++) {
      sum += (chance[b] * chance[b] - chanceSquared[b]) / 2;
    }
    return sum;
  }

  /// Seen over expected, with one pair added to each, so that it is never zero.
  double ratio() {
    return (pairs() + 1) / (expectedPairs() + 1);
  }
}
