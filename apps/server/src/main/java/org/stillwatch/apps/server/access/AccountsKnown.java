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
public final class AccountsKnown {
  private final Map<AccountId, List<AccountFacts>> rows = new ConcurrentHashMap<>();
  private final Registry registry;

  /// @param registry what the operator vouches for
  public AccountsKnown(Registry registry) {
    this.registry = registry;
  }

  /// Takes all that is known of an account, oldest first.
  public void hear(List<AccountFacts> history) {
    if (!history.isEmpty()) {
      rows.put(history.getFirst().id(), history);
    }
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
