// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.stream.LongStream;

/// A set of hours, of which the newest 192 are kept: 32 bytes. Mutable for speed.
public final class HourSet {
  /// Hours that are kept.
  public static final int KEPT = 192;

  private static final long HOUR_MILLIS = 3_600_000L;

  private long newest = Long.MIN_VALUE;
  private long first;
  private long second;
  private long third;

  void add(long timeMillis) {
    long hour = Math.floorDiv(timeMillis, HOUR_MILLIS);
    if (newest == Long.MIN_VALUE) {
      newest = hour;
    }
    for (long h = Math.max(newest, hour - KEPT) + 1; h <= hour; h++) {
      set(h, false);
    }
    newest = Math.max(newest, hour);
    if (hour > newest - KEPT) {
      set(hour, true);
    }
  }

  private void set(long hour, boolean value) {
    int slot = (int) Math.floorMod(hour, (long) KEPT);
    long bit = 1L << (slot % 64);
    switch (slot / 64) {
      case 0 -> first = value ? first | bit : first & ~bit;
      case 1 -> second = value ? second | bit : second & ~bit;
      default -> third = value ? third | bit : third & ~bit;
    }
  }

  private boolean has(long hour) {
    int slot = (int) Math.floorMod(hour, (long) KEPT);
    long word = slot < 64 ? first : slot < 128 ? second : third;
    return (word >>> (slot % 64) & 1) != 0;
  }

  /// The hours since the epoch, ascending.
  public LongStream hours() {
    return newest == Long.MIN_VALUE
        ? LongStream.empty()
        : LongStream.rangeClosed(newest - KEPT + 1, newest).filter(this::has);
  }
}
