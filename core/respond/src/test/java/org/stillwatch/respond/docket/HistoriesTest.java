// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.policy.PolicyRule;

/// What holds in every history, however people and machines take turns.
class HistoriesTest {
  private static final int HISTORIES = 600;
  private static final int STEPS = 120;

  private interface Check {
    void of(Histories.Step step);
  }

  private static void everywhere(Check check) {
    for (int seed = 0; seed < HISTORIES; seed++) {
      new Histories(seed).steps(STEPS).forEach(check::of);
    }
  }

  private static List<Action> running(Histories.Step step) {
    return step.after().actions().values().stream()
        .filter(a -> a.runsAt(step.now().nowMillis()))
        .toList();
  }

  @Test
  void histories_reach_what_they_are_to_test() {
    var reached = new EnumMap<Measure, Integer>(Measure.class);
    var ends = new HashSet<Action.State>();
    var modes = new HashSet<String>();
    everywhere(step -> {
      running(step).forEach(a -> reached.merge(a.measure(), 1, Integer::sum));
      step.after().actions().values().forEach(a -> ends.add(a.state()));
      for (Event event : step.events()) {
        if (event instanceof Event.ModeSet set) {
          modes.add(set.reason());
        }
      }
    });
    for (Measure measure : Measure.values()) {
      if (measure.compareTo(Measure.OBSERVE) > 0) {
        assertThat(reached.getOrDefault(measure, 0)).as(measure.word()).isPositive();
      }
    }
    assertThat(ends).containsExactlyInAnyOrder(Action.State.values());
    assertThat(modes).contains("the error budget is spent", "two people approved it", "enough");
  }

  @Test
  void nothing_is_done_without_kept_evidence_or_on_one_signal() {
    everywhere(step ->
        running(step)
            .forEach(a -> {
              assertThat(a.measure()).isGreaterThan(Measure.OBSERVE);
              assertThat(a.grounds().evidence()).isNotEmpty();
              assertThat(a.grounds().families()).isGreaterThanOrEqualTo(2);
              assertThat(a.grounds().verdict().reaches(Verdict.REVIEW)).isTrue();
              assertThat(a.measure()).isLessThanOrEqualTo(a.asked());
            }));
  }

  @Test
  void more_than_step_up_needs_two_people_and_something_costly_to_forge() {
    everywhere(step ->
        running(step).stream()
            .filter(a -> a.measure().compareTo(Measure.STEP_UP) > 0)
            .forEach(a -> {
              boolean local = a.grounds().calibration() == Calibration.LOCAL;
              boolean mild = a.measure().compareTo(Measure.RESTRICT) < 0;
              assertThat(a.approvals().size() >= 2 || (local && mild)).isTrue();
              assertThat(new HashSet<>(a.approvals())).hasSameSizeAs(a.approvals());
              assertThat(a.grounds().costlyTie()).isTrue();
            }));
  }

  @Test
  void nothing_grave_begins_or_goes_on_while_nobody_can_appeal() {
    everywhere(step ->
        step.events()
            .forEach(event -> {
              Measure done =
                  switch (event) {
                    case Event.Started e -> e.measure();
                    case Event.Renewed e ->
                        step.before().action(e.subject()).orElseThrow().measure();
                    default -> Measure.ALLOW;
                  };
              if (done.compareTo(Measure.RESTRICT) >= 0) {
                assertThat(step.now().door().isOpen(step.now().nowMillis())).isTrue();
              }
            }));
  }

  @Test
  void every_action_ends_by_itself_within_two_weeks_or_is_renewed_by_a_person() {
    everywhere(step -> {
      for (Event event : step.events()) {
        if (event instanceof Event.Started e) {
          assertThat(e.untilMillis() - e.atMillis()).isBetween(1L, PolicyRule.LONGEST_MILLIS);
        }
        if (event instanceof Event.Renewed e) {
          assertThat(e.by()).isIn(Histories.PEOPLE);
          assertThat(e.untilMillis() - e.atMillis()).isBetween(1L, PolicyRule.LONGEST_MILLIS);
        }
      }
      running(step)
          .forEach(a ->
              assertThat(a.untilMillis() - step.now().nowMillis())
                  .isLessThanOrEqualTo(PolicyRule.LONGEST_MILLIS));
    });
  }

