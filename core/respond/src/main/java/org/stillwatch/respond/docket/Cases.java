// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.List;
import org.stillwatch.respond.docket.Refused.Why;

/// What people do with cases.
public final class Cases {
  private Cases() {}

  /// Gives a case to a person.
  public static List<Event> assign(
      Docket docket, String caseId, String person, String to, Circumstances now) throws Refused {
    open(docket, caseId);
    return List.of(new Event.Assigned(now.nowMillis(), person, caseId, to));
  }

  /// Writes something down.
  ///
  /// @param note id of the kept text
  public static List<Event> note(
      Docket docket, String caseId, String person, String note, Circumstances now) throws Refused {
    open(docket, caseId);
    return List.of(new Event.Noted(now.nowMillis(), person, caseId, note));
  }

  /// Closes a case in which nothing waits any more.
  public static List<Event> close(
      Docket docket, String caseId, String person, String reason, Circumstances now)
      throws Refused {
    Case one = open(docket, caseId);
    if (!Approvals.waiting(docket, one.campaign()).isEmpty()) {
      throw new Refused(Why.WRONG_STATE, "actions wait in this case; approve or decline them");
    }
    return List.of(new Event.CaseClosed(now.nowMillis(), person, caseId, reason));
  }

  static Case open(Docket docket, String caseId) throws Refused {
    Case one =
        docket
            .caseWith(caseId)
            .orElseThrow(() -> new Refused(Why.UNKNOWN, "there is no such case"));
    if (!one.open()) {
      throw new Refused(Why.WRONG_STATE, "the case is closed");
    }
    return one;
  }
}
