// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.KeyedHash;

/// Exchanges that came when their tick was over, each once, until they are taken in. The rules for
/// two of one key are those of [Intake].
final class Latecomers {
  /// How many wait at most.
  static final int MOST = 100_000;

  private final KeyedHash ids;
  private final Map<Long, Located> byKey = new HashMap<>();

  /// @param ids hash of the purpose `ids`
  Latecomers(KeyedHash ids) {
    this.ids = ids;
  }

  LiveEngine.Taken take(Located next) {
    long key = Intake.key(ids, next.observation());
    Located rival = byKey.putIfAbsent(key, next);
    if (rival == null) {
      return LiveEngine.Taken.LATE;
    }
    if (rival.contentHash() == next.contentHash()) {
      return LiveEngine.Taken.DUPLICATE;
    }
    if (Intake.order(next, rival) < 0) {
      byKey.put(key, next);
    }
    return LiveEngine.Taken.CONFLICT;
  }

  /// How many wait.
  int size() {
    return byKey.size();
  }

  /// All that wait, in replay order; none wait any more.
  List<Located> leave() {
    var all = byKey.values().stream().sorted(ReplayOrder.Exchanges.INSTANCE).toList();
    byKey.clear();
    return all;
  }
}
