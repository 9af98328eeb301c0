// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.engines.local.Registry;

/// What is known of each account now, as soon as a row was read and not only at the next tick:
/// whoever has just verified a card does not wait. Detection writes it, answers read it.
public final class AccountsKnown implements AccountsHeard {
  private final Map<AccountId, List<AccountFacts>> rows = new ConcurrentHashMap<>();
  private final Map<AccountId, List<WayUsed>> ways = new ConcurrentHashMap<>();
  private final Registry registry;

  /// @param registry what the operator vouches for
  public AccountsKnown(Registry registry) {
    this.registry = registry;
  }

  @Override
  public void rows(List<AccountFacts> history) {
    if (!history.isEmpty()) {
      rows.put(history.getFirst().id(), history);
    }
  }

  @Override
  public void ways(AccountId account, List<WayUsed> used) {
    ways.put(account, used);
  }

  /// Looks at every account that used a way in, by id.
  void each(long nowMillis, Looker looker) {
    ways.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> looker.look(one.getKey(), of(one.getKey(), nowMillis), one.getValue()));
  }

  /// Looks at one account.
  interface Looker {
    /// Looks at it.
    ///
    /// @param used ways in that it used
    void look(AccountId account, Optional<AccountFacts> facts, List<WayUsed> used);
  }

  /// What is known at a moment, with what the operator vouches for.
  Optional<AccountFacts> of(AccountId account, long nowMillis) {
    Optional<AccountFacts> row =
        rows.getOrDefault(account, List.of()).reversed().stream()
            .filter(facts -> facts.asOfMillis() <= nowMillis)
            .findFirst();
    return registry.about(account, row.map(AccountFacts::org).orElse(0L), row, nowMillis);
  }
}
