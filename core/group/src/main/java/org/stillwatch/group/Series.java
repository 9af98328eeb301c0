// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// When one principal was lately active: requests per hour of the last seven days, and the 10
/// seconds with a request in the last 24 half hours that had one. 1.2 kB when full. It depends on
/// what was seen and not on its order. Mutable for speed.
public final class Series {
  /// Hours that are kept.
  public static final int HOURS = 168;

  /// Parts of a half hour, each of ten seconds.
  public static final int PARTS = 180;

  private static final int HALF_HOURS = 24;
  private static final int WORDS = 3;
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final long PART_MILLIS = 10_000L;

  private final char[] perHour = new char[HOURS];
  private long newestHour = Long.MIN_VALUE;
  private int[] halfHours = new int[2];
  private long[] parts = new long[2 * WORDS];
  private int halfHourCount;

  /// One half hour with activity.
  ///
  /// @param halfHour number of the half hour since the epoch
  /// @param first parts 0 to 59 with a request, one bit each
  /// @param second parts 60 to 119
  /// @param third parts 120 to 179
  public record HalfHour(int halfHour, long first, long second, long third) {}

  void add(long timeMillis) {
    long hour = Math.floorDiv(timeMillis, HOUR_MILLIS);
    if (newestHour == Long.MIN_VALUE) {
      newestHour = hour;
    }
    for (long h = Math.max(newestHour, hour - HOURS) + 1; h <= hour; h++) {
      perHour[(int) Math.floorMod(h, (long) HOURS)] = 0;
    }
    newestHour = Math.max(newestHour, hour);
    if (hour > newestHour - HOURS) {
      int slot = (int) Math.floorMod(hour, (long) HOURS);
      perHour[slot] = (char) Math.min(Character.MAX_VALUE, perHour[slot] + 1);
    }
    mark(timeMillis);
  }

  private void mark(long timeMillis) {
    int halfHour = (int) Math.floorDiv(timeMillis, PrincipalLog.BIN_MILLIS);
    int at = halfHourCount;
    while (at > 0 && halfHours[at - 1] > halfHour) {
      at--;
    }
    if (at > 0 && halfHours[at - 1] == halfHour) {
      at--;
    } else if (at == 0 && halfHourCount == HALF_HOURS) {
      return;
    } else {
      at = open(at, halfHour);
    }
    int part = (int) (Math.floorMod(timeMillis, PrincipalLog.BIN_MILLIS) / PART_MILLIS);
    parts[at * WORDS + part / 60] |= 1L << (part % 60);
  }

  /// Opens a half hour; when there is no room left the oldest one goes.
  ///
  /// @param before how many of those that are kept are older
  /// @return its place
  private int open(int before, int halfHour) {
    int at = before;
    if (halfHourCount == HALF_HOURS) {
      move(1, 0, --at);
    } else {
      if (halfHourCount == halfHours.length) {
        int room = Math.min(HALF_HOURS, halfHours.length * 2);
        halfHours = Arrays.copyOf(halfHours, room);
        parts = Arrays.copyOf(parts, room * WORDS);
      }
      move(at, at + 1, halfHourCount++ - at);
    }
    halfHours[at] = halfHour;
    Arrays.fill(parts, at * WORDS, (at + 1) * WORDS, 0);
    return at;
  }

  private void move(int from, int to, int count) {
    System.arraycopy(halfHours, from, halfHours, to, count);
    System.arraycopy(parts, from * WORDS, parts, to * WORDS, count * WORDS);
  }

  /// Requests in one hour since the epoch, saturating; 0 when it is not kept.
  public int inHour(long hour) {
    boolean known = newestHour != Long.MIN_VALUE && hour <= newestHour && hour > newestHour - HOURS;
    return known ? perHour[(int) Math.floorMod(hour, (long) HOURS)] : 0;
  }

  /// Requests of the seven days before a time.
  public long weekBefore(long timeMillis) {
    long until = Math.floorDiv(timeMillis, HOUR_MILLIS);
    long sum = 0;
    for (long hour = until - HOURS; hour < until; hour++) {
      sum += inHour(hour);
    }
    return sum;
  }

  /// The active half hours from one on, in order of time.
  public List<HalfHour> halfHours(int from) {
    var found = new ArrayList<HalfHour>();
    for (int i = 0; i < halfHourCount; i++) {
      if (halfHours[i] >= from) {
        int at = i * WORDS;
        found.add(new HalfHour(halfHours[i], parts[at], parts[at + 1], parts[at + 2]));
      }
    }
    return found;
  }
}
