// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

import java.util.OptionalLong;

/// When a failed delivery is tried again: exponential backoff with full jitter, that is, after a
/// time between nothing and a bound that doubles with each failure. The chance is handed in.
///
/// @param firstMillis bound after the first failure
/// @param mostMillis no bound is longer
/// @param patienceMillis how long a delivery is tried
/// @param mostTries how often it is tried
public record Retries(long firstMillis, long mostMillis, long patienceMillis, int mostTries) {
  /// At first within 2 seconds, never later than an hour, for 3 days or 200 tries (assumed; 3 days
  /// of backoff are about 155 tries).
  public static final Retries DEFAULT = new Retries(2_000L, 3_600_000L, 259_200_000L, 200);

  /// @throws IllegalArgumentException for bounds below 1, or a first bound above the longest
  public Retries {
    if (firstMillis < 1 || mostMillis < firstMillis || patienceMillis < 1 || mostTries < 1) {
      throw new IllegalArgumentException(
          "need 1 <= first <= most, a patience and tries of 1 or more");
    }
  }

  /// How long to wait after a failure; empty when it is time to give up.
  ///
  /// @param failures how often it failed, this time included; 1 or more
  /// @param ageMillis how long it has been tried
  /// @param jitter chance, from 0 to 1
  /// @throws IllegalArgumentException for numbers outside of these
  public OptionalLong waitMillis(int failures, long ageMillis, double jitter) {
    if (failures < 1 || !(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("need a failure, and a chance from 0 to 1");
    }
    if (failures >= mostTries || ageMillis >= patienceMillis) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Math.round(boundMillis(failures) * jitter));
  }

  private long boundMillis(int failures) {
    int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(firstMillis) - 1);
    return Math.min(mostMillis, firstMillis << doublings);
  }
}
