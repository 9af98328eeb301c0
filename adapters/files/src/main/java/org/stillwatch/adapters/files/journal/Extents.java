// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// How far each segment is durable: what readers may see, and where they wait for more.
final class Extents {
  private static final Map.Entry<Long, Long> NOTHING = Map.entry(1L, 0L);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final NavigableMap<Long, Long> ends;
  private boolean stopped;

  /// @param ends end of each segment by its number; for missing ones, the bytes that are lost
  Extents(Map<Long, Long> ends) {
    this.ends = new TreeMap<>(ends);
  }

  /// The first place that can be read from.
  Position begin() {
    lock.lock();
    try {
      return new Position(ends.isEmpty() ? 1 : ends.firstKey(), 0);
    } finally {
      lock.unlock();
    }
  }

  /// The durable end.
  Position end() {
    lock.lock();
    try {
      var last = ends.isEmpty() ? NOTHING : ends.lastEntry();
      return new Position(last.getKey(), last.getValue());
    } finally {
      lock.unlock();
    }
  }

  /// Ends of the segments from one on, as they are now.
  NavigableMap<Long, Long> from(long segment) {
    lock.lock();
    try {
      return new TreeMap<>(ends.tailMap(segment, true));
    } finally {
      lock.unlock();
    }
  }

  boolean holds(long segment) {
    lock.lock();
    try {
      return ends.containsKey(segment);
    } finally {
      lock.unlock();
    }
  }

  /// More of a segment is durable, or of a new one; also puts one back whose file could not be
  /// deleted.
  void set(long segment, long end) {
    lock.lock();
    try {
      ends.put(segment, end);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Hides a segment from readers.
  ///
  /// @return its end
  long remove(long segment) {
    lock.lock();
    try {
      return Objects.requireNonNull(ends.remove(segment));
    } finally {
      lock.unlock();
    }
  }

  /// The end moves no more.
  void stop() {
    lock.lock();
    try {
      stopped = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the end lies behind a place.
  More await(Position seen, Duration atMost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = atMost.toNanos();
      while (end().compareTo(seen) <= 0) {
        if (stopped) {
          return More.NEVER;
        }
        if (nanos <= 0) {
          return More.NOT_YET;
        }
        nanos = moved.awaitNanos(nanos);
      }
      return More.HERE;
    } finally {
      lock.unlock();
    }
  }
}
