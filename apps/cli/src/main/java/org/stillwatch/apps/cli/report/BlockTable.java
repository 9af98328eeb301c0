// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.judge.Campaign;

/// Who is in each set of accounts that share the very same things, with what they share.
final class BlockTable {
  private static final int MOST_ACCOUNTS = 5_000;
  private static final int MOST_BLOCKS = 2_000;

  /// A set may hold hundreds of things; the first of them are named.
  private static final int MOST_TIES = 8;

  private BlockTable() {}

  static String of(Campaign campaign, Knots knots, TieNames names) {
    var rows = new StringBuilder();
    int accounts = 0;
    int blocks = 0;
    boolean all = true;
    for (int i = 0; i < knots.knots().size(); i++) {
      for (Knots.Block block : knots.knots().get(i).blocks()) {
        if (blocks == MOST_BLOCKS || accounts + block.accounts().size() > MOST_ACCOUNTS) {
          all = false;
        } else {
          rows.append(row(i + 1, block, names));
          blocks++;
          accounts += block.accounts().size();
        }
      }
    }
    return Html.details(
        "Who shares what: " + Html.count(accounts, "account", "accounts") + " by name",
        Html.table(
                "Sets of accounts of " + Html.escape(campaign.id()),
                rows.toString(),
                "#Knot",
                "What they share",
                "#Number",
                "Accounts")
            + (all
                ? ""
                : "<p class=\"soft\">The rest would make the page too long; campaigns.jsonl names every account.</p>"));
  }

  private static String row(int knot, Knots.Block block, TieNames names) {
    int more = block.ties().size() - MOST_TIES;
    return Html.row(
        "#" + knot,
        (block.ties().isEmpty()
                ? "only what holds the knot together"
                : names.of(block.ties().stream().limit(MOST_TIES).toList()))
            + (more > 0 ? " and " + more + " more" : ""),
        "#" + Html.count(block.accounts().size()),
        block.accounts().stream()
            .map(a -> Html.escape(a.value()))
            .collect(Collectors.joining(" ", "<code>", "</code>")));
  }
}
