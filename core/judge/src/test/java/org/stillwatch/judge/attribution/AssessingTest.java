// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.confidence.AnalyticConfidence;

class AssessingTest {
  @Test
  void a_farm_is_one_operator_and_no_organisation() {
    var assessment = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE));

    assertThat(assessment.claim(ClaimKind.ACTIVITY).probability()).isGreaterThan(0.95);
    assertThat(assessment.claim(ClaimKind.SAME_OPERATOR).probability()).isGreaterThan(0.95);
    assertThat(assessment.claim(ClaimKind.ORGANISATION).probability()).isCloseTo(0.2, within(0.01));
  }

  @Test
  void three_claims_are_three_and_each_implies_the_one_before() {
    var assessment =
        Cases.assess(
            Cases.of(Cases.farm(), Approvals.NONE, Cases.own("card", Kind.PAYMENT, true, 3)));

    double activity = assessment.claim(ClaimKind.ACTIVITY).probability();
    assertThat(assessment.claim(ClaimKind.SAME_OPERATOR).probability())
        .isGreaterThanOrEqualTo(activity);
    assertThat(assessment.claim(ClaimKind.ORGANISATION).probability()).isLessThan(activity);
  }

  @Test
  void a_live_innocent_explanation_of_everything_takes_the_claim() {
    var evidence =
        List.of(
            Cases.reason("D23", CauseGroup.IDENTITY, true, 14, List.of("Y1", "Y5", "Y7", "Y8")),
            Cases.reason("D14", CauseGroup.TIMING, false, 14, Cases.ORDINARY),
            Cases.reason("D3", CauseGroup.CONTENT, false, 4, Cases.ORDINARY));
    Campaign school = Cases.campaign(0.4, 0.05, evidence, List.of("Y1", "Y5", "Y6"));

    var assessment = Cases.assess(Cases.of(school, Approvals.NONE));

    assertThat(assessment.claim(ClaimKind.SAME_OPERATOR).probability()).isLessThan(0.1);
    assertThat(assessment.ranking().getFirst().hypothesis().id()).isNotEqualTo("Y6");
    assertThat(assessment.claim(ClaimKind.ACTIVITY).alternativesSentence())
        .startsWith("Alternatives considered: Y5 one organisation");
  }

  @Test
  void a_record_that_does_not_say_what_predicts_a_reason_accuses_nobody() {
    var reasons =
        List.of(
            Cases.reason("D18", CauseGroup.IDENTITY, true, 14, List.of()),
            Cases.reason("D3", CauseGroup.CONTENT, false, 4, List.of()));
    var known =
        List.of(
            Cases.reason("D18", CauseGroup.IDENTITY, true, 14, Cases.ONLY_OPERATORS),
            Cases.reason("D3", CauseGroup.CONTENT, false, 4, Cases.ONLY_OPERATORS));
    var supported = List.of("Y1", "Y6");

    double unsaid = sameOperator(Cases.campaign(0.5, 0.5, reasons, supported));
    double said = sameOperator(Cases.campaign(0.5, 0.5, known, supported));

    assertThat(unsaid).isLessThan(0.2);
    assertThat(said).isGreaterThan(0.9);
  }

  private static double sameOperator(Campaign campaign) {
    return Cases.assess(Cases.of(campaign, Approvals.NONE))
        .claim(ClaimKind.SAME_OPERATOR)
        .probability();
  }

  @Test
  void cheap_traces_cannot_tell_an_organisation_from_who_plants_them() {
    var planted =
        Cases.assess(
            Cases.of(
                Cases.farm(),
                Cases.everybody(),
                Cases.own("exit", Kind.ADDRESS, false, 9),
                Cases.own("client", Kind.REQUEST_METADATA, false, 9),
                Cases.own("prompt", Kind.TEMPLATE, false, 9),
                Cases.own("leak", Kind.OUTCOME, false, 9)));

    assertThat(planted.claim(ClaimKind.ORGANISATION).probability()).isLessThanOrEqualTo(0.8);
    assertThat(Cases.gate(planted, Gate.Step.NAME_ORGANISATION).open()).isFalse();
    assertThat(posterior(planted, "flag:org-a")).isGreaterThan(0.15);
  }

  @Test
  void what_is_costly_to_forge_tells_them_apart() {
    var seen =
        Cases.assess(
            Cases.of(
                Cases.farm(),
                Approvals.NONE,
                Cases.own("card", Kind.PAYMENT, true, 9),
                Cases.own("leak", Kind.OUTCOME, true, 9)));

    assertThat(seen.claim(ClaimKind.ORGANISATION).probability()).isGreaterThan(0.95);
    assertThat(posterior(seen, "flag:org-a")).isLessThan(0.01);
  }

  private static double posterior(Assessment assessment, String hypothesis) {
    return assessment.ranking().stream()
        .filter(r -> r.hypothesis().id().equals(hypothesis))
        .findFirst()
        .orElseThrow()
        .posterior();
  }

  @Test
  void old_evidence_says_less_and_never_turns_round() {
    Case now = Cases.of(Cases.farm(), Approvals.NONE);
    double before = 1;
    for (long days : new long[] {0, 30, 100, 1_000, 100_000}) {
      var later =
          new Case(
              now.subject(),
              Cases.SEEN + days * Cases.DAY,
              now.calibration(),
              now.hypotheses(),
              now.items(),
              now.approvals());
      double probability = Cases.assess(later).claim(ClaimKind.SAME_OPERATOR).probability();
      assertThat(probability).isLessThanOrEqualTo(before);
      before = probability;
    }
    double priors = now.hypotheses().stream().mapToDouble(Hypothesis::prior).sum();
    double prior =
        now.hypotheses().stream()
                .filter(Hypothesis::sameOperator)
                .mapToDouble(Hypothesis::prior)
                .sum()
            / priors;
    assertThat(before).isCloseTo(prior, within(1e-6));
  }

  @Test
  void the_matrix_marks_what_contradicts_and_ranks_by_it() {
    var assessment = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE));
    var matrix = assessment.matrix();
    int y1 = matrix.hypotheses().indexOf("Y1");
    int y5 = matrix.hypotheses().indexOf("Y5");

    Matrix.Row moved =
        matrix.rows().stream()
            .filter(r -> r.item().id().equals("own-02-D18"))
            .findFirst()
            .orElseThrow();

    assertThat(moved.cells().get(y1).mark()).isEqualTo(Matrix.Mark.CONSISTENT);
    assertThat(moved.cells().get(y5).mark()).isEqualTo(Matrix.Mark.VERY_INCONSISTENT);
    assertThat(moved.cells().get(y1).nats()).isCloseTo(3.5 / 1.75, within(1e-9));
    assertThat(assessment.ranking().getFirst().inconsistencyNats()).isZero();
    assertThat(assessment.ranking())
        .isSortedAccordingTo(
            (a, b) -> Double.compare(a.inconsistencyNats(), b.inconsistencyNats()));
    assertThat(matrix.rows())
        .isSortedAccordingTo((a, b) -> Double.compare(b.diagnosticity(), a.diagnosticity()));
  }

  @Test
  void the_range_is_that_of_dropping_one_group_and_families_are_what_dropping_them_costs() {
    Case of = Cases.of(Cases.farm(), Approvals.NONE);
    Claim claim = Cases.assess(of).claim(ClaimKind.ACTIVITY);
    var without =
        new Case(
            of.subject(),
            of.asOfMillis(),
            of.calibration(),
            of.hypotheses(),
            of.items().stream()
                .filter(i -> !i.kind().cause().word().equals(claim.restsMostOn()))
                .toList(),
            of.approvals());

    assertThat(Cases.assess(without).claim(ClaimKind.ACTIVITY).probability())
        .isCloseTo(claim.low(), within(1e-12));
    assertThat(claim.low()).isLessThan(claim.probability());
    assertThat(claim.families())
        .containsOnlyKeys(Family.CONTENT, Family.RELATION, Family.TIME, Family.ENTITLEMENT);
    assertThat(claim.families().getOrDefault(Family.RELATION, 0.0)).isGreaterThan(0.7);
  }

  @Test
  void likelihood_and_confidence_never_share_a_sentence() {
    var assessment = Cases.assess(Cases.of(Cases.farm(), Approvals.NONE));
    for (Claim claim : assessment.claims()) {
      assertThat(claim.likelihoodSentence()).doesNotContain("confidence").startsWith("We assess");
      assertThat(claim.confidenceSentence())
          .startsWith("Our confidence is ")
          .doesNotContain("likely", "certain", "chance");
      assertThat(claim.alternativesSentence()).startsWith("Alternatives considered: ");
    }
    assertThat(assessment.claim(ClaimKind.ACTIVITY).confidence())
        .isEqualTo(AnalyticConfidence.MODERATE);
  }

  @Test
  void without_a_calibration_no_figure_is_said() {
    Case of = Cases.of(Cases.farm(), Cases.everybody());
    var uncalibrated =
        new Case(
            of.subject(),
            of.asOfMillis(),
            Calibration.NONE,
            of.hypotheses(),
            of.items(),
            of.approvals());

    var assessment = Cases.assess(uncalibrated);

    assertThat(assessment.gates()).noneMatch(Gate::open);
    assertThat(assessment.claim(ClaimKind.ACTIVITY).likelihoodSentence())
        .startsWith("We do not say how likely");
    assertThat(AssessmentText.lines(assessment))
        .noneMatch(l -> l.startsWith("  probability ") || l.contains(" %)"));
  }

  @Test
  void a_case_that_contradicts_itself_is_refused() {
    Case of = Cases.of(Cases.farm(), Approvals.NONE);
    var twice = List.of(of.items().getFirst(), of.items().getFirst());
    var strange =
        List.of(
            new Item("x", Kind.ADDRESS, new Origin.Own(), false, 0, Map.of("org:nobody", 1.0), ""));

    assertThatThrownBy(() -> copy(of, of.hypotheses(), twice)).hasMessageStartingWith("two items");
    assertThatThrownBy(() -> copy(of, of.hypotheses(), strange))
        .hasMessage("item x speaks of org:nobody, which nobody holds");
    assertThatThrownBy(() -> copy(of, of.hypotheses().subList(0, 1), List.of()))
        .hasMessage("one hypothesis competes with nothing");
  }

  private static Case copy(Case of, List<Hypothesis> hypotheses, List<Item> items) {
    return new Case(
        of.subject(), of.asOfMillis(), of.calibration(), hypotheses, items, of.approvals());
  }
}
