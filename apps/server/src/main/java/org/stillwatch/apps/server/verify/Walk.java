// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;
import org.stillwatch.respond.action.Need;
import org.stillwatch.respond.action.Permission;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.docket.Mode;
import org.stillwatch.respond.policy.PolicyRule;

/// A walk through the events that asks at each whether it was allowed as things stood. It knows the
/// rules of permissions and people, and not how the service came to the event.
final class Walk {
  private static final int PEOPLE = 2;

  private final Map<String, Action> actions = new HashMap<>();
  private final Map<String, Containment> containments = new HashMap<>();
  private final Map<AccountId, Set<String>> deciders = new HashMap<>();
  private final Map<String, AccountId> appeals = new HashMap<>();
  private final Set<String> approvers = new HashSet<>();
  private final List<String> faults = new ArrayList<>();
  private Mode mode = Mode.SHADOW;
  private String digest = "";
  private long begun;
  private long grave;

  /// What was wrong, in the order of events.
  List<String> faults() {
    return faults;
  }

  /// How many measures began or became graver.
  long begun() {
    return begun;
  }

  /// How many of them needed a way to appeal, which no event tells of.
  long grave() {
    return grave;
  }

  void step(Event event) {
    switch (event) {
      case Event.Proposed e -> proposed(e);
      case Event.Approved e -> approved(e);
      case Event.Started e -> started(e);
      case Event.Renewed e -> renewed(e);
      case Event.Ended e -> change(e, action(e).over(e.end()));
      case Event.Appealed e -> appeals.put(e.subject(), e.account());
      case Event.AppealDecided e -> decided(e);
      case Event.PolicyLoaded e -> {
        digest = e.digest();
        mode = Mode.SHADOW;
        approvers.clear();
      }
      case Event.EnforcementApproved e -> enforcement(e);
      case Event.ModeSet e -> mode(e);
      case Event.KeyContained e -> contained(e);
      case Event.KeyApproved e -> approved(e);
      case Event.KeyReleased e -> change(e, containment(e).over());
      case Event.CaseOpened _,
          Event.AccountCaseOpened _,
          Event.Assigned _,
          Event.Noted _,
          Event.CaseClosed _,
          Event.Held _,
          Event.HoldReleased _ -> {}
    }
  }

  private void proposed(Event.Proposed e) {
    Action action = e.action();
    need(
        action.state() == Action.State.PROPOSED
            && action.approvals().isEmpty()
            && action.renewals().isEmpty()
            && action.measure() == Measure.ALLOW,
        e,
        "was proposed as if people had decided about it already");
    need(
        action.source().digest().equals(digest), e, "was proposed by a policy that was not loaded");
    actions.put(action.id(), action);
  }

  private void approved(Event.Approved e) {
    Action action = action(e);
    need(isPerson(e), e, "was approved by no person");
    need(!action.approvals().contains(e.by()), e, "was approved by one person twice");
    need(
        action.state() == Action.State.PROPOSED || action.state() == Action.State.RUNNING,
        e,
        "was approved when it was over");
    change(e, action.approvedBy(e.by()));
    decider(action, e.by());
  }

  private void started(Event.Started e) {
    Action action = action(e);
    begun++;
    need(mode == Mode.ENFORCING, e, "began while the policy was not enforced");
    need(
        action.state() == Action.State.PROPOSED || action.runsAt(e.atMillis()),
        e,
        "began when it was over");
    need(e.measure().compareTo(action.asked()) <= 0, e, "began as more than was asked for");
    need(
        e.untilMillis() <= e.atMillis() + action.lastsMillis(),
        e,
        "began for longer than asked for");
    permitted(e, action, e.measure());
    if (e.measure().compareTo(Measure.RESTRICT) >= 0) {
      grave++;
    }
    change(e, action.running(e.measure(), e.untilMillis()));
  }

  private void renewed(Event.Renewed e) {
    Action action = action(e);
    need(isPerson(e), e, "was renewed by no person");
    need(action.runsAt(e.atMillis()), e, "was renewed when it did not run");
    need(
        e.untilMillis() <= e.atMillis() + PolicyRule.LONGEST_MILLIS,
        e,
        "was renewed for more than fourteen days");
    permitted(e, action, action.measure());
    change(e, action.renewedBy(e.by(), e.untilMillis()));
    decider(action, e.by());
  }

  /// No event tells whether accounts could appeal: that need is taken as met and told apart.
  private void permitted(Event e, Action action, Measure measure) {
    var backing = new Permission.Backing(action.approvals().size(), true);
    for (Need need :
        Permission.lacks(measure, action.grounds(), backing).stream().sorted().toList()) {
      need(false, e, "lacked " + need.word());
    }
  }

  private void contained(Event.KeyContained e) {
    Containment one = e.containment();
    need(isPerson(e) && one.approvals().equals(List.of(e.by())), e, "was contained by nobody");
    need(
        one.untilMillis() <= e.atMillis() + PolicyRule.LONGEST_MILLIS,
        e,
        "was contained for more than fourteen days");
    change(e, one);
    permitted(e, one, one.measure());
    deciders.computeIfAbsent(one.key().account(), _ -> new HashSet<>()).add(e.by());
  }

  private void approved(Event.KeyApproved e) {
    Containment one = containment(e).approved(e.by(), e.measure());
    need(isPerson(e), e, "was approved by no person");
    need(one.runsAt(e.atMillis()), e, "was approved when it was over");
    need(e.measure().compareTo(one.asked()) <= 0, e, "became more than was asked for");
    change(e, one);
    permitted(e, one, e.measure());
    deciders.computeIfAbsent(one.key().account(), _ -> new HashSet<>()).add(e.by());
  }

  private void permitted(Event e, Containment one, Measure measure) {
    Containment.lacks(measure, one.signs(), one.askedByHolder(), one.approvals().size(), true)
        .forEach(need -> need(false, e, "lacked " + need.word()));
  }

  private Containment containment(Event e) {
    Containment one = containments.get(e.subject());
    if (one == null) {
      throw new IllegalArgumentException("an event about what does not exist");
    }
    return one;
  }

  private void change(Event e, Containment next) {
    containments.put(e.subject(), next);
  }

  private void decided(Event.AppealDecided e) {
    AccountId account = appeals.get(e.subject());
    need(
        isPerson(e)
            && account != null
            && !deciders.getOrDefault(account, Set.of()).contains(e.by()),
        e,
        "was decided by whoever had approved or renewed a measure, or by nobody");
  }

  private void enforcement(Event.EnforcementApproved e) {
    need(e.digest().equals(digest), e, "was approved by its hash while another was loaded");
    need(isPerson(e), e, "was approved by no person");
    approvers.add(e.by());
  }

  private void mode(Event.ModeSet e) {
    need(
        e.mode() == Mode.SHADOW || approvers.size() >= PEOPLE,
        e,
        "was enforced without two people");
    mode = e.mode();
    approvers.clear();
  }

  private static boolean isPerson(Event e) {
    return !e.by().isBlank() && !e.by().equals(Event.SERVICE);
  }

  private void decider(Action action, String person) {
    deciders.computeIfAbsent(action.account(), _ -> new HashSet<>()).add(person);
  }

  private Action action(Event e) {
    Action action = actions.get(e.subject());
    if (action == null) {
      throw new IllegalArgumentException("an event about what does not exist");
    }
    return action;
  }

  private void change(Event e, Action next) {
    actions.put(e.subject(), next);
  }

  private void need(boolean met, Event e, String sentence) {
    if (!met) {
      faults.add(e.subject() + " " + sentence);
    }
  }
}
