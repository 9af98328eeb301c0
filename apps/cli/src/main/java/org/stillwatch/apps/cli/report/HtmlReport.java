// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.adapters.json.RunSummary;
import org.stillwatch.apps.server.page.Page;
import org.stillwatch.engines.local.Picture;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.decided.Decisions;

/// One self-contained page about a run: it loads nothing, runs nothing and holds no prompt.
public final class HtmlReport {
  /// Campaigns with a section of their own; all stand in the list up to [#MOST_LISTED].
  private static final int MOST_TOLD = 60;

  /// Campaigns with pictures: the page stays small enough to open, whatever the world.
  private static final int MOST_PICTURED = 12;

  private static final int MOST_LISTED = 1_000;

  private HtmlReport() {}

  /// The page.
  ///
  /// @param effects what became of the decisions of people
  public static String of(ScanResult result, List<Decisions.Effect> effects, RunSummary summary) {
    List<Campaign> ranked =
        result.campaigns().stream().sorted(Harm.mostFirst(result.campaigns())).toList();
    Map<String, Picture> pictures = new TreeMap<>();
    result.pictures().forEach(p -> pictures.put(p.campaign(), p));
    return Page.of(
        "Stillwatch report",
        InputSection.head(summary)
            + Overview.of(ranked.stream().limit(MOST_LISTED).toList())
            + DecidedSection.of(effects)
            + campaigns(ranked, pictures)
            + ClearedSection.of(ranked, pictures, result)
            + InputSection.of(summary)
            + MethodSection.of(summary));
  }

  private static String campaigns(List<Campaign> ranked, Map<String, Picture> pictures) {
    var sections = new StringBuilder();
    for (int i = 0; i < Math.min(MOST_TOLD, ranked.size()); i++) {
      Campaign campaign = ranked.get(i);
      sections.append(
          CampaignSection.of(
              campaign,
              i < MOST_PICTURED
                  ? Optional.ofNullable(pictures.get(campaign.id()))
                  : Optional.empty()));
    }
    if (ranked.size() > MOST_PICTURED) {
      sections.append(
          "<p class=\"soft\">Pictures stand at the first %d campaigns, sections at the first %d; <code>stillwatch explain</code> tells each of the others.</p>"
              .formatted(MOST_PICTURED, MOST_TOLD));
    }
    return sections.toString();
  }
}
