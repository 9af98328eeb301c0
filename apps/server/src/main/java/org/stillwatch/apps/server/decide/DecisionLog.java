// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.respond.Decision;

/// Keeps decisions in a journal of their own. A decision does not wait for the disk. It is put into
/// bytes where it was made, while the caches hold all of it (ADR 36); a thread hands over what has
/// gathered ten times a second, since each time costs a write that is forced to the disk. What
/// cannot be kept, because the disk is too slow or fails, is answered all the same and counted
/// (fails open), since so far every answer is mild. `kill -9` loses the records of the last
/// moments, not the answers.
public final class DecisionLog implements AutoCloseable {
  private static final long IDLE_MILLIS = 1_000;
  private static final long GATHER_MILLIS = 100;
  private static final int MOST_WAITING = 1 << 16;
  private static final int MOST_AT_ONCE = 1 << 12;
  private static final ThreadLocal<DecisionFrames> FRAMES =
      ThreadLocal.withInitial(DecisionFrames::new);

  private final Journal journal;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder kept = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final Thread writer;
  private volatile boolean closed;

  /// @param journal stays open when this is closed
  public DecisionLog(Journal journal) {
    this.journal = journal;
    this.writer = Thread.ofPlatform().name("decision-log").start(this::write);
  }

  /// Never waits.
  void keep(Decision decision) {
    if (!waiting.offer(FRAMES.get().write(decision))) {
      lost.increment();
    }
  }

  private void write() {
    boolean more = false;
    while (!closed || !waiting.isEmpty()) {
      var gathered = new ArrayList<byte[]>();
      try {
        byte[] first = waiting.poll(IDLE_MILLIS, MILLISECONDS);
        if (first != null) {
          gathered.add(first);
          Thread.sleep(closed || more ? 0 : GATHER_MILLIS);
        }
      } catch (InterruptedException e) {
        closed = true; // by close, or by whoever ends the process; what waits is still written
      }
      waiting.drainTo(gathered, MOST_AT_ONCE - gathered.size());
      more = gathered.size() == MOST_AT_ONCE;
      if (!gathered.isEmpty()) {
        append(gathered);
      }
    }
  }

  private void append(List<byte[]> written) {
    var taken = journal.append(written);
    (taken instanceof Append.Taken ? kept : lost).add(written.size());
  }

  /// Hands over what waits.
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What has been kept.
  KeptDecisions decisions() {
    return new KeptDecisions(journal);
  }

  /// How many decisions were handed to the disk.
  public long kept() {
    return kept.sum();
  }

  /// How many decisions could not be kept.
  public long lost() {
    return lost.sum();
  }
}
