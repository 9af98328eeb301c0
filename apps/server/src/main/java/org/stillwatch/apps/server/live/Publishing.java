// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.adapters.json.AccountResultLines;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.ScanResult;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.decided.Decisions;

/// Turns what the engine finds into what the service says.
final class Publishing {
  private final LiveEngine engine;
  private final Supplier<Decided> decided;
  private long version;

  /// @param decided what people decided; it is laid over what the engine finds as over a scan
  /// @param version of what was published before
  Publishing(LiveEngine engine, Supplier<Decided> decided, long version) {
    this.engine = engine;
    this.decided = decided;
    this.version = version;
  }

  Published next(Position at) {
    ScanResult result = engine.result();
    Decided people = decided.get();
    var found =
        Decisions.over(
            result.campaigns(), result.accounts(), people.decisions(), engine.lastTickMillis());
    var campaigns = new TreeMap<String, Finding>();
    for (Campaign c : found.campaigns()) {
      campaigns.put(c.id(), new Finding(c.id(), c.verdict(), CampaignLines.line(c)));
    }
    Map<String, Finding> accounts = new HashMap<>();
    for (AccountResult a : found.accounts()) {
      String id = a.id().value();
      accounts.put(id, new Finding(id, a.verdict(), AccountResultLines.line(a)));
    }
    version++;
    return new Published(
        Tables.of(
            version,
            engine.lastTickMillis(),
            campaigns,
            found.accounts(),
            engine.heldByCampaigns()),
        Collections.unmodifiableSortedMap(campaigns),
        Collections.unmodifiableMap(accounts),
        FactsOf.of(engine, found),
        FactsOf.principals(engine),
        people.states(found.effects()),
        OptionalLong.of(result.accountsSeen()),
        new Published.Remembered(engine.remembered(), engine.forgotten()),
        new Published.Exchanges(engine.counts(), engine.waiting(), engine.late()),
        at);
  }
}
