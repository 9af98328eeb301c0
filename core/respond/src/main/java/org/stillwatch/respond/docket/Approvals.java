// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Need;
import org.stillwatch.respond.action.Permission;
import org.stillwatch.respond.docket.Refused.Why;
import org.stillwatch.respond.policy.PolicyRule;

/// What people decide about actions. Each takes the docket as it is and gives what happens, or
/// refuses; nothing happens on a refusal.
public final class Approvals {
  private Approvals() {}

  /// A person approves all that is proposed in a case, or done more mildly than proposed.
  ///
  /// @param seen how many actions the person looked at: when there are others now, it is refused
  public static List<Event> ofCase(
      Docket docket, String caseId, String person, int seen, Circumstances now) throws Refused {
    Case one = Cases.open(docket, caseId);
    if (one.account().isPresent()) {
      throw new Refused(Why.WRONG_STATE, "measures are approved in the case of their campaign");
    }
    List<Action> waiting = waiting(docket, one);
    if (waiting.isEmpty()) {
      throw new Refused(Why.WRONG_STATE, "nothing waits for an approval in this case");
    }
    if (waiting.size() != seen) {
      throw new Refused(
          Why.CHANGED, "%d actions wait now; look at them again".formatted(waiting.size()));
    }
    if (waiting.stream().allMatch(a -> a.approvals().contains(person))) {
      throw new Refused(Why.ANOTHER_PERSON, "you approved it; another person has to");
    }
    var events = new ArrayList<Event>();
    for (Action action : waiting) {
      approve(docket, action, person, now, events);
    }
    return List.copyOf(events);
  }

  private static void approve(
      Docket docket, Action action, String person, Circumstances now, List<Event> events) {
    if (action.approvals().contains(person)) {
      return;
    }
    events.add(new Event.Approved(now.nowMillis(), person, action.id()));
    if (docket.policy().mode() == Mode.ENFORCING) {
      Begin.of(action.approvedBy(person), now).ifPresent(events::add);
    }
  }

  /// The actions of a case that wait for people: those that are proposed, and those that run with
  /// less than was asked for.
  public static List<Action> waiting(Docket docket, Case one) {
    return docket.measures(one).stream()
        .filter(a ->
            a.state() == Action.State.PROPOSED
                || (a.state() == Action.State.RUNNING && a.measure() != a.asked()))
        .toList();
  }

  /// A person decides that an action is not to begin.
  public static List<Event> decline(
      Docket docket, String actionId, String person, String reason, Circumstances now)
      throws Refused {
    return end(
        action(docket, actionId),
        Action.State.PROPOSED,
        Action.State.DECLINED,
        person,
        reason,
        now);
  }

  /// A person takes an action back. Nobody's approval is needed for that.
  public static List<Event> undo(
      Docket docket, String actionId, String person, String reason, Circumstances now)
      throws Refused {
    return end(
        action(docket, actionId), Action.State.RUNNING, Action.State.UNDONE, person, reason, now);
  }

  private static List<Event> end(
      Action action,
      Action.State from,
      Action.State to,
      String person,
      String reason,
      Circumstances now)
      throws Refused {
    if (action.state() != from) {
      throw new Refused(Why.WRONG_STATE, "the action is " + action.state().word());
    }
    return List.of(new Event.Ended(now.nowMillis(), person, action.id(), to, reason));
  }

  /// A person lets a running action go on. What it does needs at this moment what it needed when it
  /// began.
  ///
  /// @param lastsMillis from now on, at most [PolicyRule#LONGEST_MILLIS]
  public static List<Event> renew(
      Docket docket, String actionId, String person, long lastsMillis, Circumstances now)
      throws Refused {
    Action action = action(docket, actionId);
    if (!action.runsAt(now.nowMillis())) {
      throw new Refused(Why.WRONG_STATE, "the action does not run");
    }
    if (lastsMillis <= 0 || lastsMillis > PolicyRule.LONGEST_MILLIS) {
      throw new Refused(Why.NEEDS, "an action is renewed for at most fourteen days");
    }
    Set<Need> lacks =
        Permission.lacks(
            action.measure(),
            action.grounds(),
            new Permission.Backing(action.approvals().size(), now.appealOpen()));
    if (!lacks.isEmpty()) {
      throw new Refused(Why.NEEDS, "it lacks " + Needs.words(lacks));
    }
    return List.of(
        new Event.Renewed(now.nowMillis(), person, actionId, now.nowMillis() + lastsMillis));
  }

  private static Action action(Docket docket, String id) throws Refused {
    return docket.action(id).orElseThrow(() -> new Refused(Why.UNKNOWN, "there is no such action"));
  }
}
