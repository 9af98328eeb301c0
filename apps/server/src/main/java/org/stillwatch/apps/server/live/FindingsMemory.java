// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.adapters.json.AccountResultLines;
import org.stillwatch.adapters.sql.CampaignFinding;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.adapters.sql.Findings;
import org.stillwatch.adapters.sql.FindingsStore;
import org.stillwatch.judge.AccountResult;

/// Keeps the latest findings in the database, so that a service that starts answers from them while
/// it reads its journal. They are a copy: when they cannot be written, nothing is lost that the
/// journal does not hold, and it is counted.
public final class FindingsMemory implements AutoCloseable {
  private final FindingsStore store;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("findings-", 0).factory());
  private final AtomicReference<Optional<Published>> waiting =
      new AtomicReference<>(Optional.empty());
  private final AtomicLong failures = new AtomicLong();

  public FindingsMemory(FindingsStore store) {
    this.store = store;
  }

  /// What was kept; empty when nothing ever was. Which cards and devices campaigns share is not
  /// kept, so registrations are tied to none before the journal was read.
  ///
  /// @param begin of the journal, none of which was read yet
  public Optional<Published> recall(Position begin) throws IOException {
    Findings kept = store.read();
    if (kept.state().version() == 0) {
      return Optional.empty();
    }
    var campaigns = new TreeMap<String, Finding>();
    for (CampaignFinding campaign : kept.campaigns()) {
      if (campaign.goneAtMillis().isEmpty()) {
        campaigns.put(campaign.finding().id(), campaign.finding());
      }
    }
    var results = new ArrayList<AccountResult>();
    Map<String, Finding> accounts = new HashMap<>();
    for (Finding account : kept.accounts()) {
      results.add(AccountResultLines.read(account.json()));
      accounts.put(account.id(), account);
    }
    var state = kept.state();
    var table = Tables.of(state.version(), state.tickMillis(), campaigns, results, Map.of());
    return Optional.of(
        new Published(
            table,
            campaigns,
            accounts,
            List.of(),
            Map.of(),
            Map.of(),
            OptionalLong.empty(),
            Published.Remembered.NOBODY,
            Published.Exchanges.NONE,
            begin));
  }

  /// Keeps findings soon; of several that wait only the latest.
  public void keep(Published findings) {
    if (waiting.getAndSet(Optional.of(findings)).isEmpty()) {
      writer.execute(this::write);
    }
  }

  private void write() {
    waiting
        .getAndSet(Optional.empty())
        .ifPresent(findings -> {
          try {
            store.replace(
                findings.table().tickMillis(),
                findings.campaigns().values(),
                findings.accounts().values());
          } catch (IOException e) {
            failures.incrementAndGet();
          }
        });
  }

  /// How often findings could not be written.
  public long failures() {
    return failures.get();
  }

  @Override
  public void close() {
    writer.close();
  }
}
