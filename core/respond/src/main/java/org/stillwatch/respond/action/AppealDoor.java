// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.action;

/// Whether customers can appeal: what the health check of the provider's own front end said. Fails
/// closed: without a check there is no door.
///
/// @param checkedAtStart whether it answered when the service started
/// @param lastWellMillis when it answered last; `Long.MIN_VALUE` when it never did
public record AppealDoor(boolean checkedAtStart, long lastWellMillis) {
  /// There is none.
  public static final AppealDoor NONE = new AppealDoor(false, Long.MIN_VALUE);

  private static final long HOUR_MILLIS = 3_600_000L;

  /// Whether it is open.
  public boolean isOpen(long nowMillis) {
    return checkedAtStart
        && lastWellMillis != Long.MIN_VALUE
        && lastWellMillis <= nowMillis
        && nowMillis - lastWellMillis <= HOUR_MILLIS;
  }
}