  @Test
  void a_machine_lets_nothing_go_on_that_was_to_end() {
    int waited = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      for (var step : new Histories(seed).steps(STEPS)) {
        var over = new HashSet<String>();
        step.after().actions().values().stream()
            .filter(a -> a.state() == Action.State.EXPIRED)
            .forEach(a -> over.add(about(a)));
        boolean byPeople = step.events().stream().anyMatch(e -> Histories.PEOPLE.contains(e.by()));
        for (Event event : step.events()) {
          if (event instanceof Event.Started e && !byPeople) {
            assertThat(over).doesNotContain(about(step.after().action(e.subject()).orElseThrow()));
          }
          if (event instanceof Event.Proposed e && over.contains(about(e.action()))) {
            waited++;
          }
        }
      }
    }
    assertThat(waited).isPositive();
  }

  private static String about(Action action) {
    return action.account() + " " + action.grounds().campaign();
  }

  @Test
  void nothing_takes_the_name_of_another() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      var names = new HashSet<String>();
      for (var step : new Histories(seed).steps(STEPS)) {
        for (Event event : step.events()) {
          if (event instanceof Event.Proposed
              || event instanceof Event.CaseOpened
              || event instanceof Event.Appealed) {
            assertThat(names.add(event.subject())).as(event.subject()).isTrue();
          }
        }
      }
    }
  }

  @Test
  void only_the_loaded_policy_asks_for_anything() {
    everywhere(step -> {
      for (Event event : step.events()) {
        if (event instanceof Event.Proposed e) {
          assertThat(e.action().source().digest()).isEqualTo(step.before().policy().digest());
        }
      }
    });
  }

  @Test
  void in_the_shadow_nothing_runs() {
    everywhere(step -> {
      if (step.after().policy().mode() == Mode.SHADOW) {
        assertThat(running(step)).isEmpty();
      }
    });
  }

  @Test
  void two_different_people_turn_enforcement_on_having_seen_the_same_policy() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Map<String, Set<String>> approvedBy = new HashMap<>();
      for (var step : new Histories(seed).steps(STEPS)) {
        for (Event event : step.events()) {
          if (event instanceof Event.EnforcementApproved e) {
            approvedBy.computeIfAbsent(e.digest(), _ -> new HashSet<>()).add(e.by());
          }
          if (event instanceof Event.ModeSet e && e.mode() == Mode.ENFORCING) {
            assertThat(approvedBy.get(step.after().policy().digest()))
                .hasSizeGreaterThanOrEqualTo(2);
          }
        }
      }
    }
  }

  @Test
  void undoing_restores_exactly_what_was_done_before() throws Refused {
    int undone = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      for (var step : new Histories(seed).steps(STEPS)) {
        for (Event event : step.events()) {
          if (event instanceof Event.Started started) {
            long now = step.now().nowMillis();
            Docket without = step.before().after(before(step.events(), started));
            Docket with = without.after(List.of(started));
            Docket after =
                with.after(Approvals.undo(with, started.subject(), "ana", "no", step.now()));
            AccountId account = with.action(started.subject()).orElseThrow().account();
            assertThat(others(after, started, account, now))
                .isEqualTo(others(without, started, account, now));
            if (without.action(started.subject()).orElseThrow().state() == Action.State.PROPOSED) {
              assertThat(after.enforced(now)).isEqualTo(without.enforced(now));
              undone++;
            }
          }
        }
      }
    }
    assertThat(undone).isGreaterThan(1_000);
  }

  private static List<Event> before(List<Event> events, Event one) {
    return List.copyOf(events.subList(0, events.indexOf(one)));
  }

  private static List<Action> others(Docket docket, Event one, AccountId account, long now) {
    return docket.running(account, now).stream()
        .filter(a -> !a.id().equals(one.subject()))
        .toList();
  }

  @Test
  void who_decided_reviews_no_appeal_and_who_won_has_peace() {
    for (int seed = 0; seed < HISTORIES; seed++) {
      Set<String> won = new HashSet<>();
      for (var step : new Histories(seed).steps(STEPS)) {
        for (Event event : step.events()) {
          if (event instanceof Event.AppealDecided e) {
            var account = step.before().appeal(e.subject()).orElseThrow().account();
            step.before()
                .of(account)
                .forEach(a -> {
                  assertThat(a.approvals()).doesNotContain(e.by());
                  assertThat(a.renewals()).doesNotContain(e.by());
                });
            if (!e.upheld()) {
              assertThat(step.after().running(account, step.now().nowMillis())).isEmpty();
              step.after()
                  .of(account)
                  .filter(a -> a.state() == Action.State.UNDONE)
                  .forEach(a -> won.add(account + " " + a.grounds().campaign()));
            }
          }
          if (event instanceof Event.Proposed e) {
            assertThat(won)
                .doesNotContain(e.action().account() + " " + e.action().grounds().campaign());
          }
        }
      }
    }
  }

  @Test
  void the_docket_is_a_function_of_its_events() {
    for (int seed = 0; seed < 200; seed++) {
      var steps = new Histories(seed).steps(STEPS);
      var events = steps.stream().flatMap(step -> step.events().stream()).toList();
      assertThat(Docket.EMPTY.after(events)).isEqualTo(steps.getLast().after());
    }
  }
}
