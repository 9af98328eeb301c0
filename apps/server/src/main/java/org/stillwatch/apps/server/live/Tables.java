// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.respond.Standing;
import org.stillwatch.respond.VerdictTable;

/// From records of findings to what decisions look up.
final class Tables {
  private Tables() {}

  /// @param held campaigns by the cards, devices and telephones that their members share
  static VerdictTable of(
      long version,
      long tickMillis,
      Map<String, Finding> campaigns,
      Collection<AccountResult> accounts,
      Map<Long, String> held) {
    Map<AccountId, Standing> standings = new HashMap<>();
    for (AccountResult account : accounts) {
      if (account.verdict() != Verdict.CLEAR) {
        standings.put(account.id(), new Standing(account.verdict(), campaign(account)));
      }
    }
    Map<Long, Standing> shown = new HashMap<>();
    held.forEach((item, id) -> {
      Finding campaign = campaigns.get(id);
      if (campaign != null) {
        shown.put(item, new Standing(campaign.verdict(), id));
      }
    });
    return new VerdictTable(version, tickMillis, standings, shown);
  }

  /// The campaign that an account's verdict comes from; empty when it comes from its own findings.
  private static String campaign(AccountResult account) {
    return account.campaigns().stream()
        .filter(c -> c.membership() >= 0.5 && c.verdict() == account.verdict())
        .map(AccountResult.Membership::campaign)
        .findFirst()
        .orElse("");
  }
}
