// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.PolicyState;

class FromDocketTest {
  private static final Instant DECIDED = Instant.parse("2026-11-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private static Action action(String campaign, Action.State state, Instant begun) {
    long lasts = Duration.ofDays(14).toMillis();
    return new Action(
        "act_" + campaign + state + begun,
        new AccountId("a"),
        Measure.RESTRICT,
        new Action.Source("p", 1, "00", "r"),
        new Grounds("", campaign, Verdict.ACT, Calibration.LOCAL, 3, true),
        lasts,
        List.of("x", "y"),
        List.of(),
        state,
        Measure.RESTRICT,
        begun.toEpochMilli() + lasts);
  }

  private static Appeal appeal(String campaign, Appeal.Outcome outcome) {
    return new Appeal(
        "apl_" + campaign + outcome,
        new AccountId("a"),
        campaign,
        "",
        0,
        0,
        "",
        List.of(),
        outcome);
  }

  private static Review review(List<Action> actions, Appeal... appeals) {
    var done = new TreeMap<String, Action>();
    actions.forEach(a -> done.put(a.id(), a));
    var said = new TreeMap<String, Appeal>();
    List.of(appeals).forEach(a -> said.put(a.id(), a));
    var docket = new Docket(done, new TreeMap<>(), said, new TreeMap<>(), PolicyState.NONE);
    return FromDocket.of(docket, "c", Review.Outcome.UPHELD, DECIDED, "one", List.of("two"));
  }

  @Test
  void those_concerned_have_a_week_from_the_decision_and_from_the_last_measure() {
    Instant later = DECIDED.plus(Duration.ofDays(3));

    assertThat(review(List.of()).appealableUntil()).isEqualTo(DECIDED.plus(WEEK));
    assertThat(review(List.of(action("c", Action.State.EXPIRED, later))).appealableUntil())
        .isEqualTo(later.plus(WEEK));
    assertThat(
            review(
                    List.of(
                        action("c", Action.State.PROPOSED, later),
                        action("c", Action.State.DECLINED, later),
                        action("other", Action.State.RUNNING, later),
                        action("c", Action.State.RUNNING, DECIDED.minus(WEEK))))
                .appealableUntil())
        .isEqualTo(DECIDED.plus(WEEK));
  }

  @Test
  void open_appeals_of_the_campaign_count_and_one_that_was_won_overturns() {
    Review open =
        review(List.of(), appeal("c", Appeal.Outcome.OPEN), appeal("other", Appeal.Outcome.OPEN));
    Review lost =
        review(
            List.of(),
            appeal("c", Appeal.Outcome.UPHELD),
            appeal("other", Appeal.Outcome.OVERTURNED));
    Review won = review(List.of(), appeal("c", Appeal.Outcome.OVERTURNED));

    assertThat(open.openAppeals()).isEqualTo(1);
    assertThat(open.outcome()).isEqualTo(Review.Outcome.UPHELD);
    assertThat(lost.openAppeals()).isZero();
    assertThat(lost.outcome()).isEqualTo(Review.Outcome.UPHELD);
    assertThat(won.outcome()).isEqualTo(Review.Outcome.OVERTURNED);
  }
}
