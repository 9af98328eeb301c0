// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;

/// From one docket to the next.
final class Fold {
  private final TreeMap<String, Action> actions;
  private final TreeMap<String, Case> cases;
  private final TreeMap<String, Appeal> appeals;
  private final TreeMap<String, Containment> containments;
  private PolicyState policy;

  Fold(Docket before) {
    actions = new TreeMap<>(before.actions());
    cases = new TreeMap<>(before.cases());
    appeals = new TreeMap<>(before.appeals());
    containments = new TreeMap<>(before.containments());
    policy = before.policy();
  }

  Docket all(Collection<? extends Event> events) {
    events.forEach(this::apply);
    return new Docket(actions, cases, appeals, containments, policy);
  }

  private void apply(Event event) {
    switch (event) {
      case Event.Proposed e -> actions.put(e.action().id(), e.action());
      case Event.Approved e -> action(e, a -> a.approvedBy(e.by()));
      case Event.Started e -> action(e, a -> a.running(e.measure(), e.untilMillis()));
      case Event.Renewed e -> action(e, a -> a.renewedBy(e.by(), e.untilMillis()));
      case Event.Ended e -> action(e, a -> a.over(e.end()));
      case Event.CaseOpened e -> cases.put(e.subject(), opened(e));
      case Event.AccountCaseOpened e -> cases.put(e.subject(), opened(e));
      case Event.CaseClosed e -> change(cases, e, Case::closed);
      case Event.Held e -> change(cases, e, c -> c.heldUntil(e.untilMillis()));
      case Event.HoldReleased e -> change(cases, e, c -> c.heldUntil(Long.MIN_VALUE));
      case Event.Assigned e -> {
        if (appeals.containsKey(e.subject())) {
          change(appeals, e, a -> a.assignedTo(e.to()));
        } else {
          change(cases, e, c -> c.assignedTo(e.to()));
        }
      }
      case Event.Noted e -> {
        if (appeals.containsKey(e.subject())) {
          change(appeals, e, a -> a.noted(e.note()));
        } else {
          change(cases, e, c -> c.noted(e.note()));
        }
      }
      case Event.Appealed e -> appeals.put(e.subject(), appeal(e));
      case Event.AppealDecided e -> change(appeals, e, a -> a.decided(e.upheld()));
      case Event.KeyContained e -> containments.put(e.subject(), e.containment());
      case Event.KeyApproved e -> change(containments, e, c -> c.approved(e.by(), e.measure()));
      case Event.KeyReleased e -> change(containments, e, Containment::over);
      case Event.PolicyLoaded e ->
          policy = new PolicyState(e.subject(), e.version(), e.digest(), Mode.SHADOW, List.of());
      case Event.EnforcementApproved e -> policy = policy.approvedBy(e.by());
      case Event.ModeSet e -> policy = policy.in(e.mode());
    }
  }

  private void action(Event event, UnaryOperator<Action> change) {
    change(actions, event, change);
  }

  private static <T> void change(Map<String, T> all, Event event, UnaryOperator<T> change) {
    if (!all.containsKey(event.subject())) {
      throw new IllegalArgumentException("an event about what does not exist");
    }
    all.computeIfPresent(event.subject(), (_, one) -> change.apply(one));
  }

  private static Case opened(Event.CaseOpened e) {
    return new Case(
        e.subject(),
        e.campaign(),
        Optional.empty(),
        List.of(e.evidence()),
        e.atMillis(),
        "",
        List.of(),
        true,
        Long.MIN_VALUE);
  }

  private static Case opened(Event.AccountCaseOpened e) {
    return new Case(
        e.subject(),
        "",
        Optional.of(e.account()),
        e.evidence().isEmpty() ? List.of() : List.of(e.evidence()),
        e.atMillis(),
        "",
        List.of(),
        true,
        Long.MIN_VALUE);
  }

  private Appeal appeal(Event.Appealed e) {
    String campaign =
        actions.values().stream()
            .filter(a -> a.account().equals(e.account()) && a.runsAt(e.atMillis()))
            .min(Gravest.FIRST)
            .map(a -> a.grounds().campaign())
            .orElse("");
    return new Appeal(
        e.subject(),
        e.account(),
        campaign,
        e.statement(),
        e.atMillis(),
        e.dueMillis(),
        "",
        List.of(),
        Appeal.Outcome.OPEN);
  }
}
