// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Acts and tokens by which members of a campaign are tied to each other, as they come about
/// (`contracts.md` 4.2): `failover`, `cursor`, `arrangement`, `complement`, `signature`.
final class Ties {
  private final Map<Integer, Set<String>> byAccount = new TreeMap<>();

  void add(int account, String by) {
    byAccount.computeIfAbsent(account, _ -> new TreeSet<>()).add(by);
  }

  /// What ties an account, sorted.
  Set<String> of(int account) {
    return byAccount.getOrDefault(account, Set.of());
  }

  /// Accounts that are tied in this way.
  long count(String by) {
    return byAccount.values().stream().filter(ways -> ways.contains(by)).count();
  }
}
