// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.apps.server.access.AccountsHeard;
import org.stillwatch.apps.server.access.WayUsed;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Observation;

/// The ways in that each account used, first and last to the day; of one account the first
/// [#MOST_WAYS]. No finding is made of it: it is kept apart from the engine.
final class WaysUsed {
  static final int MOST_WAYS = 16;
  private static final String UNKNOWN = "unknown";
  private static final long DAY_MILLIS = 86_400_000L;

  private final Map<AccountId, Map<String, long[]>> used = new HashMap<>();

  /// Adds one exchange.
  ///
  /// @return whether that changed anything
  boolean take(Observation seen) {
    String pathway = seen.pathway();
    var ways = used.computeIfAbsent(seen.account(), _ -> new TreeMap<>());
    long[] times = ways.get(pathway);
    if (times == null) {
      if (pathway.equals(UNKNOWN) || ways.size() >= MOST_WAYS) {
        return false;
      }
      ways.put(pathway, new long[] {seen.timeMillis(), seen.timeMillis()});
      return true;
    }
    boolean isEarlier = seen.timeMillis() < times[0];
    boolean isLater = day(seen.timeMillis()) > day(times[1]);
    times[0] = Math.min(times[0], seen.timeMillis());
    times[1] = isLater ? seen.timeMillis() : times[1];
    return isEarlier || isLater;
  }

  private static long day(long millis) {
    return Math.floorDiv(millis, DAY_MILLIS);
  }

  /// Tells of one account.
  void tell(AccountId account, AccountsHeard heard) {
    heard.ways(account, of(account));
  }

  /// Tells of every account.
  void tell(AccountsHeard heard) {
    used.keySet().forEach(account -> tell(account, heard));
  }

  private List<WayUsed> of(AccountId account) {
    return used.getOrDefault(account, Map.of()).entrySet().stream()
        .map(way -> new WayUsed(way.getKey(), way.getValue()[0], way.getValue()[1]))
        .toList();
  }
}
