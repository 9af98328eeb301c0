// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import org.stillwatch.base.KeyedHash;

/// The exchanges of a live service that wait for their turn, each once, and the keys of those that
/// had it lately.
///
/// The rules are those of [Intake]; they hold for a day and the lateness, after which an exchange
/// that comes again looks like one that is late.
final class Recent {
  private static final long DAY_MILLIS = 86_400_000L;

  private final KeyedHash ids;
  private final long memoryMillis;
  private final Map<Long, Located> waiting = new HashMap<>();
  private final TreeSet<Located> inOrder = new TreeSet<>(ReplayOrder.Exchanges.INSTANCE);
  private final LinkedHashMap<Long, Had> had = new LinkedHashMap<>();
  private long doneMillis = Long.MIN_VALUE;
  private long latestMillis = Long.MIN_VALUE;

  private record Had(long timeMillis, long contentHash) {}

  /// @param ids hash of the purpose `ids`
  /// @param latenessMillis how much later than others an exchange may arrive and still count
  Recent(KeyedHash ids, long latenessMillis) {
    this.ids = ids;
    this.memoryMillis = DAY_MILLIS + latenessMillis;
  }

  LiveEngine.Taken take(Located next) {
    long key = Intake.key(ids, next.observation());
    Had before = had.get(key);
    if (before != null) {
      return before.contentHash == next.contentHash()
          ? LiveEngine.Taken.DUPLICATE
          : LiveEngine.Taken.CONFLICT;
    }
    Located rival = waiting.get(key);
    if (rival != null) {
      return against(key, rival, next);
    }
    if (next.observation().timeMillis() < doneMillis) {
      return LiveEngine.Taken.LATE;
    }
    put(key, next);
    return LiveEngine.Taken.NEW;
  }

  private LiveEngine.Taken against(long key, Located rival, Located next) {
    if (rival.contentHash() == next.contentHash()) {
      return LiveEngine.Taken.DUPLICATE;
    }
    boolean late = next.observation().timeMillis() < doneMillis;
    if (!late && Intake.order(next, rival) < 0) {
      inOrder.remove(rival);
      put(key, next);
    }
    return LiveEngine.Taken.CONFLICT;
  }

  private void put(long key, Located next) {
    waiting.put(key, next);
    inOrder.add(next);
    latestMillis = Math.max(latestMillis, next.observation().timeMillis());
  }

  /// Whether one waits whose time lies before a moment.
  boolean waitsBefore(long beforeMillis) {
    return !inOrder.isEmpty() && inOrder.first().observation().timeMillis() < beforeMillis;
  }

  /// Time of the first one that waits; there must be one.
  long firstMillis() {
    return inOrder.first().observation().timeMillis();
  }

  /// The first one that waits; its turn is over.
  Located next() {
    Located next = inOrder.removeFirst();
    waiting.remove(Intake.key(ids, next.observation()));
    remember(next);
    return next;
  }

  /// Remembers one that had its turn.
  void remember(Located done) {
    had.put(
        Intake.key(ids, done.observation()),
        new Had(done.observation().timeMillis(), done.contentHash()));
  }

  /// From now on whatever lies before a moment is late.
  void done(long beforeMillis) {
    doneMillis = Math.max(doneMillis, beforeMillis);
    var eldest = had.entrySet().iterator();
    while (eldest.hasNext() && eldest.next().getValue().timeMillis < doneMillis - memoryMillis) {
      eldest.remove();
    }
  }

  /// Whatever lies before this moment is late.
  long doneMillis() {
    return doneMillis;
  }

  /// The latest time of any exchange; `Long.MIN_VALUE` before the first.
  long latestMillis() {
    return latestMillis;
  }

  /// How many wait.
  int waiting() {
    return inOrder.size();
  }
}
