// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import org.stillwatch.group.PrincipalLog;

/// Counts pairs that are active in the same half hour, and how many would be if each member's own
/// activity were moved by 2 to 5 hours to either side.
final class Coactivity {
  private static final int WINDOW_BINS = 7 * 48;
  private static final int NEAREST_SHIFT = 4;
  private static final int FARTHEST_SHIFT = 10;

  private final int firstBin;
  private final double[] active = new double[WINDOW_BINS];
  private final double[] chance = new double[WINDOW_BINS];
  private final double[] chanceSquared = new double[WINDOW_BINS];

  /// @param lastBin the first half hour that is no longer seen
  Coactivity(int lastBin) {
    firstBin = lastBin - WINDOW_BINS;
  }

  void add(PrincipalLog principal) {
    double[] own = new double[WINDOW_BINS];
    for (int bin : principal.activeBins(firstBin)) {
      int at = bin - firstBin;
      if (at >= WINDOW_BINS) {
        break;
      }
      active[at]++;
      spread(own, at);
    }
    for (int b = 0; b < WINDOW_BINS; b++) {
      chance[b] += own[b];
      chanceSquared[b] += own[b] * own[b];
    }
  }

  private static void spread(double[] own, int at) {
    double share = 1.0 / (2 * (FARTHEST_SHIFT - NEAREST_SHIFT + 1));
    for (int shift = NEAREST_SHIFT; shift <= FARTHEST_SHIFT; shift++) {
      // What would leave the window comes back at its other end, so that no activity is lost.
      own[Math.floorMod(at - shift, WINDOW_BINS)] += share;
      own[Math.floorMod(at + shift, WINDOW_BINS)] += share;
    }
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
    for (int b = 0; b < WINDOW_BINS; b++) {
      sum += (chance[b] * chance[b] - chanceSquared[b]) / 2;
    }
    return sum;
  }

  /// Seen over expected, with one pair added to each, so that it is never zero.
  double ratio() {
    return (pairs() + 1) / (expectedPairs() + 1);
  }
}
