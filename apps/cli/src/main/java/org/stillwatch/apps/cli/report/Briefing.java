// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.Comparator;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.base.Calibration;
import org.stillwatch.judge.Campaign;

/// A campaign in one minute: who, why, how sure, how much, and what to do next.
final class Briefing {
  private static final int REASONS = 2;

  private Briefing() {}

  static String of(Campaign campaign) {
    return "<dl class=\"brief\">"
        + item("Who", who(campaign))
        + item("Why", why(campaign))
        + item("How sure", sure(campaign))
        + item("Harm", Harm.of(campaign).sentence(campaign))
        + item("Next", next(campaign))
        + "</dl>";
  }

  private static String item(String name, String text) {
    return "<div><dt>" + name + "</dt><dd>" + text + "</dd></div>";
  }

  private static String who(Campaign campaign) {
    long likely = CampaignSection.likely(campaign);
    long edge = campaign.accounts().size() - likely;
    return "<b>%s</b>%s, from %s to %s%s"
        .formatted(
            Html.count(likely, "account", "accounts"),
            edge == 0 ? "" : " and " + Html.count(edge) + " more at the edge",
            Html.time(campaign.firstSeenMillis()),
            Html.time(campaign.lastSeenMillis()),
            campaign.pathways().isEmpty()
                ? ""
                : ", through "
                    + campaign.pathways().stream()
                        .map(Html::escape)
                        .collect(Collectors.joining(", ")));
  }

  private static String why(Campaign campaign) {
    String strongest =
        campaign.evidence().stream()
            .filter(Campaign.Evidence::supports)
            .sorted(Comparator.comparingDouble(e -> -e.logOddsNats()))
            .limit(REASONS)
            .map(e -> "<li>" + Html.escape(e.text()) + "</li>")
            .collect(Collectors.joining());
    return strongest.isEmpty() ? "only weak reasons" : "<ol>" + strongest + "</ol>";
  }

  private static String sure(Campaign campaign) {
    var axes = campaign.axes();
    String chance = "false-discovery rate " + Dials.rate(axes.nullFdr());
    return axes.calibration() == Calibration.NONE
        ? chance + "; no calibration stands behind any other probability, so none is shown"
        : "%s; %s; %s".formatted(Dials.inWords(axes), chance, Dials.basis(axes.calibration()));
  }

  private static String next(Campaign campaign) {
    String mark =
        "look up the exchanges behind each reason below, then write down what you decide: <code>stillwatch mark %s confirmed --reason WHY --result FOLDER</code>, or <code>known-good</code>, or <code>snooze</code>"
            .formatted(Html.escape(campaign.id()));
    return switch (campaign.nextStep()) {
      case "urgent_review" -> "<b>A person reviews it first</b>: " + mark;
      case "human_review" -> "<b>A person reviews it</b>: " + mark;
      case "watch" -> "<b>Nothing yet</b>: it is watched, and the next scan says whether it grew";
      default -> "<b>Nothing</b>";
    };
  }
}
