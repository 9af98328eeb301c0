// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.function.IntConsumer;
import org.stillwatch.group.Series;

/// The 10 seconds of one half hour with a request, one bit each.
record Parts(long first, long second, long third) {
  private static final int PER_MINUTE = 6;

  static Parts of(Series.HalfHour half) {
    return new Parts(half.first(), half.second(), half.third());
  }

  Parts without(boolean[] hot) {
    return new Parts(clear(first, hot, 0), clear(second, hot, 10), clear(third, hot, 20));
  }

  private static long clear(long bits, boolean[] hot, int fromMinute) {
    long left = bits;
    for (int m = 0; m < 10; m++) {
      if (hot[fromMinute + m]) {
        left &= ~(0x3fL << (m * PER_MINUTE));
      }
    }
    return left;
  }

  long minutes() {
    return minutes(first) | minutes(second) << 10 | minutes(third) << 20;
  }

  private static long minutes(long bits) {
    long found = 0;
    for (int m = 0; m < 10; m++) {
      found |= (bits >>> (m * PER_MINUTE) & 0x3fL) == 0 ? 0 : 1L << m;
    }
    return found;
  }

  /// Calls with every active place at a width: 0 for 10 seconds, 1 for minutes, 2 for 10 minutes.
  void at(int width, IntConsumer place) {
    switch (width) {
      case 0 -> {
        each(first, 0, place);
        each(second, 60, place);
        each(third, 120, place);
      }
      case 1 -> each(minutes(), 0, place);
      default ->
          each((first == 0 ? 0 : 1) | (second == 0 ? 0 : 2) | (third == 0 ? 0 : 4), 0, place);
    }
  }

  private static void each(long bits, int offset, IntConsumer place) {
    for (long left = bits; left != 0; left &= left - 1) {
      place.accept(offset + Long.numberOfTrailingZeros(left));
    }
  }
}
