// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.testkit.Seeds;
import org.stillwatch.trace.score.Circumstances.Check;
import org.stillwatch.trace.score.Conclusion.Abstained;
import org.stillwatch.trace.score.Conclusion.Refused;
import org.stillwatch.trace.score.Conclusion.Stated;

class GradingTest {
  private static final Circumstances ALL_DONE =
      new Circumstances(0.01, Commitment.BEFORE_FIRST_SERVED, Check.CLEAR, Check.CLEAR);
  private static final Claim GLOBAL = new Claim(Reach.GLOBAL, "", Mechanism.KEY, -9);
  private static final Claim CAMPAIGN = new Claim(Reach.CAMPAIGN, "c1", Mechanism.KEY, -8);
  private static final Claim BY_KEY = new Claim(Reach.ACCOUNT, "a1", Mechanism.KEY, -7);
  private static final Claim BY_LEDGER = new Claim(Reach.ACCOUNT, "a1", Mechanism.LEDGER, -5);

  @Test
  void each_claim_more_is_a_grade_more() {
    assertThat(conclude()).isEqualTo(new Stated(Grade.G0, ""));
    assertThat(conclude(GLOBAL)).isEqualTo(new Stated(Grade.G1, ""));
    assertThat(conclude(GLOBAL, CAMPAIGN)).isEqualTo(new Stated(Grade.G2, ""));
    assertThat(conclude(GLOBAL, CAMPAIGN, BY_KEY)).isEqualTo(new Stated(Grade.G3, "a1"));
    assertThat(conclude(GLOBAL, CAMPAIGN, BY_KEY, BY_LEDGER)).isEqualTo(new Stated(Grade.G4, "a1"));
  }

  @Test
  void a_claim_at_the_level_fires_and_above_it_does_not() {
    assertThat(conclude(new Claim(Reach.GLOBAL, "", Mechanism.KEY, -2)))
        .isEqualTo(new Stated(Grade.G1, ""));
    assertThat(conclude(new Claim(Reach.GLOBAL, "", Mechanism.KEY, -1.99)))
        .isEqualTo(new Stated(Grade.G0, ""));
  }

  @Test
  void two_accounts_that_fire_name_nobody() {
    var other = new Claim(Reach.ACCOUNT, "a2", Mechanism.KEY, -40);

    assertThat(conclude(GLOBAL, BY_KEY, other)).isEqualTo(new Abstained(Grade.G1, 2));
    assertThat(conclude(GLOBAL, CAMPAIGN, BY_LEDGER, other)).isEqualTo(new Abstained(Grade.G2, 2));
  }

  @Test
  void an_account_that_nearly_fires_is_enough_to_abstain() {
    assertThat(conclude(BY_KEY, new Claim(Reach.ACCOUNT, "a2", Mechanism.KEY, -1.01)))
        .isEqualTo(new Abstained(Grade.G0, 2));
    assertThat(conclude(BY_KEY, new Claim(Reach.ACCOUNT, "a2", Mechanism.KEY, -0.99)))
        .isEqualTo(new Stated(Grade.G3, "a1"));
  }

  @ParameterizedTest
  @EnumSource(Reach.class)
  void a_weak_mark_opens_a_case_and_no_more(Reach reach) {
    var weak = new Claim(reach, "a1", Mechanism.of(Scheme.SYNTHID_TABLE), -200);

    assertThat(conclude(weak)).isEqualTo(new Stated(Grade.G1, ""));
    // nor does it count as a second mechanism, or as a second account
    assertThat(conclude(weak, BY_LEDGER)).isEqualTo(new Stated(Grade.G3, "a1"));
    assertThat(conclude(new Claim(reach, "a2", Mechanism.WEAK_MARK, -200), BY_LEDGER))
        .isEqualTo(new Stated(Grade.G3, "a1"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Commitment.class,
      names = "BEFORE_FIRST_SERVED",
      mode = EnumSource.Mode.EXCLUDE)
  void without_a_commitment_in_time_there_is_no_report(Commitment commitment) {
    var circumstances = new Circumstances(0.01, commitment, Check.CLEAR, Check.CLEAR);

    assertThat(Grading.conclude(List.of(BY_KEY, BY_LEDGER), circumstances))
        .isEqualTo(new Refused("keys were not committed to before the first served response"));
    assertThat(
            Grading.conclude(
                List.of(new Claim(Reach.GLOBAL, "", Mechanism.CANARY, 0)), circumstances))
        .isInstanceOf(Refused.class);
    // the ledger has no key that could have been picked afterwards
    assertThat(Grading.conclude(List.of(BY_LEDGER), circumstances))
        .isEqualTo(new Stated(Grade.G3, "a1"));
  }

  @Test
  void checks_that_found_something_or_were_not_made_lower_the_grade() {
    assertThat(both(Check.NOT_MADE, Check.CLEAR)).isEqualTo(new Stated(Grade.G3, "a1"));
    assertThat(both(Check.CLEAR, Check.NOT_MADE)).isEqualTo(new Stated(Grade.G3, "a1"));
    assertThat(both(Check.FOUND, Check.CLEAR)).isEqualTo(new Stated(Grade.G1, ""));
    assertThat(both(Check.CLEAR, Check.FOUND)).isEqualTo(new Stated(Grade.G1, ""));
  }

  private static Conclusion both(Check innocentSources, Check spoofing) {
    return Grading.conclude(
        List.of(GLOBAL, CAMPAIGN, BY_KEY, BY_LEDGER),
        new Circumstances(0.01, Commitment.BEFORE_FIRST_SERVED, innocentSources, spoofing));
  }

  /// Weaker evidence about one account and its campaign never raises the grade.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void weaker_evidence_never_raises_a_grade(long seed) {
    var dice = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      List<Claim> claims = new ArrayList<>();
      List<Claim> weaker = new ArrayList<>();
      for (int c = 0; c < 4; c++) {
        var reach = any(dice, Reach.values());
        var mechanism = any(dice, Mechanism.values());
        double p = -4 * dice.nextDouble();
        claims.add(new Claim(reach, "a1", mechanism, p));
        weaker.add(new Claim(reach, "a1", mechanism, p * dice.nextDouble()));
      }
      assertThat(grade(weaker)).isLessThanOrEqualTo(grade(claims));
    }
  }

  private static <T> T any(SplittableRandom dice, T[] all) {
    return all[dice.nextInt(all.length)];
  }

  private static Grade grade(List<Claim> claims) {
    return switch (Grading.conclude(claims, ALL_DONE)) {
      case Stated s -> s.grade();
      case Abstained a -> a.grade();
      case Refused _ -> throw new AssertionError();
    };
  }

  @Test
  void no_p_value_is_printed_and_only_the_last_grade_leaves_the_case() {
    assertThat(BY_KEY.toString()).isEqualTo("Claim[ACCOUNT, a1, KEY]");
    assertThat(Grade.values()).filteredOn(Grade::leavesTheCase).containsExactly(Grade.G4);
    assertThat(Grade.G1.supports()).isEqualTo("opening a case");
    assertThatThrownBy(() -> new Claim(Reach.GLOBAL, "", Mechanism.KEY, 0.31))
        .hasMessage("expected a p-value of at most 1");
  }

  private static Conclusion conclude(Claim... claims) {
    return Grading.conclude(List.of(claims), ALL_DONE);
  }
}
