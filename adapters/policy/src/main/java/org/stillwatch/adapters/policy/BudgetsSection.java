// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.stillwatch.respond.limit.Budget;
import org.stillwatch.respond.limit.Capabilities;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.limit.Rate;
import org.stillwatch.respond.limit.Scope;
import org.stillwatch.respond.limit.Terms;
import org.stillwatch.respond.limit.Unit;

/// Reads the section `budgets` of a policy. Fails closed, as the whole policy does.
final class BudgetsSection {
  private static final Set<String> BUDGET =
      Set.of(
          "id",
          "about",
          "scope",
          "topic",
          "unit",
          "amount",
          "per",
          "burst",
          "ownPercent",
          "verified");
  private static final Map<String, Long> PERIODS =
      Map.of(
          "second", 1_000L,
          "minute", 60_000L,
          "hour", 3_600_000L,
          "day", 86_400_000L,
          "week", 7 * 86_400_000L,
          "month", 30 * 86_400_000L);

  private final PolicyFields in;
  private final String place;
  private final JsonNode budget;

  private BudgetsSection(PolicyFields in, String place, JsonNode budget) {
    this.in = in;
    this.place = place;
    this.budget = budget;
  }

  /// The budgets; none when there is no such section.
  static Limits read(PolicyFields in, JsonNode section) {
    if (section.isMissingNode()) {
      return Limits.NONE;
    }
    if (!section.isArray() || section.size() > Limits.MOST) {
      throw in.wrong("budgets", PolicyFields.kind(section), "a list of at most 20 budgets");
    }
    var budgets = new ArrayList<Budget>();
    for (JsonNode budget : section) {
      String place = "budgets[" + budgets.size() + "]";
      in.members(place, budget, BUDGET);
      budgets.add(new BudgetsSection(in, place, budget).read());
    }
    try {
      return new Limits(budgets);
    } catch (IllegalArgumentException e) {
      throw in.wrong("budgets", "two budgets of one id", "an id for each budget");
    }
  }

  private Budget read() {
    Scope scope = scope();
    Unit unit = unit();
    String topic = topic(scope);
    int own = ownPercent(scope);
    long amount = amount(place + ".amount", budget.path("amount"));
    long burst = amount(place + ".burst", budget.path("burst"));
    Terms terms = counted(scope, amount, burst, own);
    var verified = verified(scope, amount, burst, own);
    try {
      return new Budget(text("id"), scope, topic, unit, terms, verified);
    } catch (IllegalArgumentException e) {
      throw in.wrong(place + ".id", "another form of id", "lower-case letters, digits and dashes");
    }
  }

  private Scope scope() {
    return Scope.of(text("scope"))
        .orElseThrow(() ->
            in.wrong(
                place + ".scope", "another scope", "one of account, principal, topic, global"));
  }

  private Unit unit() {
    return Unit.of(text("unit"))
        .orElseThrow(
            () -> in.wrong(place + ".unit", "another unit", "one of requests, tokens, usd-cents"));
  }

  private String topic(Scope scope) {
    if (!budget.has("topic")) {
      return "";
    }
    String topic = text("topic");
    if (scope != Scope.TOPIC || !Capabilities.WORDS.contains(topic)) {
      throw in.wrong(
          place + ".topic",
          "a topic that cannot be counted",
          "scope topic, and one of " + String.join(", ", Capabilities.WORDS));
    }
    return topic;
  }

  private int ownPercent(Scope scope) {
    JsonNode own = budget.path("ownPercent");
    if (own.isMissingNode()) {
      return Budget.OWN_PERCENT;
    }
    if (!scope.isShared() || !own.isInt() || own.asInt() < 1 || own.asInt() > 100) {
      throw in.wrong(place + ".ownPercent", PolicyFields.kind(own), "1 to 100, of a shared budget");
    }
    return own.asInt();
  }

  private Map<String, Terms> verified(Scope scope, long amount, long burst, int own) {
    JsonNode list = budget.path("verified");
    if (list.isMissingNode()) {
      return Map.of();
    }
    in.members(place + ".verified", list, Set.copyOf(Budget.VERIFICATIONS));
    var verified = new LinkedHashMap<String, Terms>();
    list.properties()
        .forEach(entry -> {
          String at = place + ".verified." + entry.getKey();
          JsonNode value = entry.getValue();
          if (value.isTextual() && value.asText().equals("exempt")) {
            verified.put(entry.getKey(), new Terms.Exempt());
          } else if (scope.isShared()) {
            throw in.wrong(at, PolicyFields.kind(value), "exempt, since all share one amount");
          } else {
            long more = amount(at, value);
            verified.put(entry.getKey(), counted(scope, more, scaled(burst, more, amount), own));
          }
        });
    return verified;
  }

  /// Whoever may use more may also use more at once.
  private static long scaled(long burst, long more, long amount) {
    double scaled = Math.ceil((double) burst * more / amount);
    return (long) Math.max(1, Math.min(scaled, Rate.MOST_UNITS));
  }

  private Terms counted(Scope scope, long amount, long burst, int own) {
    try {
      return Budget.counted(scope, Rate.of(amount, period(), burst), own);
    } catch (IllegalArgumentException e) {
      throw in.wrong(
          place + ".burst",
          "a burst that cannot be counted exactly over that period",
          "a smaller one, or a shorter period");
    }
  }

  private long period() {
    Long millis = PERIODS.get(text("per"));
    if (millis == null) {
      throw in.wrong(
          place + ".per", "another period", "one of second, minute, hour, day, week, month");
    }
    return millis;
  }

  private long amount(String at, JsonNode value) {
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < 1
        || value.asLong() > Rate.MOST_UNITS) {
      throw in.wrong(at, PolicyFields.kind(value), "a whole number from 1 to a million millions");
    }
    return value.asLong();
  }

  private String text(String name) {
    return in.text(place + "." + name, budget.path(name), 64);
  }
}
