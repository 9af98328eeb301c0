// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Observation;

/// What was served to whom, for as long as campaigns are counted.
final class Ledger {
  private static final Comparator<Served> REPLAY_ORDER =
      Comparator.comparingLong(Served::timeMillis).thenComparingLong(Served::order);

  private final Map<AccountId, List<Served>> byAccount = new HashMap<>();
  private long size;
  private long lastMillis = Long.MIN_VALUE;

  /// Adds the next exchange of the replay, or one that came late.
  void add(Observation seen, long template) {
    byAccount
        .computeIfAbsent(seen.account(), a -> new ArrayList<>())
        .add(Served.of(size, seen, template));
    size++;
    lastMillis = Math.max(lastMillis, seen.timeMillis());
  }

  /// Those of some exchanges of one account that it holds already.
  Set<ServedKey> known(AccountId account, Set<ServedKey> asked) {
    return byAccount.getOrDefault(account, List.of()).stream()
        .map(ServedKey::of)
        .filter(asked::contains)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Forgets accounts, and what lies before a moment of all but some.
  ///
  /// @param kept of whom everything is kept
  void forget(Set<AccountId> accounts, long beforeMillis, Set<AccountId> kept) {
    byAccount.keySet().removeAll(accounts);
    byAccount.forEach((account, served) -> {
      if (!kept.contains(account)) {
        served.removeIf(s -> s.timeMillis() < beforeMillis);
      }
    });
    byAccount.values().removeIf(List::isEmpty);
  }

  /// The exchanges of some accounts, in replay order.
  List<Served> of(Collection<AccountId> accounts) {
    return accounts.stream()
        .flatMap(a -> byAccount.getOrDefault(a, List.of()).stream())
        .sorted(REPLAY_ORDER)
        .toList();
  }

  /// Time of the latest exchange; `Long.MIN_VALUE` before the first.
  long lastMillis() {
    return lastMillis;
  }
}
