// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.docket.Refused.Why;

/// The door for whoever was wronged. An account with something done to it may appeal, also while it
/// is suspended; a person who neither approved nor renewed any of it decides.
public final class Appeals {
  /// Three days.
  public static final long DUE_MILLIS = 3 * 86_400_000L;

  private static final String WON = "the appeal was won";

  private Appeals() {}

  /// An account appeals.
  ///
  /// @param by who passes it on
  /// @param statement id of the kept text
  public static List<Event> file(
      Docket docket, AccountId account, String by, String statement, Circumstances now)
      throws Refused {
    if (!isTouched(docket, account, now.nowMillis())) {
      throw new Refused(Why.WRONG_STATE, "nothing is done about this account");
    }
    if (docket.appealOf(account).isPresent()) {
      throw new Refused(Why.WRONG_STATE, "an appeal of this account is open");
    }
    String id = "appeal_%06d".formatted(docket.appeals().size() + 1);
    var appealed =
        new Event.Appealed(
            now.nowMillis(), by, id, account, statement, now.nowMillis() + DUE_MILLIS);
    return List.of(appealed, Cases.contested(docket, appealed));
  }

  /// Whether anything is done about an account, or about one of its keys without its asking.
  private static boolean isTouched(Docket docket, AccountId account, long nowMillis) {
    return docket.running(account, nowMillis).stream()
            .anyMatch(a -> a.measure().compareTo(Measure.OBSERVE) > 0)
        || docket.contained(account, nowMillis).stream().anyMatch(c -> !c.askedByHolder());
  }

  /// Gives an appeal to a reviewer.
  public static List<Event> assign(
      Docket docket, String appealId, String person, String to, Circumstances now) throws Refused {
    independent(docket, open(docket, appealId), to);
    return List.of(new Event.Assigned(now.nowMillis(), person, appealId, to));
  }

  /// A person decides it. When what was done was wrong, all of it ends, nothing is proposed again
  /// for the same campaign, and the error budget may be spent with it.
  public static List<Event> decide(
      Docket docket,
      String appealId,
      String person,
      boolean upheld,
      String reason,
      ErrorBudget budget,
      Circumstances now)
      throws Refused {
    Appeal appeal = open(docket, appealId);
    independent(docket, appeal, person);
    var events = new ArrayList<Event>();
    events.add(new Event.AppealDecided(now.nowMillis(), person, appealId, upheld, reason));
    Cases.of(docket, appeal)
        .map(c -> new Event.CaseClosed(now.nowMillis(), person, c.id(), "the appeal was decided"))
        .ifPresent(events::add);
    if (!upheld) {
      events.addAll(takenBack(docket, appeal, person, now));
      Docket next = docket.after(events);
      if (next.policy().mode() == Mode.ENFORCING && budget.isSpent(next, now.nowMillis())) {
        events.addAll(Enforcement.off(next, Event.SERVICE, "the error budget is spent", now));
      }
    }
    return List.copyOf(events);
  }

  private static List<Event> takenBack(
      Docket docket, Appeal appeal, String person, Circumstances now) {
    var ends = new ArrayList<Event>();
    docket
        .of(appeal.account())
        .forEach(a -> {
          if (a.state() == Action.State.RUNNING) {
            ends.add(end(a, person, Action.State.UNDONE, now));
          } else if (a.state() == Action.State.PROPOSED) {
            ends.add(end(a, person, Action.State.DECLINED, now));
          }
        });
    docket.contained(appeal.account(), now.nowMillis()).stream()
        .filter(c -> !c.askedByHolder())
        .map(c -> new Event.KeyReleased(now.nowMillis(), person, c.id(), WON))
        .forEach(ends::add);
    return ends;
  }

  private static Event end(Action action, String person, Action.State state, Circumstances now) {
    return new Event.Ended(now.nowMillis(), person, action.id(), state, WON);
  }

  private static void independent(Docket docket, Appeal appeal, String person) throws Refused {
    if (docket.of(appeal.account()).anyMatch(a -> a.isDecidedBy(person))
        || docket.containments().values().stream()
            .anyMatch(c ->
                c.key().account().equals(appeal.account()) && c.approvals().contains(person))) {
      throw new Refused(
          Why.ANOTHER_PERSON, "whoever approved or renewed a measure does not review the appeal");
    }
  }

  static Appeal open(Docket docket, String appealId) throws Refused {
    Appeal appeal =
        docket
            .appeal(appealId)
            .orElseThrow(() -> new Refused(Why.UNKNOWN, "there is no such appeal"));
    if (!appeal.isOpen()) {
      throw new Refused(Why.WRONG_STATE, "the appeal was decided");
    }
    return appeal;
  }
}
