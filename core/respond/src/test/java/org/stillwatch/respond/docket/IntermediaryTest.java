// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.AppealDoor;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;
import org.stillwatch.respond.policy.PolicyRule;

/// Nothing graver than a step-up is proposed against a known intermediary: people get a case.
class IntermediaryTest {
  private static final Circumstances NOW = new Circumstances(1_000, AppealDoor.NONE);

  private static Facts facts(boolean intermediary) {
    var customer =
        new Facts.Customer(
            "",
            Set.of("organisation"),
            Set.of(),
            Set.of("intermediary"),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            intermediary);
    var grounds = new Grounds("e_1", "c_1", Verdict.ACT, Calibration.LOCAL, 3, true);
    return new Facts(new AccountId("reseller"), grounds, 1, true, Facts.Axes.UNKNOWN, customer);
  }

  private static Policy policy(Measure measure) {
    return new Policy(
        "p", 1, "", List.of(new PolicyRule("r", Histories.ALWAYS, measure, 3_600_000L)));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_graver_than_a_step_up_becomes_a_case_and_no_measure(Measure measure) {
    boolean acts = measure.compareTo(Measure.OBSERVE) > 0;
    boolean grave = measure.compareTo(Measure.STEP_UP) > 0;
    var events = Assessment.of(Docket.EMPTY, policy(measure), List.of(facts(true)), NOW);
    assertThat(events.stream().anyMatch(Event.Proposed.class::isInstance))
        .isEqualTo(acts && !grave);
    assertThat(events.stream().anyMatch(Event.CaseOpened.class::isInstance)).isEqualTo(acts);
    assertThat(policy(measure).spares(facts(true))).isEqualTo(grave);
    assertThat(policy(measure).spares(facts(false)))
        .as("what it says of itself spares nobody")
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"THROTTLE", "SUSPEND"})
  void a_case_that_people_closed_is_not_opened_again(Measure measure) throws Refused {
    var opened = Assessment.of(Docket.EMPTY, policy(measure), List.of(facts(true)), NOW);
    Docket docket = Docket.EMPTY.after(opened);
    assertThat(Assessment.of(docket, policy(measure), List.of(facts(true)), NOW)).isEmpty();
    String id = docket.cases().keySet().iterator().next();
    Docket closed = docket.after(Cases.close(docket, id, "ana", "looked at it", NOW));
    assertThat(Assessment.of(closed, policy(measure), List.of(facts(true)), NOW)).isEmpty();
  }
}
