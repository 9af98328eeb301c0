// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;

/// Everything that follows from the events so far. It never changes; [#after] gives the next one.
///
/// @param actions by id
/// @param cases by id
/// @param appeals by id
/// @param containments of single keys, by id
/// @param policy what is in force
public record Docket(
    SortedMap<String, Action> actions,
    SortedMap<String, Case> cases,
    SortedMap<String, Appeal> appeals,
    SortedMap<String, Containment> containments,
    PolicyState policy) {
  /// Nothing has happened.
  public static final Docket EMPTY =
      new Docket(
          new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), PolicyState.NONE);

  public Docket {
    actions = Collections.unmodifiableSortedMap(actions);
    cases = Collections.unmodifiableSortedMap(cases);
    appeals = Collections.unmodifiableSortedMap(appeals);
    containments = Collections.unmodifiableSortedMap(containments);
  }

  /// What follows when more happens.
  ///
  /// @throws IllegalArgumentException when an event is about something that does not exist
  public Docket after(Collection<? extends Event> events) {
    return events.isEmpty() ? this : new Fold(this).all(events);
  }

  /// The action with an id.
  public Optional<Action> action(String id) {
    return Optional.ofNullable(actions.get(id));
  }

  /// The appeal with an id.
  public Optional<Appeal> appeal(String id) {
    return Optional.ofNullable(appeals.get(id));
  }

  /// What is done about an account at a moment, gravest first.
  public List<Action> running(AccountId account, long nowMillis) {
    return of(account).filter(a -> a.runsAt(nowMillis)).sorted(Gravest.FIRST).toList();
  }

  /// What is done about every account at a moment, gravest first.
  public Map<AccountId, List<Action>> enforced(long nowMillis) {
    return actions.values().stream()
        .filter(a -> a.runsAt(nowMillis))
        .sorted(Gravest.FIRST)
        .collect(Collectors.groupingBy(Action::account));
  }

  /// What is done about a key at a moment.
  public Optional<Containment> contained(ApiKey key, long nowMillis) {
    return containments.values().stream()
        .filter(c -> c.key().equals(key) && c.runsAt(nowMillis))
        .findAny();
  }

  /// What is done about keys of an account at a moment, oldest first.
  public List<Containment> contained(AccountId account, long nowMillis) {
    return containments.values().stream()
        .filter(c -> c.key().account().equals(account) && c.runsAt(nowMillis))
        .toList();
  }

  /// Measures of a case, oldest first.
  public List<Action> measures(Case one) {
    return actions.values().stream().filter(one::isAbout).toList();
  }

  /// Actions of an account.
  Stream<Action> of(AccountId account) {
    return actions.values().stream().filter(a -> a.account().equals(account));
  }

  /// The case with an id.
  public Optional<Case> caseWith(String id) {
    return Optional.ofNullable(cases.get(id));
  }

  /// The open appeal of an account.
  public Optional<Appeal> appealOf(AccountId account) {
    return appeals.values().stream()
        .filter(a -> a.isOpen() && a.account().equals(account))
        .findAny();
  }
}
