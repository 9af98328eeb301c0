// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.judge.attribution.ClaimKind;
import org.stillwatch.judge.attribution.Gate;
import org.stillwatch.judge.confidence.AnalyticConfidence;
import org.stillwatch.share.screen.LeakScan;
import org.stillwatch.share.stix.Atlas;

class FromCampaignTest {
  private static final List<String> CUSTOMERS =
      List.of(
          "acct-planted-77",
          "exch-planted-88",
          "cloud:planted-99",
          "campaign-planted",
          "a sentence planted here",
          "planted-org",
          "planted-class");

  private static Campaign campaign(List<Campaign.HypothesisShare> hypotheses) {
    return new Campaign(
        "campaign-planted",
        Verdict.ACT,
        new Axes(Optional.empty(), Optional.empty(), Optional.empty(), Calibration.LOCAL, 0.001),
        List.of(
            new Campaign.Member(new AccountId("acct-planted-77"), 0.99, true, Verdict.ACT, true)),
        412_000,
        1_000_000,
        OptionalLong.of(77),
        Findings.SEEN.toEpochMilli() - 1_000,
        Findings.SEEN.toEpochMilli(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        List.of("grading"),
        List.of(Family.CONTENT),
        List.of("cloud:planted-99"),
        List.of(
            new Campaign.Evidence(
                "D23",
                Family.RELATION,
                CauseGroup.IDENTITY,
                true,
                2.5,
                true,
                "a sentence planted here",
                "a sentence planted here",
                List.of("exch-planted-88"))),
        hypotheses,
        "pool-planted",
        "urgent_review",
        "a sentence planted here",
        "a sentence planted here",
        List.of(),
        new Campaign.Lineage("", List.of(), List.of()));
  }

  private static final AttributionRecord ATTRIBUTION = attribution("campaign-planted", true);

  private static AttributionRecord attribution(String campaign, boolean open) {
    return new AttributionRecord(
        campaign,
        0,
        Calibration.LOCAL,
        List.of(
            claimed(ClaimKind.ACTIVITY, 0.9, AnalyticConfidence.HIGH),
            claimed(ClaimKind.SAME_OPERATOR, 0.93, AnalyticConfidence.MODERATE)),
        List.of(
            explanation("Y1", "", 0.5),
            explanation("Y7", "", 0.2),
            explanation("org:planted-org", "planted-org", 0.15),
            explanation("flag:planted-org", "", 0.05),
            explanation("case:planted-class", "", 0.07),
            explanation("Y2", "", 0.03)),
        List.of(),
        List.of(
            new Gate(
                Gate.Step.SAY_SAME_OPERATOR,
                "",
                List.of(new Gate.Condition("something", "something", open)))));
  }

  private static AttributionRecord.Claimed claimed(
      ClaimKind kind, double p, AnalyticConfidence confidence) {
    return new AttributionRecord.Claimed(
        kind,
        "",
        OptionalDouble.of(p),
        OptionalDouble.of(p),
        OptionalDouble.of(p),
        "",
        OptionalDouble.of(p - 0.1),
        new TreeMap<>(),
        confidence,
        "",
        "",
        "");
  }

  private static AttributionRecord.Explanation explanation(String id, String names, double p) {
    return new AttributionRecord.Explanation(
        id, "a sentence planted here", true, true, names, OptionalDouble.of(p), 0);
  }

  private static Optional<CampaignFinding> finding(
      AttributionRecord attribution, AnalyticConfidence ground) {
    return FromCampaign.of(
        campaign(List.of(new Campaign.HypothesisShare("Y1", 0.4))),
        attribution,
        "EXERCISE",
        ground,
        List.of(Atlas.EXTRACT_MODEL),
        List.of(Findings.egress("203.0.113.7")));
  }

  @Test
  void what_is_said_of_a_campaign_is_its_numbers_and_the_claims_of_its_attribution() {
    CampaignFinding finding = finding(ATTRIBUTION, AnalyticConfidence.HIGH).orElseThrow();

    assertThat(finding.probability()).isEqualTo(0.9);
    assertThat(finding.byOurselves()).isCloseTo(0.8, within(1e-12));
    assertThat(finding.carried()).isCloseTo(0.8, within(1e-12));
    assertThat(finding.oneOperator()).hasValue(0.93);
    assertThat(finding.accounts()).isEqualTo(1);
    assertThat(finding.exchanges()).isEqualTo(412_000);
    assertThat(finding.lastSeen()).isEqualTo(Findings.SEEN);
    assertThat(finding.channels())
        .containsExactly(new CampaignFinding.Channel("D23", CauseGroup.IDENTITY, 2.5));
    assertThat(finding.calibration()).isEqualTo("local");
    assertThat(finding.hypotheses()).containsOnlyKeys("Y1", "Y2", "Y6", "Y7");
    assertThat(finding.hypotheses().get("Y1")).isCloseTo(0.7, within(1e-12));
  }

  @Test
  void an_analyst_lowers_the_ground_and_never_raises_it() {
    assertThat(finding(ATTRIBUTION, AnalyticConfidence.HIGH).orElseThrow().confidence())
        .isEqualTo(50);
    assertThat(finding(ATTRIBUTION, AnalyticConfidence.LOW).orElseThrow().confidence())
        .isEqualTo(15);
    assertThatThrownBy(() -> finding(ATTRIBUTION, AnalyticConfidence.NONE))
        .hasMessage("nothing is shared without any ground");
  }

  @Test
  void one_operator_is_what_the_gate_of_the_attribution_says() {
    var closed = attribution("campaign-planted", false);

    assertThat(finding(closed, AnalyticConfidence.HIGH).orElseThrow().oneOperator()).isEmpty();
    assertThatThrownBy(() -> finding(attribution("c_other", true), AnalyticConfidence.HIGH))
        .hasMessage("an attribution of another campaign");
  }

  @Test
  void nothing_of_a_customer_or_an_organisation_comes_along() {
    Bundle bundle = Findings.packed(finding(ATTRIBUTION, AnalyticConfidence.HIGH).orElseThrow());

    assertThat(new LeakScan(CUSTOMERS).in(bundle.json().canonical())).isEmpty();
    assertThat(new LeakScan(CUSTOMERS).in("at acct-planted-77")).containsExactly(0);
  }

  @Test
  void an_explanation_that_may_name_somebody_stays_behind() {
    var named =
        new AttributionRecord(
            ATTRIBUTION.campaign(),
            0,
            ATTRIBUTION.calibration(),
            ATTRIBUTION.claims(),
            List.of(
                explanation("Y1", "", 0.5),
                explanation("zebra-holdings", "", 0.4),
                explanation("Y12", "", 0.1)),
            List.of(),
            ATTRIBUTION.gates());

    CampaignFinding finding = finding(named, AnalyticConfidence.HIGH).orElseThrow();

    assertThat(finding.hypotheses()).containsOnlyKeys("Y1", "Y6");
    assertThat(new LeakScan(List.of("zebra holdings")).in(finding.assessment())).isEmpty();
  }

  @Test
  void without_a_calibration_nothing_is_said() {
    var claim = ATTRIBUTION.claims().getFirst();
    var silent =
        new AttributionRecord.Claimed(
            claim.kind(),
            "",
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            "",
            OptionalDouble.empty(),
            claim.families(),
            AnalyticConfidence.NONE,
            "",
            "",
            "");
    var none =
        new AttributionRecord(
            "campaign-planted",
            0,
            Calibration.NONE,
            List.of(silent),
            List.of(),
            List.of(),
            List.of());

    assertThat(finding(none, AnalyticConfidence.HIGH)).isEmpty();
  }
}
