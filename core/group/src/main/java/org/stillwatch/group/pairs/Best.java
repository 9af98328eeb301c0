// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.Arrays;

/// The three largest gains with each partner of one actor, and how many there were. One is reused
/// for every actor, so it is as large as the table has actors, once.
final class Best {
  private static final int KEPT = 3;

  private final double[] gains;
  private final int[] counts;
  private int[] touched = new int[64];
  private int size;

  Best(int actors) {
    gains = new double[KEPT * actors];
    counts = new int[actors];
  }

  void clear() {
    for (int i = 0; i < size; i++) {
      counts[touched[i]] = 0;
      Arrays.fill(gains, KEPT * touched[i], KEPT * touched[i] + KEPT, 0);
    }
    size = 0;
  }

  void add(int partner, double gain) {
    if (counts[partner]++ == 0) {
      if (size == touched.length) {
        touched = Arrays.copyOf(touched, size * 2);
      }
      touched[size++] = partner;
    }
    double rest = gain;
    for (int i = KEPT * partner; i < KEPT * partner + KEPT; i++) {
      double larger = Math.max(rest, gains[i]);
      rest = Math.min(rest, gains[i]);
      gains[i] = larger;
    }
  }

  /// Partners in ascending order, with the sum of their gains.
  void each(PairSource.Sink sink) {
    Arrays.sort(touched, 0, size);
    for (int i = 0; i < size; i++) {
      int at = KEPT * touched[i];
      sink.partner(touched[i], gains[at] + gains[at + 1] + gains[at + 2], counts[touched[i]]);
    }
  }
}
