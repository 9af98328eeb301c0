// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;

/// Counts what became of bodies and of the records in them.
public final class IntakeCounts {
  private final ConcurrentMap<Kind, LongAdder> counts = new ConcurrentHashMap<>();
  private final CopyOnWriteArrayList<Watcher> watchers = new CopyOnWriteArrayList<>();

  private record Kind(String what, String kind) {}

  /// Hears of every kind of thing that is counted, once, when it is first seen.
  public interface Watcher {
    /// Something of a new kind was counted.
    ///
    /// @param what `accepted`, `rejected` or `refused`
    /// @param kind of record, or reason
    /// @param count goes on counting
    void counted(String what, String kind, LongAdder count);
  }

  /// Tells a watcher of all kinds to come; to be called before anything is counted.
  public void watch(Watcher watcher) {
    watchers.add(watcher);
  }

  void add(String what, String kind, long count) {
    counts.computeIfAbsent(new Kind(what, kind), this::seen).add(count);
  }

  private LongAdder seen(Kind kind) {
    var count = new LongAdder();
    watchers.forEach(watcher -> watcher.counted(kind.what, kind.kind, count));
    return count;
  }
}
