// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The batches that wait for the disk or are being written. It is bounded in bytes and fails
/// closed: a batch that finds no room, or finds the queue shut, is refused and never kept.
final class WriteQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final ArrayDeque<Batch> waiting = new ArrayDeque<>();
  private final long most;
  private long held;
  private Optional<Append.Refused> shut = Optional.empty();

  /// @param most bytes that may be held
  WriteQueue(long most) {
    this.most = most;
  }

  /// Takes frames. Room is found before they are copied, so a refusal costs nothing.
  Append add(List<byte[]> frames) {
    long cost = Batch.cost(Batch.bytes(frames));
    var refused = reserve(cost);
    if (refused.isPresent()) {
      return refused.get();
    }
    try {
      return add(Batch.of(frames));
    } catch (RuntimeException | Error e) {
      release(cost);
      throw e;
    }
  }

  private Optional<Append.Refused> reserve(long cost) {
    lock.lock();
    try {
      if (shut.isPresent()) {
        return shut;
      }
      if (held + cost > most) {
        return Optional.of(
            new Append.Refused(
                Append.Reason.QUEUE_FULL, held + " bytes wait for the disk, at most " + most));
      }
      held += cost;
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private Append add(Batch batch) {
    lock.lock();
    try {
      if (shut.isPresent()) {
        release(batch.cost());
        return shut.get();
      }
      waiting.add(batch);
      filled.signal();
      return new Append.Taken(batch.durable());
    } finally {
      lock.unlock();
    }
  }

  /// Waits for batches and takes as many as fit in one write; none once the queue is shut and
  /// empty. They count as held until they are released.
  List<Batch> take(int writeBytes) {
    lock.lock();
    try {
      while (waiting.isEmpty() && shut.isEmpty()) {
        filled.awaitUninterruptibly();
      }
      var taken = new ArrayList<Batch>();
      long room = writeBytes;
      for (Batch next = waiting.peek();
          next != null && next.bytes() <= room;
          next = waiting.peek()) {
        taken.add(waiting.remove());
        room -= next.bytes();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  void release(long cost) {
    lock.lock();
    try {
      held -= cost;
    } finally {
      lock.unlock();
    }
  }

  /// Refuses everything from now on, for the reason that is given first; what waits stays.
  void shut(Append.Refused why) {
    lock.lock();
    try {
      if (shut.isEmpty() || why.reason() == Append.Reason.READ_ONLY) {
        shut = Optional.of(why);
      }
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Takes away all that waits.
  List<Batch> drain() {
    lock.lock();
    try {
      var all = List.copyOf(waiting);
      waiting.clear();
      all.forEach(b -> held -= b.cost());
      return all;
    } finally {
      lock.unlock();
    }
  }

  long held() {
    lock.lock();
    try {
      return held;
    } finally {
      lock.unlock();
    }
  }

  Optional<Append.Refused> whyShut() {
    lock.lock();
    try {
      return shut;
    } finally {
      lock.unlock();
    }
  }
}
