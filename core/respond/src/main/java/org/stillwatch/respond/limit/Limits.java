// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The budgets of a policy.
///
/// @param budgets at most [#MOST], each with a name of its own
public record Limits(List<Budget> budgets) {
  /// The most budgets of a policy.
  public static final int MOST = 20;

  /// Nothing is limited.
  public static final Limits NONE = new Limits(List.of());

  public Limits {
    budgets = List.copyOf(budgets);
    var ids = new HashSet<String>();
    if (budgets.size() > MOST || !budgets.stream().allMatch(b -> ids.add(b.id()))) {
      throw new IllegalArgumentException("at most 20 budgets, each with a name of its own");
    }
  }

  /// What became of a use.
  ///
  /// @param limited which budget refused
  /// @param levels all levels afterwards; those of before where one refused
  public record Taken(Limited limited, Map<Drawer, Level> levels) {}

  /// Takes from all budgets that count a use, or from none.
  ///
  /// @param levels of before; a drawer that is not there is full
  public Taken take(Use use, Map<Drawer, Level> levels) {
    List<Charge> charges = charges(use);
    List<Line> lines = charges.stream().map(charge -> charge.on(read(charge, levels))).toList();
    Limited limited = Taking.of(lines, use.atMillis());
    if (!limited.isNot()) {
      return new Taken(limited, levels);
    }
    var after = new HashMap<>(levels);
    for (int i = 0; i < lines.size(); i++) {
      List<Drawer> drawers = charges.get(i).drawers();
      List<Level> now = lines.get(i).after(use.atMillis());
      for (int k = 0; k < now.size(); k++) {
        after.put(drawers.get(k), now.get(k));
      }
    }
    return new Taken(limited, after);
  }

  private static List<Level> read(Charge charge, Map<Drawer, Level> levels) {
    return charge.drawers().stream().map(d -> levels.getOrDefault(d, Level.FULL)).toList();
  }

  /// What a use asks of each budget that counts it.
  public List<Charge> charges(Use use) {
    var charges = new ArrayList<Charge>(budgets.size());
    String account = "a:" + use.account();
    for (Budget budget : budgets) {
      long cost = use.in(budget.unit());
      if (cost > 0
          && budget.counts(use.topic())
          && budget.of(use.principal().verified()) instanceof Terms.Counted counted) {
        charges.add(charge(budget, cost, counted, use, account));
      }
    }
    return charges;
  }

  private static Charge charge(
      Budget budget, long cost, Terms.Counted terms, Use use, String account) {
    String who = use.principal().id();
    return switch (budget.scope()) {
      case ACCOUNT -> alone(budget, cost, terms, account);
      case PRINCIPAL -> alone(budget, cost, terms, who);
      case TOPIC -> shared(budget, cost, terms, use.topic(), who);
      case GLOBAL -> shared(budget, cost, terms, "", who);
    };
  }

  private static Charge alone(Budget budget, long cost, Terms.Counted terms, String who) {
    var drawer = new Drawer(budget.id(), "", who);
    return new Charge(budget.id(), cost, List.of(drawer), List.of(terms.rate()));
  }

  private static Charge shared(
      Budget budget, long cost, Terms.Counted terms, String topic, String who) {
    var whole = new Drawer(budget.id(), topic, "");
    var own = new Drawer(budget.id(), topic, who);
    return new Charge(
        budget.id(), cost, List.of(whole, own), List.of(terms.rate(), terms.part().getFirst()));
  }
}
