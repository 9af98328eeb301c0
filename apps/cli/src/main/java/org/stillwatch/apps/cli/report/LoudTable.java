// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.stillwatch.apps.server.page.Html;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.judge.AccountResult;

/// Accounts that are loud on their own: only ever watched.
final class LoudTable {
  private static final int MOST_WATCHED = 50;

  /// Findings that are told of one account, strongest first: many weak ones may make it loud.
  private static final int MOST_FINDINGS = 3;

  private LoudTable() {}

  static String of(ScanResult result) {
    List<AccountResult> alone =
        result.accounts().stream()
            .filter(a -> a.campaigns().isEmpty() && a.verdict() == Verdict.WATCH)
            .toList();
    if (alone.isEmpty()) {
      return "";
    }
    String rows =
        alone.stream()
            .limit(MOST_WATCHED)
            .map(a -> Html.row("<code>" + Html.escape(a.id().value()) + "</code>", loud(a)))
            .collect(Collectors.joining());
    return "<h3>Loud on their own</h3><p class=\"soft\">"
        + Html.count(alone.size(), "account stands", "accounts stand")
        + " out alone and in no group. That is watched and nothing more: the best customers look like"
        + " this. "
        + (alone.size() > MOST_WATCHED ? "The first " + MOST_WATCHED + ":" : "")
        + "</p>"
        + Html.table("Accounts that are loud on their own", rows, "Account", "What stands out");
  }

  private static String loud(AccountResult account) {
    return account.findings().stream()
        .filter(f -> f.logOddsNats().orElse(0) > 0)
        .sorted(Comparator.comparingDouble(f -> -f.logOddsNats().orElse(0)))
        .limit(MOST_FINDINGS)
        .map(f ->
            Html.escape(f.signal())
                + ": "
                + Html.escape(f.text())
                + " <span class=\"soft\">("
                + Html.decimal(f.logOddsNats().orElse(0), 1)
                + " nats)</span>")
        .collect(Collectors.joining("<br>"));
  }
}
