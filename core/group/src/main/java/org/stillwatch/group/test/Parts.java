// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import org.stillwatch.group.Series;

/// The 10 seconds of one half hour with a request, one bit each, 60 to a word.
record Parts(long first, long second, long third) {
  private static final int PER_MINUTE = 6;
  private static final int MINUTES_PER_WORD = 10;

  static Parts of(Series.HalfHour half) {
    return new Parts(half.first(), half.second(), half.third());
  }

  /// All parts of some minutes.
  static Parts ofMinutes(boolean[] minutes) {
    long[] words = new long[3];
    for (int m = 0; m < minutes.length; m++) {
      if (minutes[m]) {
        words[m / MINUTES_PER_WORD] |= 0x3fL << (m % MINUTES_PER_WORD * PER_MINUTE);
      }
    }
    return new Parts(words[0], words[1], words[2]);
  }

  Parts without(Parts other) {
    return new Parts(first & ~other.first, second & ~other.second, third & ~other.third);
  }

  /// The minutes, one bit each.
  long minutes() {
    return minutes(first) | minutes(second) << 10 | minutes(third) << 20;
  }

  private static long minutes(long bits) {
    long found = 0;
    for (int m = 0; m < MINUTES_PER_WORD; m++) {
      found |= (bits >>> (m * PER_MINUTE) & 0x3fL) == 0 ? 0 : 1L << m;
    }
    return found;
  }

  /// The thirds of the half hour, one bit each.
  long tensOfMinutes() {
    return (first == 0 ? 0 : 1) | (second == 0 ? 0 : 2) | (third == 0 ? 0 : 4);
  }
}
