// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Seed;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.judge.attribution.Assessing;
import org.stillwatch.judge.attribution.Assumptions;
import org.stillwatch.judge.attribution.ClaimKind;
import org.stillwatch.judge.attribution.Submission;
import org.stillwatch.judge.axes.Reliability;
import org.stillwatch.judge.confidence.FusionRule;

/// How often attributions are wrong on simulated worlds, with the numbers of [Assumptions#SHIPPED]
/// as they were frozen on seeds 1 to 8 of `dev-*`. Every seed here is one that nothing was chosen
/// on, and so is every scenario but `dev-0211-resale`, which is here since its gateways and quota
/// stretchers are the hardest to tell from an operator.
///
/// A case is a campaign that a scan reports, at `watch` or above. The labels are those of
/// [LabelledCampaign].
class AttributionWorldsTest {
  private static final double CLAIMED = 0.95;
  private static final long FIRST_SEED = 9_001;

  /// Six were measured for ADR 28; each is some minutes.
  private static final int SEEDS = Integer.getInteger("stillwatch.attribution.seeds", 2);

  /// The aim is .03, which activity meets since it is calibrated. One operator is not and misses it
  /// by as much as ADR 28 says.
  private static final Map<ClaimKind, Double> MOST_ECE =
      Map.of(ClaimKind.ACTIVITY, 0.03, ClaimKind.SAME_OPERATOR, 0.04);

  private static final List<String> SCORED =
      List.of(
          "0000-demo",
          "0001-first-light-small",
          "0002-rival",
          "0110-size-10",
          "0111-size-100",
          "0120-paraphrase",
          "0121-paraphrase-alone",
          "0130-honest-groups",
          "0211-more-negatives");

  /// The same assumptions, every item added up as it stands.
  static final Assumptions NAIVE =
      new Assumptions(
          new FusionRule(1e9, 1e9, 0, Map.of()),
          Assumptions.SHIPPED.priors(),
          Assumptions.SHIPPED.unsupportedNats(),
          Assumptions.SHIPPED.flagShare(),
          Assumptions.SHIPPED.leastNats(),
          1);

  /// As shipped, and nothing calibrated.
  private static final Assumptions WEIGHED =
      new Assumptions(
          Assumptions.SHIPPED.rule(),
          Assumptions.SHIPPED.priors(),
          Assumptions.SHIPPED.unsupportedNats(),
          Assumptions.SHIPPED.flagShare(),
          Assumptions.SHIPPED.leastNats(),
          1);

  /// Measured on cases.
  ///
  /// @param claims with a probability of .95 or more
  /// @param wrong of them
  /// @param most upper end of the exact 95 % interval of the share of wrong ones
  record Measured(int cases, int yes, double ece, int claims, int wrong, double most) {}

  @Test
  void a_few_hard_worlds_show_that_adding_up_is_overconfident() throws IOException {
    var cases = new ArrayList<>(LabelledCampaign.of("0000-demo", FIRST_SEED, Optional.empty()));
    cases.addAll(LabelledCampaign.of("dev-0211-resale", FIRST_SEED, Optional.empty()));

    Measured fused = measured(cases, ClaimKind.SAME_OPERATOR, Assumptions.SHIPPED);
    Measured naive = measured(cases, ClaimKind.SAME_OPERATOR, NAIVE);

    assertThat(fused.claims).as(fused.toString()).isPositive();
    assertThat(fused.wrong).as(fused.toString()).isZero();
    assertThat(naive.wrong).as(naive.toString()).isPositive();
    assertThat(fused.ece).as("%s %s", fused, naive).isLessThan(naive.ece);
  }

  @Test
  @Tag("slow")
  void of_claims_of_95_per_cent_at_most_5_are_wrong() throws IOException {
    var cases = new ArrayList<LabelledCampaign>();
    for (String scenario : SCORED) {
      for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
        cases.addAll(LabelledCampaign.of(scenario, seed, Optional.empty()));
      }
    }
    assertThat(measured(cases, ClaimKind.ACTIVITY, Assumptions.SHIPPED).ece)
        .isLessThan(measured(cases, ClaimKind.ACTIVITY, WEIGHED).ece);
    for (ClaimKind kind : List.of(ClaimKind.ACTIVITY, ClaimKind.SAME_OPERATOR)) {
      Measured fused = measured(cases, kind, Assumptions.SHIPPED);
      Measured naive = measured(cases, kind, NAIVE);
      System.out.printf("%s%n  fused %s%n  naive %s%n", kind.word(), fused, naive);

      assertThat(fused.wrong).as("%s", fused).isLessThanOrEqualTo(fused.claims / 20);
      assertThat(fused.ece).as("%s", fused).isLessThanOrEqualTo(MOST_ECE.getOrDefault(kind, 0.0));
      assertThat(naive.wrong / (double) naive.claims).as("%s", naive).isGreaterThan(0.05);
      assertThat(fused.ece).as("%s %s", fused, naive).isLessThan(naive.ece);
    }
  }

  static Measured measured(List<LabelledCampaign> cases, ClaimKind kind, Assumptions assumptions) {
    Predicate<LabelledCampaign> truth =
        kind == ClaimKind.ACTIVITY ? LabelledCampaign::activity : LabelledCampaign::sameOperator;
    var outcomes = new ArrayList<Reliability.Outcome>();
    int claims = 0;
    int wrong = 0;
    for (LabelledCampaign labelled : cases) {
      double p =
          Assessing.assess(Submission.NOTHING.of(labelled.campaign(), assumptions), assumptions)
              .claim(kind)
              .probability();
      outcomes.add(new Reliability.Outcome(p, truth.test(labelled)));
      if (p >= CLAIMED) {
        claims++;
        wrong += truth.test(labelled) ? 0 : 1;
      }
    }
    return new Measured(
        cases.size(),
        (int) cases.stream().filter(truth).count(),
        Reliability.of(outcomes, new Seed(1)).ece(),
        claims,
        wrong,
        upper(wrong, claims));
  }

  /// Clopper and Pearson.
  private static double upper(int wrong, int claims) {
    if (wrong == claims) {
      return 1;
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      double more = Math.exp(Tails.logBinomialUpper(wrong + 1L, claims, middle));
      if (more < 0.975) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
