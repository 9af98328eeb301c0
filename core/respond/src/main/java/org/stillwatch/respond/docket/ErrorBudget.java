// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import org.stillwatch.respond.action.Action;

/// How many actions may turn out to be wrong before the service stops acting by itself.
///
/// @param always that many may, however few actions there were
/// @param share of the actions begun in the window, 0 to 1
/// @param windowMillis how far it looks back
public record ErrorBudget(int always, double share, long windowMillis) {
  /// Two, or one in a hundred, in thirty days.
  public static final ErrorBudget DEFAULT = new ErrorBudget(2, 0.01, 30 * 86_400_000L);

  public ErrorBudget {
    if (always < 0 || !(share >= 0 && share <= 1) || windowMillis <= 0) {
      throw new IllegalArgumentException("no budget");
    }
  }

  /// How many appeals were won in the window.
  public long wrong(Docket docket, long nowMillis) {
    return docket.appeals().values().stream()
        .filter(a -> a.outcome() == Appeal.Outcome.OVERTURNED)
        .filter(a -> a.filedMillis() > nowMillis - windowMillis)
        .count();
  }

  /// How many may be won.
  public long allowed(Docket docket, long nowMillis) {
    long begun =
        docket.actions().values().stream()
            .filter(ErrorBudget::begun)
            .filter(a -> a.untilMillis() - a.lastsMillis() > nowMillis - windowMillis)
            .count();
    return Math.max(always, (long) Math.floor(share * begun));
  }

  /// Whether more turned out to be wrong than may.
  public boolean isSpent(Docket docket, long nowMillis) {
    return wrong(docket, nowMillis) > allowed(docket, nowMillis);
  }

  private static boolean begun(Action action) {
    return action.untilMillis() != Long.MIN_VALUE;
  }
}
