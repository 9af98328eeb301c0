// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.decided;

import java.util.List;
import java.util.TreeSet;
import org.stillwatch.capture.Disposition;
import org.stillwatch.judge.Campaign;

/// Whether a decision is about a campaign, and whether what was decided still describes it.
final class CampaignMatch {
  private static final double MOST = 0.5;

  private CampaignMatch() {}

  /// A campaign keeps its id while it grows; over other logs, those of its accounts that lay before
  /// the decider tell it.
  static boolean concerns(Disposition decision, Campaign campaign) {
    if (!decision.subject().kind().equals("campaign")) {
      return false;
    }
    String id = decision.subject().id();
    return campaign.id().equals(id)
        || campaign.lineage().parent().equals(id)
        || campaign.lineage().merged().contains(id)
        || (!decision.seen().accounts().isEmpty() && known(decision, campaign) >= MOST);
  }

  /// Why a decision does not hold any more; empty while it does.
  static String broken(Disposition decision, Campaign campaign) {
    Disposition.Seen seen = decision.seen();
    if (seen.accounts().isEmpty()) {
      return "";
    }
    if (known(decision, campaign) < MOST) {
      return "most of its accounts were not there then";
    }
    var signals = new TreeSet<String>();
    campaign.evidence().stream()
        .filter(e -> e.supports() && e.costlyToForge() && !seen.costly().contains(e.signal()))
        .forEach(e -> signals.add(e.signal()));
    if (!signals.isEmpty()) {
      return "new evidence that is costly to forge speaks: " + String.join(", ", signals);
    }
    long newly =
        likely(campaign).stream()
            .filter(m -> m.costlyTie() && !seen.tied().contains(m.id().value()))
            .count();
    return newly >= Decisions.NEWLY_TIED
        ? newly + " more accounts hold what is costly to forge"
        : "";
  }

  /// Share of the likely members that lay before the decider.
  private static double known(Disposition decision, Campaign campaign) {
    var likely = likely(campaign);
    long known =
        likely.stream().filter(m -> decision.seen().accounts().contains(m.id().value())).count();
    return likely.isEmpty() ? 0 : (double) known / likely.size();
  }

  static List<Campaign.Member> likely(Campaign campaign) {
    return campaign.accounts().stream().filter(m -> m.membership() >= 0.5).toList();
  }
}
