// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.apps.server.access.AccountsHeard;
import org.stillwatch.apps.server.access.ExitsUsed;
import org.stillwatch.apps.server.access.WayUsed;
import org.stillwatch.apps.server.access.Whereabouts;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Observation;

/// The ways in that each account used and the countries in which its addresses were, first and last
/// to the day; of one account the first [#MOST] of both. No finding is made of it: it is kept apart
/// from the engine.
final class SeenAt {
  static final int MOST = 16;
  private static final String UNKNOWN = "unknown";
  private static final long DAY_MILLIS = 86_400_000L;

  private final Map<AccountId, One> accounts = new HashMap<>();

  /// First and last time of something.
  private static final class Span {
    private long firstMillis;
    private long lastMillis;

    Span(long millis) {
      firstMillis = millis;
      lastMillis = millis;
    }

    /// @return whether that changed anything but the time of the day
    boolean add(long millis) {
      boolean isEarlier = millis < firstMillis;
      boolean isLater = day(millis) > day(lastMillis);
      firstMillis = Math.min(firstMillis, millis);
      lastMillis = isLater ? millis : lastMillis;
      return isEarlier || isLater;
    }

    private static long day(long millis) {
      return Math.floorDiv(millis, DAY_MILLIS);
    }
  }

  private static final class One {
    private final Map<String, Span> ways = new TreeMap<>();
    private final Set<Long> exits = new TreeSet<>();
    private Span exitSpan = new Span(Long.MIN_VALUE);

    boolean takeWay(String pathway, long millis) {
      Span known = ways.get(pathway);
      if (known != null) {
        return known.add(millis);
      }
      if (pathway.equals(UNKNOWN) || ways.size() >= MOST) {
        return false;
      }
      ways.put(pathway, new Span(millis));
      return true;
    }

    boolean takeExit(long country, long millis) {
      if (country == 0 || exits.size() > MOST) {
        return false;
      }
      if (exits.isEmpty()) {
        exitSpan = new Span(millis);
      }
      boolean isNew = exits.add(country);
      return exitSpan.add(millis) || isNew;
    }

    Whereabouts whereabouts() {
      return new Whereabouts(
          ways.entrySet().stream()
              .map(w -> new WayUsed(w.getKey(), w.getValue().firstMillis, w.getValue().lastMillis))
              .toList(),
          exits.isEmpty()
              ? ExitsUsed.NONE
              : new ExitsUsed(
                  exits.size() > MOST ? Set.of() : exits,
                  exitSpan.firstMillis,
                  exitSpan.lastMillis));
    }
  }

  /// Adds one exchange.
  ///
  /// @param exit keyed hash of the country that its address is in, 0 where that is unknown
  /// @return whether that changed anything
  boolean take(Observation seen, long exit) {
    var one = accounts.computeIfAbsent(seen.account(), _ -> new One());
    boolean way = one.takeWay(seen.pathway(), seen.timeMillis());
    return one.takeExit(exit, seen.timeMillis()) || way;
  }

  /// Tells of one account.
  void tell(AccountId account, AccountsHeard heard) {
    One one = accounts.get(account);
    heard.whereabouts(
        account, one == null ? new Whereabouts(List.of(), ExitsUsed.NONE) : one.whereabouts());
  }

  /// Tells of every account.
  void tell(AccountsHeard heard) {
    accounts.forEach((account, one) -> heard.whereabouts(account, one.whereabouts()));
  }
}
