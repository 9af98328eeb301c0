// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.ApiKey;

/// What it means to forget an account: its texts go, and its name in events becomes another one.
/// What was done, when and by whom stays. Fails closed: while anything is open about the account,
/// or a case of it is open or held, it is not forgotten.
public final class Forgetting {
  private static final String FORGOTTEN = "forgotten";

  private Forgetting() {}

  /// Why an account cannot be forgotten now; empty when it can. What a case is made of is kept
  /// whole until it is closed: others are measured, and appeal, on the same evidence.
  public static Optional<String> against(Docket docket, AccountId account, long nowMillis) {
    if (docket.appealOf(account).isPresent()) {
      return Optional.of("an appeal of it is open; decide it");
    }
    if (!docket.running(account, nowMillis).isEmpty()) {
      return Optional.of("a measure runs against it; undo it or let it end");
    }
    if (!docket.contained(account, nowMillis).isEmpty()) {
      return Optional.of("a key of it is contained; release it or let it end");
    }
    var campaigns = campaigns(docket, account);
    return docket.cases().values().stream()
        .filter(c ->
            campaigns.contains(c.campaign()) || c.account().filter(account::equals).isPresent())
        .flatMap(c -> against(c, nowMillis).stream())
        .findFirst()
        .or(() ->
            docket.actions().values().stream()
                .filter(a -> campaigns.contains(a.grounds().campaign()) && a.runsAt(nowMillis))
                .findFirst()
                .map(a -> a.id() + " runs on the same evidence; undo it or let it end"));
  }

  private static Optional<String> against(Case one, long nowMillis) {
    if (one.open()) {
      return Optional.of(one.id() + " is open; close it");
    }
    return one.isHeldAt(nowMillis)
        ? Optional.of(one.id() + " is held; release it or let the hold end")
        : Optional.empty();
  }

  private static Set<String> campaigns(Docket docket, AccountId account) {
    return docket
        .of(account)
        .map(action -> action.grounds().campaign())
        .filter(campaign -> !campaign.isEmpty())
        .collect(Collectors.toSet());
  }

  /// Ids of the kept texts that are about this account alone: evidence of its measures, statements
  /// and notes of its appeals.
  public static Set<String> texts(Docket docket, AccountId account) {
    var texts = new TreeSet<String>();
    docket.of(account).map(action -> action.grounds().evidence()).forEach(texts::add);
    docket.appeals().values().stream()
        .filter(appeal -> appeal.account().equals(account))
        .forEach(appeal -> {
          texts.add(appeal.statement());
          texts.addAll(appeal.notes());
        });
    texts.remove("");
    return texts;
  }

  /// An event with another name in the place of an account; the same where it names another one.
  public static Event renamed(Event event, AccountId account, AccountId other) {
    return switch (event) {
      case Event.Proposed e when e.action().account().equals(account) ->
          new Event.Proposed(e.atMillis(), e.by(), e.action().of(other));
      case Event.Appealed e when e.account().equals(account) ->
          new Event.Appealed(
              e.atMillis(), e.by(), e.subject(), other, e.statement(), e.dueMillis());
      case Event.AccountCaseOpened e when e.account().equals(account) ->
          new Event.AccountCaseOpened(
              e.atMillis(), e.by(), e.subject(), other, e.appeal(), e.evidence());
      case Event.KeyContained e when e.containment().key().account().equals(account) ->
          new Event.KeyContained(
              e.atMillis(), e.by(), e.containment().of(new ApiKey(other, FORGOTTEN)), e.reason());
      default -> event;
    };
  }
}
