// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.stillwatch.adapters.json.AccountTable;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.apps.server.access.AccountsHeard;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.capture.AccountEvent;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.Located;
import org.stillwatch.engines.local.ScanInput;

/// Applies entries to the engine, one after the other.
final class Applying {
  private static final Located.Place NOWHERE = new Located.Place(0, 0, 0, 0);
  private static final RejectedLine UNPLACED =
      new RejectedLine("journal", OptionalLong.empty(), 0, 0, RejectReason.NO_TIME, 0);

  private final LiveEngine engine;
  private final AccountTable accounts = new AccountTable();
  private final Map<String, ModelFacts> models = new LinkedHashMap<>();
  private final SeenAt seenAt = new SeenAt();
  private final List<Long> settled = new ArrayList<>();
  private long latestMillis = Long.MIN_VALUE;

  Applying(LiveEngine engine) {
    this.engine = engine;
  }

  void apply(Entry entry) {
    switch (entry) {
      case Entry.Exchange exchange -> {
        latestMillis = Math.max(latestMillis, exchange.observation().timeMillis());
        engine.take(new Located(exchange.observation(), exchange.contentHash(), NOWHERE));
      }
      case Entry.Account row -> {
        accounts.add(new Row.Good<>(row.facts(), row.contentHash(), 0), UNPLACED);
        engine.take(row.facts().id(), accounts.history(row.facts().id()));
      }
      case Entry.Happened(AccountEvent event) -> happened(event);
      case Entry.Model(ModelFacts facts) -> {
        models.put(facts.model(), facts);
        engine.take(List.copyOf(models.values()));
      }
      case Entry.Stopped stopped ->
          engine.take(new ScanInput.Closure(stopped.account(), stopped.timeMillis()));
      case Entry.Advance(long watermark) -> engine.advance(watermark);
      case Entry.Settle(long request) -> {
        engine.settle();
        settled.add(request);
      }
    }
  }

  private void happened(AccountEvent event) {
    accounts.hear(event);
    var history = accounts.history(event.account());
    if (!history.isEmpty()) {
      engine.take(event.account(), history);
    }
    ScanInput.Dispute.of(event).ifPresent(engine::take);
    ScanInput.Leak.of(event).ifPresent(engine::take);
  }

  /// Tells what an entry that was applied made known of an account.
  void tell(Entry entry, AccountsHeard heard) {
    if (entry instanceof Entry.Account row) {
      heard.rows(accounts.history(row.facts().id()));
    } else if (entry instanceof Entry.Exchange seen
        && seenAt.take(seen.observation(), seen.exit())) {
      seenAt.tell(seen.observation().account(), heard);
    }
  }

  /// Tells all that is known of accounts.
  void tellAll(AccountsHeard heard) {
    accounts.histories().values().forEach(heard::rows);
    seenAt.tell(heard);
  }

  LiveEngine engine() {
    return engine;
  }

  /// The latest time of any exchange; `Long.MIN_VALUE` before the first.
  long latestMillis() {
    return latestMillis;
  }

  /// The calls to settle that were applied since the last time.
  List<Long> settled() {
    var done = List.copyOf(settled);
    settled.clear();
    return done;
  }
}
