// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.List;
import java.util.Optional;
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
    if (one.account().isPresent()) {
      throw new Refused(Why.WRONG_STATE, "it closes when its appeal is decided");
    }
    if (!Approvals.waiting(docket, one).isEmpty()) {
      throw new Refused(Why.WRONG_STATE, "actions wait in this case; approve or decline them");
    }
    return List.of(new Event.CaseClosed(now.nowMillis(), person, caseId, reason));
  }

  /// The longest that a hold lasts before a person has to say so again: half a year.
  public static final long LONGEST_HOLD_MILLIS = 180 * 86_400_000L;

  /// Keeps all that belongs to a case, open or closed, from being forgotten.
  ///
  /// @param lastsMillis up to [#LONGEST_HOLD_MILLIS]; a later hold replaces an earlier one
  public static List<Event> hold(
      Docket docket,
      String caseId,
      String person,
      long lastsMillis,
      String reason,
      Circumstances now)
      throws Refused {
    known(docket, caseId);
    if (lastsMillis <= 0 || lastsMillis > LONGEST_HOLD_MILLIS) {
      throw new Refused(Why.WRONG_STATE, "a hold lasts a day to 180 days");
    }
    return List.of(
        new Event.Held(now.nowMillis(), person, caseId, now.nowMillis() + lastsMillis, reason));
  }

  /// Ends a hold before its time.
  public static List<Event> release(
      Docket docket, String caseId, String person, String reason, Circumstances now)
      throws Refused {
    if (!known(docket, caseId).isHeldAt(now.nowMillis())) {
      throw new Refused(Why.WRONG_STATE, "the case is not held");
    }
    return List.of(new Event.HoldReleased(now.nowMillis(), person, caseId, reason));
  }

  /// The case that opens when an account contests what is done to it.
  static Event contested(Docket docket, Event.Appealed appealed) {
    String evidence =
        docket.running(appealed.account(), appealed.atMillis()).stream()
            .findFirst()
            .map(a -> a.grounds().evidence())
            .orElse("");
    return new Event.AccountCaseOpened(
        appealed.atMillis(),
        Event.SERVICE,
        "case_" + appealed.subject(),
        appealed.account(),
        appealed.subject(),
        evidence);
  }

  /// The open case of an appeal.
  static Optional<Case> of(Docket docket, Appeal appeal) {
    return docket.caseWith("case_" + appeal.id()).filter(Case::open);
  }

  private static Case known(Docket docket, String caseId) throws Refused {
    return docket
        .caseWith(caseId)
        .orElseThrow(() -> new Refused(Why.UNKNOWN, "there is no such case"));
  }

  static Case open(Docket docket, String caseId) throws Refused {
    Case one = known(docket, caseId);
    if (!one.open()) {
      throw new Refused(Why.WRONG_STATE, "the case is closed");
    }
    return one;
  }
}
