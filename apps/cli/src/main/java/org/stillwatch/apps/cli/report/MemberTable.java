// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.judge.Campaign;

/// The accounts of a campaign, one by one.
final class MemberTable {
  private static final int MOST = 500;

  /// Of campaigns too far down to be pictured.
  private static final int FEW = 100;

  private MemberTable() {}

  static String of(Campaign campaign, boolean pictured) {
    int most = pictured ? MOST : FEW;
    String rows =
        campaign.accounts().stream()
            .limit(most)
            .map(m ->
                Html.row(
                    "<code>" + Html.escape(m.id().value()) + "</code>",
                    m.verdict().word(),
                    m.core() ? "core" : "periphery",
                    m.costlyTie() ? "holds what is costly to forge" : "",
                    "#" + Html.decimal(m.membership(), 2)))
            .collect(Collectors.joining());
    int more = campaign.accounts().size() - most;
    return Html.details(
        "All accounts: " + Html.count(campaign.accounts().size()),
        Html.table(
                "Accounts of " + Html.escape(campaign.id()),
                rows,
                "Account",
                "Verdict",
                "Role",
                "Ties",
                "#Membership")
            + (more > 0
                ? "<p class=\"soft\">The other "
                    + Html.count(more)
                    + " stand in campaigns.jsonl.</p>"
                : ""));
  }
}
