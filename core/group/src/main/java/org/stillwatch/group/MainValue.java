// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

/// The value that one principal uses most, of hashes that are not zero: four counters after Misra
/// and Gries (1982), so a value of more than a fifth of all uses is never lost. 80 bytes. Fed in
/// replay order by one writer; mutable for speed.
final class MainValue {
  private static final int PLACES = 4;

  private final long[] values = new long[PLACES];
  private final int[] credits = new int[PLACES];

  void add(long value) {
    if (value == 0) {
      return;
    }
    int free = -1;
    for (int i = 0; i < PLACES; i++) {
      if (credits[i] > 0 && values[i] == value) {
        credits[i]++;
        return;
      }
      free = credits[i] == 0 ? i : free;
    }
    if (free >= 0) {
      values[free] = value;
      credits[free] = 1;
      return;
    }
    for (int i = 0; i < PLACES; i++) {
      credits[i]--;
    }
  }

  /// The value, 0 when there is none; of two alike the smaller one.
  long get() {
    long best = 0;
    int most = 0;
    for (int i = 0; i < PLACES; i++) {
      if (credits[i] > most || (credits[i] == most && most > 0 && values[i] < best)) {
        best = values[i];
        most = credits[i];
      }
    }
    return best;
  }
}
