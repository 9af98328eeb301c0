// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;

/// Requests to look at everything that has arrived. Each goes through the journal like everything
/// else, and waits until it is read there.
final class Settling {
  private final Journal journal;
  private final RecordFrames<Entry> frames;
  private final InstantSource clock;
  private final AtomicLong requests = new AtomicLong();
  private final ConcurrentMap<Long, CompletableFuture<Optional<Published>>> waiting =
      new ConcurrentHashMap<>();
  private volatile boolean ended;

  Settling(Journal journal, RecordFrames<Entry> frames, InstantSource clock) {
    this.journal = journal;
    this.frames = frames;
    this.clock = clock;
  }

  /// Completes with the findings after it, or fails when there will be none.
  CompletableFuture<Optional<Published>> request() {
    long request = requests.incrementAndGet() ^ (clock.millis() << 20);
    var done = new CompletableFuture<Optional<Published>>();
    waiting.put(request, done);
    if (ended) {
      done.completeExceptionally(hasEnded());
    }
    switch (journal.append(List.of(frames.write(new Entry.Settle(request))))) {
      case Append.Taken(var durable) ->
          durable.exceptionally(lost -> {
            done.completeExceptionally(lost);
            return journal.end();
          });
      case Append.Refused refused ->
          done.completeExceptionally(new IOException(refused.sentence()));
    }
    return done.whenComplete((found, lost) -> waiting.remove(request));
  }

  /// Whether somebody still waits for a request that was read.
  boolean isAwaited(long request) {
    return waiting.containsKey(request);
  }

  /// Tells whoever waits for a request.
  void complete(long request, Optional<Published> found) {
    var one = waiting.remove(request);
    if (one != null) {
      one.complete(found);
    }
  }

  /// Nothing will be looked at any more.
  void end() {
    ended = true;
    waiting.values().forEach(one -> one.completeExceptionally(hasEnded()));
  }

  private static IOException hasEnded() {
    return new IOException("detection has ended");
  }
}
