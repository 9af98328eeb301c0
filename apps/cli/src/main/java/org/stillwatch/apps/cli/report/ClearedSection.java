// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Explained;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.Picture;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.judge.Campaign;

/// What was looked at and not raised, and why not.
final class ClearedSection {
  private static final int MOST_GROUPS = 100;

  private ClearedSection() {}

  /// @param ranked most expected harm first
  static String of(List<Campaign> ranked, Map<String, Picture> pictures, ScanResult result) {
    return "<h2>What was cleared, and why</h2>"
        + silent(result)
        + groups(ranked, pictures)
        + members(ranked)
        + LoudTable.of(result);
  }

  private static String silent(ScanResult result) {
    long silent = Math.max(0, result.accountsSeen() - result.accounts().size());
    return "<p><b>"
        + Html.count(silent)
        + "</b> of "
        + Html.count(result.accountsSeen(), "account was", "accounts were")
        + " read and nothing is said of them: they are in no group that chance does not explain, and"
        + " nothing they did alone is worth watching.</p>";
  }

  private static String groups(List<Campaign> ranked, Map<String, Picture> pictures) {
    var watched = ranked.stream().filter(c -> !c.verdict().reaches(Verdict.REVIEW)).toList();
    if (watched.isEmpty()) {
      return "<p>No group was found and left at watch.</p>";
    }
    String rows =
        watched.stream()
            .limit(MOST_GROUPS)
            .map(c ->
                Html.row(
                    "<a href=\"#%s\"><code>%s</code></a>"
                        .formatted(Html.escape(c.id()), Html.escape(c.id())),
                    "#" + Html.count(CampaignSection.likely(c)),
                    why(c, Optional.ofNullable(pictures.get(c.id())))))
            .collect(Collectors.joining());
    return "<h3>Groups that were found and not put up for review</h3>"
        + Html.table("Groups at watch", rows, "Group", "#Accounts", "Why not");
  }

  private static String why(Campaign campaign, Optional<Picture> picture) {
    if (picture.isEmpty()) {
      return Html.escape(campaign.why());
    }
    Picture known = picture.orElseThrow();
    if (known.verdict() != campaign.verdict()) {
      return "a person decided: " + Html.escape(campaign.why());
    }
    String live =
        known.live().stream()
            .map(name -> "<li>still possible: " + Explained.of(name) + "</li>")
            .collect(Collectors.joining());
    String lacks =
        known.shortOf().stream()
            .map(s -> "<li>" + Html.escape(s) + "</li>")
            .collect(Collectors.joining());
    return "<ul>" + live + lacks + "</ul>";
  }

  private static String members(List<Campaign> ranked) {
    var rows = new StringBuilder();
    for (Campaign campaign : ranked.stream().limit(MOST_GROUPS).toList()) {
      Map<String, Long> spared = new TreeMap<>();
      campaign.accounts().stream()
          .filter(m -> !m.verdict().reaches(campaign.verdict()))
          .forEach(m -> spared.merge(m.verdict().word() + "|" + because(m), 1L, Long::sum));
      spared.forEach((key, count) -> {
        String[] parts = key.split("\\|", 2);
        rows.append(
            Html.row(
                "<code>" + Html.escape(campaign.id()) + "</code>",
                "#" + Html.count(count),
                parts[0],
                parts[1]));
      });
    }
    return rows.isEmpty()
        ? ""
        : "<h3>Accounts of which less is said than of their group</h3>"
            + Html.table(
                "Spared accounts", rows.toString(), "Group", "#Accounts", "At most", "Why");
  }

  /// The rule of `contracts.md` 4.2 that capped one member, as its record shows it.
  private static String because(Campaign.Member member) {
    if (member.verdict() == Verdict.CLEAR) {
      return "they used the content long before anybody else: others copied them";
    }
    if (!member.core()) {
      return "they stand at the edge: fewer than two independent reasons hold them";
    }
    if (!member.costlyTie()) {
      return "they hold nothing that is costly to forge, or are a verified organisation of long standing";
    }
    return "they belong less surely than 0.90, pass on requests of others, or a person decided about them";
  }
}
