// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;

class DecisionTest {
  private static final AccountId WATCHED = new AccountId("watched");
  private static final AccountId STRANGER = new AccountId("stranger");

  private static VerdictTable table(Verdict verdict) {
    return new VerdictTable(
        3,
        7_200_000L,
        Map.of(WATCHED, new Standing(verdict, "c_1")),
        Map.of(99L, new Standing(verdict, "c_1")));
  }

  private static Question request(AccountId account) {
    return new Question("d1", Stage.REQUEST, 9_000_000L, new ApiKey(account, ""), List.of());
  }

  private static Question signup(long... held) {
    return new Question(
        "d2",
        Stage.SIGNUP,
        9_000_000L,
        new ApiKey(STRANGER, ""),
        java.util.Arrays.stream(held).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void nobodyIsEverDoneMoreThanObserved(Verdict verdict) {
    var decision = Decision.of(request(WATCHED), table(verdict), 0, Order.NONE, Rules.DEFAULT);
    assertThat(decision.answer().measure())
        .isEqualTo(verdict == Verdict.CLEAR ? Measure.ALLOW : Measure.OBSERVE);
    assertThat(decision.standing().campaign()).isEqualTo("c_1");
  }

  @Test
  void aStrangerIsAllowed() {
    var answer =
        Decision.of(request(STRANGER), table(Verdict.ACT), 0, Order.NONE, Rules.DEFAULT).answer();
    assertThat(answer)
        .isEqualTo(new Answer(Measure.ALLOW, Answer.Reason.NO_FINDING, 9_060_000L, false));
  }

  @Test
  void aRegistrationWithACampaignsCardIsObserved() {
    var answer =
        Decision.of(signup(5, 99), table(Verdict.REVIEW), 0, Order.NONE, Rules.DEFAULT).answer();
    assertThat(answer.measure()).isEqualTo(Measure.OBSERVE);
    assertThat(answer.reason()).isEqualTo(Answer.Reason.REGISTRATION_UNDER_OBSERVATION);
    assertThat(
            Decision.of(signup(5), table(Verdict.REVIEW), 0, Order.NONE, Rules.DEFAULT)
                .answer()
                .measure())
        .isEqualTo(Measure.ALLOW);
  }

  @Test
  void whoeverSawNothingAnswersAsItWasTold() {
    var open =
        Decision.of(request(WATCHED), VerdictTable.NONE, 0, Order.NONE, Rules.DEFAULT).answer();
    assertThat(open)
        .isEqualTo(new Answer(Measure.ALLOW, Answer.Reason.NOT_EVALUATED, 9_060_000L, true));
    var closed = new Rules(Rules.OBSERVE, Measure.STEP_UP, 1, 1);
    assertThat(
            Decision.of(request(WATCHED), VerdictTable.NONE, 0, Order.NONE, closed)
                .answer()
                .measure())
        .isEqualTo(Measure.STEP_UP);
  }

  @Test
  void anAnswerIsStaleOnceDetectionLagsTooFarBehind() {
    long most = Rules.DEFAULT.staleAfterMillis();
    var table = table(Verdict.WATCH);
    assertThat(
            Decision.of(request(WATCHED), table, most, Order.NONE, Rules.DEFAULT).answer().stale())
        .isFalse();
    assertThat(
            Decision.of(request(WATCHED), table, most + 1, Order.NONE, Rules.DEFAULT)
                .answer()
                .stale())
        .isTrue();
  }

  @Test
  void whatIsDoneAboutAKeyIsToldAsSuchAndEndsInTime() {
    var order = new Order(Measure.SUSPEND, Answer.Reason.KEY_CONTAINED, "key_1", 9_000_100L);
    var decision = Decision.of(request(STRANGER), table(Verdict.WATCH), 0, order, Rules.DEFAULT);
    assertThat(decision.answer().measure()).isEqualTo(Measure.SUSPEND);
    assertThat(decision.answer().reason()).isEqualTo(Answer.Reason.KEY_CONTAINED);
    assertThat(decision.answer().expiresMillis()).isEqualTo(9_000_100L);
    assertThat(decision.again()).isEqualTo(decision);
  }

  @Test
  void aDecisionMadeAgainIsTheSame() {
    for (Verdict verdict : Verdict.values()) {
      for (Question question : List.of(request(WATCHED), request(STRANGER), signup(99))) {
        var decision = Decision.of(question, table(verdict), 5, Order.NONE, Rules.DEFAULT);
        assertThat(decision.again()).isEqualTo(decision);
      }
    }
    var blind = Decision.of(request(WATCHED), VerdictTable.NONE, 0, Order.NONE, Rules.DEFAULT);
    assertThat(blind.again()).isEqualTo(blind);
  }

  @Test
  void theLadderHasTheWordsOfTheContract() {
    assertThat(java.util.Arrays.stream(Measure.values()).map(Measure::word))
        .containsExactly(
            "allow",
            "observe",
            "declare",
            "step_up",
            "throttle",
            "withhold_reasoning",
            "restrict",
            "suspend");
    assertThat(Measure.of("step_up")).contains(Measure.STEP_UP);
    assertThat(Measure.of("STEP_UP")).isEmpty();
  }
}
