// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Explained;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.engines.local.Picture;
import org.stillwatch.judge.Campaign;

/// What speaks for a campaign and what speaks against it, in words, with a way to check each
/// reason.
final class EvidenceSection {
  /// Exemplars that are named before anybody unfolds the query, and how much of each.
  private static final int SHOWN = 3;

  private static final int LONGEST = 36;

  private EvidenceSection() {}

  static String of(Campaign campaign, Optional<Picture> picture) {
    return "<h4>What speaks for it</h4>"
        + evidence(campaign)
        + "<h4>What speaks against it</h4>"
        + against(campaign, picture)
        + rivals(campaign)
        + unknown(campaign);
  }

  private static String evidence(Campaign campaign) {
    String rows =
        campaign.evidence().stream()
            .map(e ->
                Html.row(
                    "%s<br><span class=\"soft\">%s</span>%s"
                        .formatted(
                            Html.escape(e.text()), Html.escape(e.counterfactual()), check(e)),
                    tight(Html.escape(e.signal()) + " &middot; " + e.family().letter()),
                    tight(e.costlyToForge() ? "costly to forge" : "can be copied"),
                    "#" + Html.decimal(e.logOddsNats(), 1) + " nats"))
            .collect(Collectors.joining());
    return Html.table(
        "Evidence for " + Html.escape(campaign.id()), rows, "Reason", "Signal", "Frame", "#Weight");
  }

  private static String tight(String text) {
    return "<span class=\"tight\">" + text + "</span>";
  }

  /// What finds the exchanges behind one reason in the operator's own store.
  private static String check(Campaign.Evidence evidence) {
    if (evidence.exemplars().isEmpty()) {
      return "";
    }
    var ids = evidence.exemplars();
    String first =
        ids.stream()
            .limit(SHOWN)
            .map(id -> "<code>" + Html.ends(id, LONGEST) + "</code>")
            .collect(Collectors.joining(", "));
    int more = ids.size() - SHOWN;
    return Html.details(
        "check",
        "Check it in your own store: exchanges "
            + first
            + (more > 0 ? " and " + more + " more" : ""),
        "<pre>" + Html.escape(Query.of(ids)) + "</pre>");
  }

  private static String against(Campaign campaign, Optional<Picture> picture) {
    var items = new StringBuilder();
    picture.ifPresent(p -> {
      p.live().forEach(name -> items.append(item("Still possible: " + Explained.of(name))));
      p.shortOf().forEach(s -> items.append(item("Not enough for more: " + Html.escape(s))));
    });
    if (!campaign.counterfactual().isEmpty()) {
      items.append(item("What it hangs on: " + Html.escape(campaign.counterfactual())));
    }
    return items.isEmpty()
        ? "<p>No innocent explanation shows the facts that it predicts.</p>"
        : "<ul>" + items + "</ul>";
  }

  private static String item(String text) {
    return "<li>" + text + "</li>";
  }

  private static String rivals(Campaign campaign) {
    if (campaign.hypotheses().isEmpty()) {
      return "";
    }
    String shares =
        campaign.hypotheses().stream()
            .filter(h -> h.probability() >= 0.005)
            .sorted(Comparator.comparingDouble(h -> -h.probability()))
            .map(h -> Html.fact(Explained.of(h.name()), Html.decimal(h.probability(), 2)))
            .collect(Collectors.joining());
    return "<p class=\"soft\">Explanations compared, with their shares</p><div class=\"facts\">"
        + shares
        + "</div>";
  }

  private static String unknown(Campaign campaign) {
    if (campaign.unknown().isEmpty()) {
      return "";
    }
    String rows =
        campaign.unknown().stream()
            .map(u -> Html.row(Html.escape(u.what()), Html.escape(u.changes())))
            .collect(Collectors.joining());
    return Html.details(
        Html.count(campaign.unknown().size(), "thing was unknown", "things were unknown"),
        Html.table(
            "Unknown of " + Html.escape(campaign.id()), rows, "Unknown", "What it would change"));
  }
}
