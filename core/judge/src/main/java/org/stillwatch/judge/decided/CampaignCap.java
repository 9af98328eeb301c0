// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.decided;

import java.util.List;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Campaign;

/// Campaigns with a lower verdict or another sentence; their evidence stays.
final class CampaignCap {
  private CampaignCap() {}

  static Campaign at(Campaign campaign, Verdict most, String sentence) {
    var members = campaign.accounts().stream().map(m -> member(m, most)).toList();
    return copy(
        campaign,
        campaign.verdict().atMost(most),
        members,
        campaign.verdict().reaches(Verdict.WATCH) ? "watch" : campaign.nextStep(),
        sentence + "; " + campaign.why());
  }

  static Campaign explained(Campaign campaign, String sentence) {
    return copy(
        campaign,
        campaign.verdict(),
        campaign.accounts(),
        campaign.nextStep(),
        sentence + "; " + campaign.why());
  }

  static Campaign withMembers(Campaign campaign, List<Campaign.Member> members) {
    return copy(campaign, campaign.verdict(), members, campaign.nextStep(), campaign.why());
  }

  static Campaign.Member member(Campaign.Member member, Verdict most) {
    return new Campaign.Member(
        member.id(),
        member.membership(),
        member.core(),
        member.verdict().atMost(most),
        member.costlyTie());
  }

  private static Campaign copy(
      Campaign c, Verdict verdict, List<Campaign.Member> members, String nextStep, String why) {
    return new Campaign(
        c.id(),
        verdict,
        c.axes(),
        members,
        c.exchanges(),
        c.tokens(),
        c.usdCents(),
        c.firstSeenMillis(),
        c.lastSeenMillis(),
        c.detectedAtMillis(),
        c.exchangesBeforeDetection(),
        c.capabilities(),
        c.families(),
        c.pathways(),
        c.evidence(),
        c.hypotheses(),
        c.pool(),
        nextStep,
        why,
        c.counterfactual(),
        c.unknown(),
        c.lineage());
  }
}
