// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.docket.Assessment;
import org.stillwatch.respond.docket.Refused;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;

/// Lays the loaded policy over each tick's findings, on a thread of its own, so that detection
/// never waits. What cannot be written down is not done and is counted; the next tick proposes it
/// again.
public final class Assessor implements AutoCloseable {
  private static final int MOST_FRAMES = 2_000;

  private final Clerk clerk;
  private final Policies policies;
  private final Journal history;
  private final RecordFrames<Assessed> frames = Assessed.frames();
  private final Map<AccountId, Facts> recorded = new HashMap<>();
  private final Asked asked = new Asked();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("docket-", 0).factory());
  private final AtomicReference<Optional<Tick>> waiting = new AtomicReference<>(Optional.empty());
  private final AtomicLong failures = new AtomicLong();

  /// What a tick found.
  ///
  /// @param millis the tick
  /// @param facts what a rule may read
  /// @param accounts records of accounts by id
  /// @param campaigns records of campaigns by id
  public record Tick(
      long millis,
      List<Facts> facts,
      Map<String, Finding> accounts,
      Map<String, Finding> campaigns) {}

  /// @param history where what rules could read is recorded; stays open when this is closed
  public Assessor(Clerk clerk, Policies policies, Journal history) {
    this.clerk = clerk;
    this.policies = policies;
    this.history = history;
  }

  /// Assesses a tick soon; of several that wait only the latest.
  public void assess(Tick tick) {
    if (waiting.getAndSet(Optional.of(tick)).isEmpty()) {
      thread.execute(() -> waiting.getAndSet(Optional.empty()).ifPresent(this::now));
    }
  }

  /// Completes when all that was handed over before is assessed.
  public void await() throws InterruptedException {
    try {
      thread.submit(() -> {}).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How often something could not be written down.
  public long failures() {
    return failures.get();
  }

  private void now(Tick tick) {
    record(tick);
    try {
      Policy policy = policies.loaded();
      asked.under(policy);
      var evidence = new Evidence(tick);
      List<Facts> proposed =
          tick.facts().stream()
              .filter(facts -> asked.proposes(policy, facts))
              .map(evidence::of)
              .toList();
      clerk.take((docket, now) -> Assessment.of(docket, policy, proposed, now), evidence::named);
    } catch (IOException | Refused | RuntimeException e) {
      failures.incrementAndGet();
    }
  }

  /// What a rule could read, where it changed: the history that other policies are replayed over.
  private void record(Tick tick) {
    var changed = new ArrayList<byte[]>();
    for (Facts facts : tick.facts()) {
      if (!facts.equals(recorded.put(facts.account(), facts))) {
        asked.changed(facts.account());
        changed.add(frames.write(Assessed.of(tick.millis(), facts)));
      }
    }
    for (int from = 0; from < changed.size(); from += MOST_FRAMES) {
      var _ = history.append(changed.subList(from, Math.min(changed.size(), from + MOST_FRAMES)));
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
