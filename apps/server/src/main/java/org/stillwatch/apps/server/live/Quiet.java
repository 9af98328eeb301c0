// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.stillwatch.base.Tick;

/// Moves event time on when nothing arrives: at night no exchange says that an hour is over.
///
/// Once nothing has arrived for as long as an exchange may be late, whatever is older than that has
/// arrived or is late. It moves one tick at a time, and only for traffic of the last day: a log of
/// the past that is being sent has a time of its own.
///
/// @param tick distance of two looks
/// @param latenessMillis how much later than others an exchange may arrive and still count
/// @param behind whether a source may hold traffic that has not arrived; then silence says nothing
public record Quiet(Tick tick, long latenessMillis, BooleanSupplier behind) {
  private static final long DAY_MILLIS = 86_400_000L;

  /// Without sources that are read from here.
  public Quiet(Tick tick, long latenessMillis) {
    this(tick, latenessMillis, () -> false);
  }

  /// The moment up to which all has arrived, when it is time to say so.
  ///
  /// @param nowMillis by the clock
  /// @param arrivedMillis by the clock, when the last exchange arrived
  /// @param latestMillis the latest time of any exchange
  /// @param lastTickMillis the last tick that was run; `Long.MIN_VALUE` before the first
  OptionalLong watermark(
      long nowMillis, long arrivedMillis, long latestMillis, long lastTickMillis) {
    long watermark = nowMillis - latenessMillis;
    boolean silent = nowMillis - arrivedMillis >= latenessMillis && !behind.getAsBoolean();
    boolean ofToday = latestMillis > nowMillis - DAY_MILLIS && latestMillis <= nowMillis;
    boolean unseen = lastTickMillis <= latestMillis;
    boolean due = tick.firstSeeing(latestMillis) <= watermark;
    return silent && ofToday && unseen && due ? OptionalLong.of(watermark) : OptionalLong.empty();
  }
}
