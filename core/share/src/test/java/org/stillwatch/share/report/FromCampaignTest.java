// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Campaign;
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
          "a sentence planted here");

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

  private static Optional<CampaignFinding> finding(Campaign campaign) {
    return finding(campaign, AnalyticConfidence.HIGH);
  }

  private static Optional<CampaignFinding> finding(Campaign campaign, AnalyticConfidence ground) {
    return FromCampaign.of(
        campaign,
        "EXERCISE",
        ground,
        List.of(Atlas.EXTRACT_MODEL),
        List.of(Findings.egress("203.0.113.7")));
  }

  @Test
  void what_is_said_of_a_campaign_is_its_numbers() {
    var shares =
        List.of(
            new Campaign.HypothesisShare("Y1", 0.7),
            new Campaign.HypothesisShare("Y7", 0.2),
            new Campaign.HypothesisShare("Y2", 0.1));

    CampaignFinding finding = finding(campaign(shares)).orElseThrow();

    assertThat(finding.probability()).isCloseTo(0.9, within(1e-12));
    assertThat(finding.accounts()).isEqualTo(1);
    assertThat(finding.exchanges()).isEqualTo(412_000);
    assertThat(finding.lastSeen()).isEqualTo(Findings.SEEN);
    assertThat(finding.channels())
        .containsExactly(new CampaignFinding.Channel("D23", CauseGroup.IDENTITY, 2.5));
    assertThat(finding.calibration()).isEqualTo("local");
    assertThat(finding.ground()).isEqualTo(AnalyticConfidence.HIGH);
    assertThat(finding.confidence()).isEqualTo(85);
    assertThatThrownBy(() -> finding(campaign(shares), AnalyticConfidence.NONE))
        .hasMessage("nothing is shared without any ground");
  }

  @Test
  void nothing_of_a_customer_comes_along() {
    Bundle bundle =
        Findings.packed(
            finding(campaign(List.of(new Campaign.HypothesisShare("Y1", 0.9)))).orElseThrow());

    assertThat(new LeakScan(CUSTOMERS).in(bundle.json().canonical())).isEmpty();
    assertThat(new LeakScan(CUSTOMERS).in("at acct-planted-77")).containsExactly(0);
  }

  @Test
  void an_explanation_that_may_name_somebody_stays_behind() {
    var shares =
        List.of(
            new Campaign.HypothesisShare("Y1", 0.5),
            new Campaign.HypothesisShare("org:zebra-holdings", 0.4),
            new Campaign.HypothesisShare("Y12", 0.1));

    CampaignFinding finding = finding(campaign(shares)).orElseThrow();

    assertThat(finding.hypotheses()).containsOnlyKeys("Y1");
    assertThat(new LeakScan(List.of("zebra holdings")).in(finding.assessment())).isEmpty();
  }

  @Test
  void without_a_calibration_nothing_is_said() {
    assertThat(finding(campaign(List.of()))).isEmpty();
  }
}
