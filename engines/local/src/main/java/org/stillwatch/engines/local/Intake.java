// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.Observation;

/// Takes exchanges in any order, counts each once, and hands them out in replay order.
///
/// The key is (pathway, id) under a 64-bit keyed hash. The same content twice is a duplicate; other
/// content under the same key is a conflict, of which the lowest (time, content hash) wins. Neither
/// depends on the order of arrival.
public final class Intake {
  static final Comparator<Observation> REPLAY_ORDER =
      Comparator.comparingLong(Observation::timeMillis)
          .thenComparing(Observation::pathway)
          .thenComparing(Observation::id);

  private final KeyedHash ids;
  private final Map<Long, Located> byKey = new HashMap<>();
  private final List<Located> conflicts = new ArrayList<>();
  private long duplicates;

  /// @param ids hash of the purpose `ids`
  public Intake(KeyedHash ids) {
    this.ids = ids;
  }

  /// Takes one exchange.
  public void add(Located next) {
    long key = key(ids, next.observation());
    Located old = byKey.putIfAbsent(key, next);
    if (old == null) {
      return;
    }
    if (old.contentHash() == next.contentHash()) {
      duplicates++;
      return;
    }
    if (order(next, old) < 0) {
      byKey.put(key, next);
      conflicts.add(old);
    } else {
      conflicts.add(next);
    }
  }

  static long key(KeyedHash ids, Observation exchange) {
    return ids.of(exchange.pathway() + "\n" + exchange.id());
  }

  /// Which of two records of one key stands: the lower one.
  static int order(Located a, Located b) {
    int byTime = Long.compare(a.observation().timeMillis(), b.observation().timeMillis());
    return byTime != 0 ? byTime : Long.compareUnsigned(a.contentHash(), b.contentHash());
  }

  /// The exchanges, each once, in replay order.
  public List<Observation> inReplayOrder() {
    return byKey.values().stream().map(Located::observation).sorted(REPLAY_ORDER).toList();
  }

  /// Records that lost against another of the same key.
  public List<Located> conflicts() {
    return List.copyOf(conflicts);
  }

  /// How many records repeated an earlier one exactly.
  public long duplicates() {
    return duplicates;
  }
}
