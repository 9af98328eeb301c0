// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

/// The theoretical arrival time of a budget: when it will be full again. Times are milliseconds
/// since the epoch, and a fraction whose denominator is [Rate#units].
///
/// @param millis whole milliseconds, 0 or more
/// @param fraction of a millisecond, in parts of the rate's units
public record Level(long millis, long fraction) implements Comparable<Level> {
  /// Nothing was taken within memory.
  public static final Level FULL = new Level(0, 0);

  public Level {
    if (millis < 0 || fraction < 0) {
      throw new IllegalArgumentException("times are not below zero");
    }
  }

  /// Whether nothing is missing at a moment, so that the level may be forgotten.
  public boolean isFullAt(long atMillis) {
    return millis < atMillis || (millis == atMillis && fraction == 0);
  }

  @Override
  public int compareTo(Level other) {
    int whole = Long.compare(millis, other.millis);
    return whole != 0 ? whole : Long.compare(fraction, other.fraction);
  }
}
