// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

/// Weeks as numbers: whole weeks since Monday 1 January 2024, 00:00 UTC, which begins epoch 0. A
/// week is 604,800,000 milliseconds; leap seconds do not exist here, as in all of our times.
public final class Epochs {
  /// When epoch 0 begins, in milliseconds since 1970: 2024-01-01T00:00:00Z.
  public static final long START_MILLIS = 1_704_067_200_000L;

  /// The length of an epoch.
  public static final long WEEK_MILLIS = 604_800_000L;

  private Epochs() {}

  /// The epoch of a moment.
  ///
  /// @throws IllegalArgumentException when it lies before epoch 0
  public static long at(long millis) {
    if (millis < START_MILLIS) {
      throw new IllegalArgumentException("expected a time in or after 2024");
    }
    return (millis - START_MILLIS) / WEEK_MILLIS;
  }

  /// When an epoch begins, in milliseconds since 1970.
  public static long begin(long epoch) {
    if (epoch < 0) {
      throw new IllegalArgumentException("expected an epoch of 0 or more, got " + epoch);
    }
    return Math.addExact(START_MILLIS, Math.multiplyExact(epoch, WEEK_MILLIS));
  }
}
