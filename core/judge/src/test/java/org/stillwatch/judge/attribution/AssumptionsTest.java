// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.LogOdds;
import org.stillwatch.judge.Campaign;
import org.stillwatch.testkit.Seeds;

class AssumptionsTest {
  /// Everything as shipped, and nothing calibrated.
  private static final Assumptions UNSTRETCHED = stretched(1);

  private static Assumptions stretched(double stretch) {
    Assumptions shipped = Assumptions.SHIPPED;
    return new Assumptions(
        shipped.rule(),
        shipped.priors(),
        shipped.unsupportedNats(),
        shipped.flagShare(),
        shipped.leastNats(),
        stretch);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_claim_is_never_more_than_was_weighed_and_keeps_its_place(long seed) {
    var dice = new SplittableRandom(seed);
    for (int round = 0; round < 1_000; round++) {
      Assumptions assumptions = stretched(dice.nextDouble(1, 5));
      double one = LogOdds.probability(dice.nextDouble(-30, 30));
      double other = LogOdds.probability(dice.nextDouble(-30, 30));

      double less = assumptions.calibrated(ClaimKind.ACTIVITY, Math.min(one, other));
      double more = assumptions.calibrated(ClaimKind.ACTIVITY, Math.max(one, other));

      assertThat(less).isBetween(0.0, Math.min(one, other)).isLessThanOrEqualTo(more);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.95, 0.97, 1 - 1e-12, 1})
  void from_95_per_cent_nothing_moves(double weighed) {
    assertThat(stretched(3).calibrated(ClaimKind.ACTIVITY, weighed)).isEqualTo(weighed);
  }

  @Test
  void a_stretch_of_two_squares_the_odds_against_the_pivot() {
    // odds of 19 at the pivot and 1 here: 19 * (1 / 19)^2
    assertThat(stretched(2).calibrated(ClaimKind.ACTIVITY, 0.5))
        .isCloseTo((1 / 19.0) / (1 + 1 / 19.0), within(1e-12));
    assertThat(stretched(2).calibrated(ClaimKind.SAME_OPERATOR, 0.5)).isEqualTo(0.5);
    assertThat(stretched(2).calibrated(ClaimKind.ORGANISATION, 0.5)).isEqualTo(0.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.99, Double.NaN, Double.POSITIVE_INFINITY})
  void what_would_raise_claims_is_refused(double stretch) {
    assertThatThrownBy(() -> stretched(stretch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a stretch of 1 or more");
  }

  @Test
  void a_calibration_opens_no_gate_and_makes_no_family_stronger() {
    int moved = 0;
    for (double nats = 0; nats <= 14; nats += 0.5) {
      Case of = Cases.of(middling(nats), Cases.everybody());
      Assessment weighed = Assessing.assess(of, UNSTRETCHED);
      Assessment calibrated = Assessing.assess(of, stretched(2));

      assertThat(calibrated.claim(ClaimKind.ACTIVITY).families())
          .isEqualTo(weighed.claim(ClaimKind.ACTIVITY).families())
          .containsKey(Family.RELATION);
      assertThat(weighed.gates().stream().filter(Predicate.not(Gate::open)).map(Gate::step))
          .allMatch(step -> !Cases.gate(calibrated, step).open());
      assertThat(calibrated.claim(ClaimKind.ACTIVITY).probability())
          .isLessThanOrEqualTo(calibrated.claim(ClaimKind.SAME_OPERATOR).probability());
      moved +=
          Cases.gate(weighed, Gate.Step.SHARE_INDICATOR).open()
                  && !Cases.gate(calibrated, Gate.Step.SHARE_INDICATOR).open()
              ? 1
              : 0;
    }
    assertThat(moved).isPositive();
  }

  @Test
  void what_is_dropped_is_calibrated_as_the_whole_is() {
    Case of = Cases.of(middling(1), Approvals.NONE);
    Claim weighed = Assessing.assess(of, UNSTRETCHED).claim(ClaimKind.ACTIVITY);
    Assumptions two = stretched(2);
    Claim claim = Assessing.assess(of, two).claim(ClaimKind.ACTIVITY);

    assertThat(claim.probability())
        .isLessThan(weighed.probability())
        .isEqualTo(two.calibrated(ClaimKind.ACTIVITY, weighed.probability()));
    assertThat(claim.low()).isEqualTo(two.calibrated(ClaimKind.ACTIVITY, weighed.low()));
    assertThat(claim.high()).isEqualTo(two.calibrated(ClaimKind.ACTIVITY, weighed.high()));
    assertThat(claim.ownOnly()).isEqualTo(two.calibrated(ClaimKind.ACTIVITY, weighed.ownOnly()));
    assertThat(claim.restsMostOn()).isEqualTo(weighed.restsMostOn());
  }

  /// A campaign of which the evidence goes from none to enough.
  private static Campaign middling(double nats) {
    return Cases.campaign(
        0.8,
        0.7,
        List.of(
            Cases.reason("D18", CauseGroup.IDENTITY, true, 1 + nats, Cases.ONLY_OPERATORS),
            Cases.reason("D3", CauseGroup.CONTENT, false, 1 + nats / 2, Cases.ONLY_OPERATORS)),
        List.of("Y1", "Y6"));
  }
}
