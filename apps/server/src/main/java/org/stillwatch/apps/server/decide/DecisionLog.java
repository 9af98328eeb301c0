// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.respond.Decision;

/// Keeps decisions in a journal of their own. A decision waits neither for the disk nor for being
/// put into bytes: a thread gathers what was decided and hands it over a few times a tenth of a
/// second. What cannot be kept, because the disk is too slow or fails, is answered all the same and
/// counted (fails open), since so far every answer is mild. `kill -9` loses the records of the last
/// moments, not the answers.
public final class DecisionLog implements AutoCloseable {
  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int MOST_WAITING = 1 << 16;
  private static final int MOST_AT_ONCE = 1 << 12;

  private final Journal journal;
  private final RecordFrames<Decision> frames = KeptDecisions.frames();
  private final BlockingQueue<Decision> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
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
    if (!waiting.offer(decision)) {
      lost.increment();
    }
  }

  private void write() {
    var some = new ArrayList<Decision>();
    while (!closed || !waiting.isEmpty()) {
      try {
        Decision first = waiting.poll(1, TimeUnit.SECONDS);
        if (first != null) {
          some.add(first);
          LockSupport.parkNanos(closed ? 0 : GATHER_NANOS);
          waiting.drainTo(some, MOST_AT_ONCE - 1);
          append(some);
        }
      } catch (InterruptedException e) {
        closed = true; // by close, or by whoever ends the process; what waits is still written
      }
      some.clear();
    }
  }

  private void append(List<Decision> some) {
    var taken = journal.append(some.stream().map(frames::write).toList());
    (taken instanceof Append.Taken ? kept : lost).add(some.size());
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
