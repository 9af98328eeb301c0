// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;

/// The account table: what was known of each account, and from when on.
///
/// With one row and no date, facts count from the account's opening (`contracts.md` 5). The
/// declared organisation counts from the start, whenever it was written down: it can only protect.
public final class AccountBook {
  private final Map<AccountId, List<AccountFacts>> rows = new TreeMap<>();

  /// @param rows every row of the table, in any order
  public AccountBook(Iterable<AccountFacts> rows) {
    Map<AccountId, List<AccountFacts>> grouped = new HashMap<>();
    for (AccountFacts row : rows) {
      grouped.computeIfAbsent(row.id(), id -> new ArrayList<>()).add(row);
    }
    grouped.forEach(this::put);
  }

  /// Takes all that is known of an account now, in place of what was known before.
  void put(AccountId account, List<AccountFacts> history) {
    rows.put(
        account,
        history.stream().sorted(Comparator.comparingLong(AccountFacts::asOfMillis)).toList());
  }

  /// All that is known of an account, oldest first.
  List<AccountFacts> of(AccountId account) {
    return rows.getOrDefault(account, List.of());
  }

  /// When a row begins to count.
  static long since(AccountFacts row) {
    return row.asOfMillis() == AccountFacts.UNKNOWN_TIME ? row.createdMillis() : row.asOfMillis();
  }

  /// Whether an account is known by one undated row only.
  public boolean isSnapshot(AccountId account) {
    var known = rows.getOrDefault(account, List.of());
    return known.size() == 1 && known.getFirst().asOfMillis() == AccountFacts.UNKNOWN_TIME;
  }

  /// The latest row that counts before a time.
  public Optional<AccountFacts> at(AccountId account, long beforeMillis) {
    return rows.getOrDefault(account, List.of()).stream()
        .filter(r -> since(r) < beforeMillis)
        .reduce((earlier, later) -> later);
  }

  /// Keyed hash of the declared organisation, zero when none was ever named.
  public long organisation(AccountId account) {
    return rows.getOrDefault(account, List.of()).stream()
        .mapToLong(AccountFacts::org)
        .filter(org -> org != 0)
        .reduce((earlier, later) -> later)
        .orElse(0);
  }

  /// Every account of the table.
  Set<AccountId> accounts() {
    return rows.keySet();
  }

  /// Every row, ordered by account and date.
  public List<AccountFacts> all() {
    return rows.values().stream().flatMap(List::stream).toList();
  }
}
