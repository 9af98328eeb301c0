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
  private final Map<AccountId, Whereabouts> whereabouts = new ConcurrentHashMap<>();
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
  public void whereabouts(AccountId account, Whereabouts now) {
    whereabouts.put(account, now);
  }

  /// Looks at every account whose requests say where it is, by id.
  void each(long nowMillis, Looker looker) {
    whereabouts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> looker.look(one.getKey(), of(one.getKey(), nowMillis), one.getValue()));
  }

  /// Looks at one account.
  interface Looker {
    /// Looks at it.
    ///
    /// @param seen what its requests say about where it is
    void look(AccountId account, Optional<AccountFacts> facts, Whereabouts seen);
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
