// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.engines.local.Picture;
import org.stillwatch.judge.Campaign;

/// One campaign on the page: what may be said, why, what speaks against it, and how to check it.
final class CampaignSection {
  private static final int MOST_EVENTS = 12;

  private CampaignSection() {}

  static String of(Campaign campaign, Optional<Picture> picture) {
    String id = Html.escape(campaign.id());
    return "<article id=\"%s\"><h3>%s <code>%s</code></h3><p>%s.</p>%s%s%s%s%s%s%s%s</article>"
        .formatted(
            id,
            verdict(campaign),
            id,
            Html.escape(campaign.why()),
            Briefing.of(campaign),
            Dials.of(campaign.axes()),
            facts(campaign),
            EvidenceSection.of(campaign, picture),
            picture.map(p -> TimelineSection.of(campaign, p.timeline())).orElse(""),
            picture.map(p -> LinkSection.of(campaign, p.ties())).orElse(""),
            MemberTable.of(campaign, picture.isPresent()),
            life(campaign));
  }

  static String verdict(Campaign campaign) {
    String word = campaign.verdict().word();
    return "<span class=\"verdict " + word + "\">" + word + "</span>";
  }

  private static String facts(Campaign campaign) {
    var facts = new StringBuilder("<div class=\"facts\">");
    facts.append(Html.fact("accounts", Html.count(likely(campaign))));
    facts.append(Html.fact("exchanges", Html.count(campaign.exchanges())));
    facts.append(Html.fact("tokens", Html.count(campaign.tokens())));
    if (campaign.usdCents().isPresent()) {
      facts.append(Html.fact("list price", Html.dollars((double) campaign.usdCents().getAsLong())));
    }
    if (!campaign.capabilities().isEmpty()) {
      facts.append(Html.fact("asks for", Html.escape(String.join(", ", campaign.capabilities()))));
    }
    if (campaign.detectedAtMillis().isPresent()) {
      facts.append(
          Html.fact("a live run would say so", Html.time(campaign.detectedAtMillis().getAsLong())));
      facts.append(
          Html.fact("exchanges before", Html.count(campaign.exchangesBeforeDetection().orElse(0))));
    }
    return facts.append("</div>").toString();
  }

  static long likely(Campaign campaign) {
    return campaign.accounts().stream().filter(m -> m.membership() >= 0.5).count();
  }

  private static String life(Campaign campaign) {
    String events =
        campaign.lineage().events().stream()
            .limit(MOST_EVENTS)
            .map(e -> Html.escape(e.kind()) + " " + Html.time(e.atMillis()))
            .collect(Collectors.joining("; "));
    int more = campaign.lineage().events().size() - MOST_EVENTS;
    return events.isEmpty()
        ? ""
        : "<p class=\"soft\">Life: "
            + events
            + (more > 0 ? "; and " + more + " more" : "")
            + "</p>";
  }
}
