// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.List;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.Campaign;

/// The campaigns of a run in the order in which they deserve somebody's time.
final class Overview {
  private Overview() {}

  /// @param ranked most expected harm first
  static String of(List<Campaign> ranked) {
    if (ranked.isEmpty()) {
      return "<h2>Campaigns</h2><p>No group of accounts stands out against chance.</p>";
    }
    var rows = new StringBuilder();
    for (int i = 0; i < ranked.size(); i++) {
      Campaign c = ranked.get(i);
      rows.append(
          Html.row(
              "#" + (i + 1),
              CampaignSection.verdict(c),
              "<a href=\"#%s\"><code>%s</code></a>"
                  .formatted(Html.escape(c.id()), Html.escape(c.id())),
              "#" + Html.count(CampaignSection.likely(c)),
              "#" + Html.count(c.exchanges()),
              "#" + Harm.of(c).figure(),
              c.detectedAtMillis().isPresent() ? Html.time(c.detectedAtMillis().getAsLong()) : "",
              c.nextStep().replace('_', ' ')));
    }
    return "<h2>Campaigns</h2><p>"
        + inOneSentence(ranked)
        + "</p>"
        + Html.table(
            "Campaigns by expected harm",
            rows.toString(),
            "#Rank",
            "Verdict",
            "Campaign",
            "#Accounts",
            "#Exchanges",
            "#Expected harm",
            "First reported",
            "Next step")
        + "<p class=\"soft\">Expected harm is the probability that outputs are harvested, times the"
        + " exchanges (and their cost at list price, where prices are known). The list is in that"
        + " order; the verdict says what the evidence would support.</p>";
  }

  private static String inOneSentence(List<Campaign> ranked) {
    return "%s for an urgent review, %s for a review, %s only watched. Start at the top: each begins with who, why, how sure, and what to do next."
        .formatted(
            number(ranked, Verdict.ACT),
            number(ranked, Verdict.REVIEW),
            number(ranked, Verdict.WATCH));
  }

  private static String number(List<Campaign> campaigns, Verdict verdict) {
    return "<b>" + campaigns.stream().filter(c -> c.verdict() == verdict).count() + "</b>";
  }
}
