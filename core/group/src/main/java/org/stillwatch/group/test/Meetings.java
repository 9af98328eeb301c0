// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Arrays;
import org.stillwatch.group.Series;

/// How many members are active in each 10 seconds, minute and 10 minutes of some half hours, and
/// how many pairs of members meet there. Mutable for speed: most of the time of [Minutes] goes by
/// here.
final class Meetings {
  private static final int MINUTES = 30;
  private static final int TENS_OF_MINUTES = 3;
  private static final int WIDTHS = 3;

  /// By width, half hour and place in it.
  private final int[][][] counts;

  private final long[] pairs = new long[WIDTHS];
  private final boolean[] used;

  Meetings(int windows) {
    used = new boolean[windows];
    counts =
        new int[][][] {
          new int[windows][Series.PARTS],
          new int[windows][MINUTES],
          new int[windows][TENS_OF_MINUTES]
        };
  }

  /// Forgets everything.
  void clear() {
    Arrays.fill(pairs, 0);
    for (int window = 0; window < used.length; window++) {
      if (used[window]) {
        for (int[][] ofWidth : counts) {
          Arrays.fill(ofWidth[window], 0);
        }
        used[window] = false;
      }
    }
  }

  void add(int window, Parts parts) {
    used[window] = true;
    int[] tens = counts[0][window];
    long met = add(parts.first(), tens, 0) + add(parts.second(), tens, 60);
    pairs[0] += met + add(parts.third(), tens, 120);
    pairs[1] += add(parts.minutes(), counts[1][window], 0);
    pairs[2] += add(parts.tensOfMinutes(), counts[2][window], 0);
  }

  /// Whoever comes to a place meets all who are there.
  private static long add(long bits, int[] places, int offset) {
    long met = 0;
    for (long left = bits; left != 0; left &= left - 1) {
      met += places[offset + Long.numberOfTrailingZeros(left)]++;
    }
    return met;
  }

  /// Whether a member, itself counted, shares a place with another.
  boolean meets(int window, Parts parts, int width) {
    int[] places = counts[width][window];
    return switch (width) {
      case 0 ->
          meets(parts.first(), places, 0)
              || meets(parts.second(), places, 60)
              || meets(parts.third(), places, 120);
      case 1 -> meets(parts.minutes(), places, 0);
      default -> meets(parts.tensOfMinutes(), places, 0);
    };
  }

  private static boolean meets(long bits, int[] places, int offset) {
    for (long left = bits; left != 0; left &= left - 1) {
      if (places[offset + Long.numberOfTrailingZeros(left)] > 1) {
        return true;
      }
    }
    return false;
  }

  /// Pairs at each width.
  double[] pairs() {
    return Arrays.stream(pairs).asDoubleStream().toArray();
  }
}
