// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.stillwatch.adapters.http.Decider;
import org.stillwatch.adapters.json.AccountLines;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Question;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.VerdictTable;
import org.stillwatch.respond.limit.Metered;
import org.stillwatch.respond.limit.Wanted;

/// Makes decisions from the findings of the last tick and keeps each of them. Before the first tick
/// it answers as [Rules#whenBlind] says; facts of a registration that cannot be read are none.
public final class DecisionMaker implements Decider {
  private final Supplier<VerdictTable> table;
  private final Order.Book orders;
  private final Rules rules;
  private final Metering metering;
  private final DecisionLog log;
  private final DecisionIds ids;
  private final AccountLines facts;
  private final InstantSource clock;

  /// @param table the findings of the last tick
  /// @param orders what is being done about an account and its keys
  /// @param metering how much is used; only requests use anything
  public DecisionMaker(
      Supplier<VerdictTable> table,
      Order.Book orders,
      Rules rules,
      Metering metering,
      DecisionLog log,
      DecisionIds ids,
      FingerprintKey key,
      InstantSource clock) {
    this.table = table;
    this.orders = orders;
    this.rules = rules;
    this.metering = metering;
    this.log = log;
    this.ids = ids;
    this.facts = new AccountLines(key);
    this.clock = clock;
  }

  @Override
  public Decision decide(
      Stage stage, String account, String key, String registration, Wanted wanted) {
    var whose = new ApiKey(new AccountId(account), key);
    long now = clock.millis();
    VerdictTable known = table.get();
    var question = new Question(ids.next(now), stage, now, whose, held(registration));
    long lag = known.isBlind() ? 0 : Math.max(0, now - known.tickMillis());
    Metered metered =
        stage == Stage.REQUEST ? metering.of(now, question.account(), wanted) : Metered.NOT;
    var decision = Decision.of(question, known, lag, orders.about(whose), rules, metered);
    log.keep(decision);
    return decision;
  }

  /// Keyed hashes of what a registration shows and several accounts of a campaign may hold.
  private List<Long> held(String registration) {
    if (registration.isEmpty()) {
      return List.of();
    }
    byte[] line = registration.getBytes(StandardCharsets.UTF_8);
    return switch (facts.read(line, 0, line.length)) {
      case Row.Good<AccountFacts> good -> held(good.value());
      case Row.Bad<AccountFacts> bad -> throw new IllegalArgumentException(bad.reason().word());
    };
  }

  private static List<Long> held(AccountFacts facts) {
    var held = new ArrayList<Long>(facts.devices());
    facts.payments().forEach(p -> held.add(p.instrument()));
    held.add(facts.phone());
    held.removeIf(item -> item == 0);
    return held;
  }

  @Override
  public Optional<String> decision(String id) {
    return log.decisions().find(id).map(DecisionRecord::json);
  }
}
