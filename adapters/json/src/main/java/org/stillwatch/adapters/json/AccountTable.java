// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Hash64;
import org.stillwatch.capture.AccountEvent;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.RejectReason;

/// The rows of all account files together (`contracts.md` 2.2 and 5): per account its facts in the
/// order in which they became true, whatever the order in which the rows came.
///
/// A row that comes twice counts once. Of several rows of one account each must say since when it
/// is true, else it is refused `no-time`; of two with the same time the lower content hash stands.
/// A payment instrument without a date is held since the first row that shows it, or since the
/// event that added it where that came earlier.
public final class AccountTable {
  private static final Comparator<Entry> BY_TIME =
      Comparator.comparingLong((Entry e) -> e.facts.asOfMillis())
          .thenComparingLong(e -> e.row.contentHash());

  private final SortedMap<AccountId, List<Entry>> entries = new TreeMap<>();
  private final Map<AccountId, Map<Long, Long>> added = new HashMap<>();
  private long ignored;

  private record Entry(Row.Good<AccountFacts> row, AccountFacts facts, RejectedLine place) {
    Entry(Row.Good<AccountFacts> row, RejectedLine place) {
      this(row, row.value(), place);
    }

    boolean undated() {
      return facts.asOfMillis() == AccountFacts.UNKNOWN_TIME;
    }
  }

  /// Adds a row.
  ///
  /// @param place where the row stands, in case that it is refused
  public void add(Row.Good<AccountFacts> row, RejectedLine place) {
    ignored += row.ignoredMembers();
    entries.computeIfAbsent(row.value().id(), id -> new ArrayList<>()).add(new Entry(row, place));
  }

  /// Hears what happened to an account: an instrument that was added is held from then on.
  public void hear(AccountEvent event) {
    if (event.kind().equals("card-added") && event.value() != Hash64.UNKNOWN) {
      added
          .computeIfAbsent(event.account(), a -> new HashMap<>())
          .merge(event.value(), event.timeMillis(), Math::min);
    }
  }

  /// Per account its facts, oldest first; the last ones are the latest. Accounts without a usable
  /// row are left out.
  public SortedMap<AccountId, List<AccountFacts>> histories() {
    var histories = new TreeMap<AccountId, List<AccountFacts>>();
    for (AccountId id : entries.keySet()) {
      var history = history(id);
      if (!history.isEmpty()) {
        histories.put(id, history);
      }
    }
    return Collections.unmodifiableSortedMap(histories);
  }

  /// The facts of one account, oldest first; empty when it has no usable row.
  public List<AccountFacts> history(AccountId account) {
    return dated(account, usable(distinct(entries.getOrDefault(account, List.of()))));
  }

  /// The rows that do not say since when they are true although the account has several.
  public List<RejectedLine> rejected() {
    var rejected = new ArrayList<RejectedLine>();
    for (List<Entry> rows : entries.values()) {
      var distinct = distinct(rows);
      distinct.stream()
          .filter(e -> distinct.size() > 1 && e.undated())
          .map(e -> refused(e.place))
          .forEach(rejected::add);
    }
    rejected.sort(RejectedLines.BY_PLACE);
    return List.copyOf(rejected);
  }

  /// Members of all rows that nobody reads, or that held no usable value.
  public long ignoredMembers() {
    return ignored;
  }

  private static RejectedLine refused(RejectedLine p) {
    return new RejectedLine(
        p.source(), p.line(), p.offset(), p.length(), RejectReason.NO_TIME, p.hash());
  }

  private static List<Entry> distinct(List<Entry> rows) {
    var seen = new HashSet<Long>();
    return rows.stream().sorted(BY_TIME).filter(e -> seen.add(e.row.contentHash())).toList();
  }

  private static List<AccountFacts> usable(List<Entry> distinct) {
    var times = new HashSet<Long>();
    return distinct.stream()
        .filter(e -> distinct.size() == 1 || !e.undated())
        .filter(e -> times.add(e.facts.asOfMillis()))
        .map(Entry::facts)
        .toList();
  }

  private List<AccountFacts> dated(AccountId id, List<AccountFacts> oldestFirst) {
    Map<Long, Long> since = new HashMap<>(added.getOrDefault(id, Map.of()));
    return oldestFirst.stream()
        .map(facts -> {
          var payments = payments(facts, since);
          // A table of millions is kept in several places: once where it need not be another one.
          return payments.equals(facts.payments()) ? facts : with(facts, payments);
        })
        .toList();
  }

  private static List<AccountFacts.Payment> payments(AccountFacts facts, Map<Long, Long> since) {
    return facts.payments().stream()
        .map(p -> {
          boolean known = p.sinceMillis() != AccountFacts.UNKNOWN_TIME;
          long first = known ? p.sinceMillis() : facts.asOfMillis();
          long held =
              first == AccountFacts.UNKNOWN_TIME // a snapshot does not say since when
                  ? since.getOrDefault(p.instrument(), first)
                  : since.merge(p.instrument(), first, Math::min);
          return known ? p : new AccountFacts.Payment(p.instrument(), p.kind(), p.issuer(), held);
        })
        .toList();
  }

  private static AccountFacts with(AccountFacts f, List<AccountFacts.Payment> payments) {
    return new AccountFacts(
        f.id(),
        f.asOfMillis(),
        f.createdMillis(),
        f.closedMillis(),
        f.org(),
        f.plan(),
        f.entitlement(),
        f.status(),
        f.successorOf(),
        f.verification(),
        f.programmes(),
        f.declaredUse(),
        payments,
        f.emailDomain(),
        f.email(),
        f.phone(),
        f.devices(),
        f.signupAddress(),
        f.signupNetwork(),
        f.region());
  }
}
