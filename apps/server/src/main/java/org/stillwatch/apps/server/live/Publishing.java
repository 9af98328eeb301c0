// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.adapters.json.AccountResultLines;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;
import org.stillwatch.respond.Standing;
import org.stillwatch.respond.VerdictTable;

/// Turns what the engine finds into what the service says.
final class Publishing {
  private final LiveEngine engine;
  private long version;

  Publishing(LiveEngine engine) {
    this.engine = engine;
  }

  Published next(Position at) {
    ScanResult result = engine.result();
    var campaigns = new TreeMap<String, String>();
    for (Campaign campaign : result.campaigns()) {
      campaigns.put(campaign.id(), CampaignLines.line(campaign));
    }
    Map<String, String> accounts = new HashMap<>();
    for (AccountResult account : result.accounts()) {
      accounts.put(account.id().value(), AccountResultLines.line(account));
    }
    return new Published(
        table(result),
        Collections.unmodifiableSortedMap(campaigns),
        Collections.unmodifiableMap(accounts),
        result.accountsSeen(),
        engine.counts(),
        engine.waiting(),
        at);
  }

  private VerdictTable table(ScanResult result) {
    Map<AccountId, Standing> standings = new HashMap<>();
    for (AccountResult account : result.accounts()) {
      if (account.verdict() != Verdict.CLEAR) {
        standings.put(account.id(), new Standing(account.verdict(), campaign(account)));
      }
    }
    Map<String, Verdict> verdicts = new HashMap<>();
    result.campaigns().forEach(c -> verdicts.put(c.id(), c.verdict()));
    Map<Long, Standing> held = new HashMap<>();
    engine
        .heldByCampaigns()
        .forEach((item, campaign) ->
            held.put(item, new Standing(verdicts.getOrDefault(campaign, Verdict.CLEAR), campaign)));
    version++;
    return new VerdictTable(version, engine.lastTickMillis(), standings, held);
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
