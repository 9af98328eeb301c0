// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.table;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.AccountId;

/// One point for each actor: of several the earliest, and of those the smallest.
final class Points {
  private final Map<AccountId, Placed> byActor = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent")
  private record Placed(long timeMillis, double[] point) {
    boolean before(Placed other) {
      return timeMillis < other.timeMillis
          || (timeMillis == other.timeMillis && Arrays.compare(point, other.point) < 0);
    }
  }

  /// Notes a point.
  ///
  /// @return whether the actor had none before
  boolean put(AccountId actor, long timeMillis, double[] point) {
    var placed = new Placed(timeMillis, point);
    int before = byActor.size();
    byActor.merge(actor, placed, (a, b) -> b.before(a) ? b : a);
    return byActor.size() > before;
  }

  /// The point of an actor, empty when it has none.
  double[] of(AccountId actor) {
    var placed = byActor.get(actor);
    return placed == null ? new double[0] : placed.point;
  }

  /// The actors that have one.
  Set<AccountId> actors() {
    return byActor.keySet();
  }
}
