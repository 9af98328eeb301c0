// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

/// Ticks of event time, aligned to the epoch: the tick at T sees what happened before T, no matter
/// when it arrived. The same in scan, live service and Flink (`contracts.md` 5).
///
/// @param lengthMillis distance of two ticks in milliseconds, more than zero
public record Tick(long lengthMillis) {
  /// One hour, for exact proposals.
  public static final Tick HOURLY = new Tick(3_600_000L);

  public Tick {
    if (lengthMillis <= 0) {
      throw new IllegalArgumentException("a tick is longer than zero, got " + lengthMillis);
    }
  }

  /// The first tick that sees an event of this time.
  public long firstSeeing(long timeMillis) {
    return (Math.floorDiv(timeMillis, lengthMillis) + 1) * lengthMillis;
  }

  /// Whether this time is a tick.
  public boolean isTick(long timeMillis) {
    return Math.floorMod(timeMillis, lengthMillis) == 0;
  }
}
