// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Optional;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Permission;

/// The beginning of an action, as far as it may begin: the one place that lets one begin.
final class Begin {
  private Begin() {}

  /// Its beginning, or the step to a graver measure; empty when there is nothing that may be done
  /// beyond what is done.
  static Optional<Event> of(Action action, Circumstances now) {
    var backing = new Permission.Backing(action.approvals().size(), now.appealOpen());
    Measure may = Permission.of(action.asked(), action.grounds(), backing).measure();
    boolean more =
        switch (action.state()) {
          case PROPOSED -> may.compareTo(Measure.OBSERVE) > 0;
          case RUNNING -> action.runsAt(now.nowMillis()) && may.compareTo(action.measure()) > 0;
          case EXPIRED, UNDONE, LIFTED, DECLINED -> false;
        };
    return more
        ? Optional.of(
            new Event.Started(
                now.nowMillis(),
                Event.SERVICE,
                action.id(),
                may,
                now.nowMillis() + action.lastsMillis()))
        : Optional.empty();
  }
}
