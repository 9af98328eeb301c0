// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.action.Action;

/// What age may take: nothing of what is open, held, running or contested, and of the rest what is
/// older than a moment. Events stay, so that who did what can always be told; the texts behind them
/// go. Fails closed: whatever something that stays refers to stays.
public final class Retention {
  private Retention() {}

  /// Accounts of which nothing goes: something is open about them, or a case of theirs is open or
  /// held.
  public static Set<AccountId> untouched(Docket docket, long nowMillis) {
    var untouched = new TreeSet<AccountId>((a, b) -> a.value().compareTo(b.value()));
    docket.actions().values().stream()
        .filter(a -> a.runsAt(nowMillis) || a.state() == Action.State.PROPOSED)
        .map(Action::account)
        .forEach(untouched::add);
    docket.containments().values().stream()
        .filter(c -> c.runsAt(nowMillis))
        .map(c -> c.key().account())
        .forEach(untouched::add);
    docket.appeals().values().stream()
        .filter(Appeal::isOpen)
        .map(Appeal::account)
        .forEach(untouched::add);
    docket.cases().values().stream()
        .filter(c -> c.open() || c.isHeldAt(nowMillis))
        .forEach(c -> {
          docket.measures(c).stream().map(Action::account).forEach(untouched::add);
          c.account().ifPresent(untouched::add);
        });
    return untouched;
  }

  /// Ids of kept texts that go: of cases that are closed and not held, whose measures all ended and
  /// whose appeals were all decided, and which are older than a moment in every part.
  public static Set<String> texts(Docket docket, long beforeMillis, long nowMillis) {
    Set<String> gone = texts(docket, one -> isOver(docket, one, beforeMillis, nowMillis));
    gone.removeAll(remaining(docket, beforeMillis, nowMillis));
    gone.remove("");
    return gone;
  }

  /// Ids of kept texts that stay.
  public static Set<String> remaining(Docket docket, long beforeMillis, long nowMillis) {
    Set<String> stay = texts(docket, one -> !isOver(docket, one, beforeMillis, nowMillis));
    docket.actions().values().stream()
        .filter(a -> a.runsAt(nowMillis) || a.state() == Action.State.PROPOSED)
        .forEach(a -> stay.add(a.grounds().evidence()));
    return stay;
  }

  private static boolean isOver(Docket docket, Case one, long beforeMillis, long nowMillis) {
    return !one.open()
        && !one.isHeldAt(nowMillis)
        && one.openedMillis() < beforeMillis
        && docket.measures(one).stream()
            .allMatch(a ->
                !a.runsAt(nowMillis)
                    && a.state() != Action.State.PROPOSED
                    && a.untilMillis() < beforeMillis)
        && appeals(docket, one).allMatch(a -> !a.isOpen() && a.filedMillis() < beforeMillis);
  }

  private static Stream<Appeal> appeals(Docket docket, Case one) {
    return docket.appeals().values().stream().filter(one::isAbout);
  }

  private static Set<String> texts(Docket docket, Predicate<Case> of) {
    return docket.cases().values().stream()
        .filter(of)
        .flatMap(one -> texts(docket, one))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> texts(Docket docket, Case one) {
    Stream<String> mine = Stream.concat(one.evidence().stream(), one.notes().stream());
    Stream<String> measures = docket.measures(one).stream().map(a -> a.grounds().evidence());
    Stream<String> appeals =
        appeals(docket, one)
            .flatMap(a -> Stream.concat(Stream.of(a.statement()), a.notes().stream()));
    return Stream.of(mine, measures, appeals).flatMap(all -> all);
  }
}
