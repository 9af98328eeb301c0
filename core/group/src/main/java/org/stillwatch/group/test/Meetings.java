// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import org.stillwatch.group.Series;

/// How many members are active in each 10 seconds, minute and 10 minutes of some half hours.
final class Meetings {
  private static final int MINUTES = 30;
  private static final int TENS_OF_MINUTES = 3;

  /// By width, half hour and place in it.
  private final int[][][] counts;

  Meetings(int windows) {
    counts =
        new int[][][] {
          new int[windows][Series.PARTS],
          new int[windows][MINUTES],
          new int[windows][TENS_OF_MINUTES]
        };
  }

  void add(int window, Parts parts) {
    for (int width = 0; width < counts.length; width++) {
      int[] places = counts[width][window];
      parts.at(width, place -> places[place]++);
    }
  }

  /// Whether a member, itself counted, shares a place with another.
  boolean meets(int window, Parts parts, int width) {
    int[] places = counts[width][window];
    boolean[] met = new boolean[1];
    parts.at(width, place -> met[0] |= places[place] > 1);
    return met[0];
  }

  /// Pairs at each width.
  double[] pairs() {
    double[] pairs = new double[counts.length];
    for (int width = 0; width < counts.length; width++) {
      for (int[] window : counts[width]) {
        for (int count : window) {
          pairs[width] += count * (count - 1.0) / 2;
        }
      }
    }
    return pairs;
  }
}
