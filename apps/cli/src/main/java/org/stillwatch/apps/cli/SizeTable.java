// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.stillwatch.respond.limit.Scope;
import org.stillwatch.respond.limit.sizing.Aim;
import org.stillwatch.respond.limit.sizing.Figure;
import org.stillwatch.respond.limit.sizing.Sized;
import org.stillwatch.respond.limit.sizing.Sizing;

/// Sizes of budgets as a table with a section of a policy behind it, or as JSON.
///
/// @param aim what they are to achieve
/// @param sized the sizes
/// @param days how many were measured
/// @param requests how many were measured
record SizeTable(Aim aim, List<Sized> sized, double days, long requests) {
  private static final JsonMapper JSON = new JsonMapper();

  /// For people.
  String text() {
    var out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%,d requests in %.1f days. To copy a capability takes %,d exchanges, and is to take %d days at least,"
                + " also with %,d unseen principals.\n",
            requests,
            days,
            aim.exchanges(),
            aim.days(),
            aim.principals()));
    out.append(
        String.format(
            Locale.ROOT,
            "%-24s %10s %10s %12s %12s %10s %7s  %s\n",
            "a day, of",
            "amount",
            "busiest",
            "days, alone",
            "days, split",
            "principals",
            "hit",
            "in a month (95 %)"));
    sized.forEach(one -> out.append(row(one)));
    out.append(figures());
    sized.stream().filter(one -> !one.doesBoth()).forEach(one -> out.append(neither(one)));
    return out + shortLog() + yaml();
  }

  private static String row(Sized one) {
    return String.format(
        Locale.ROOT,
        "%-24s %,10d %,10d %12s %12s %,10d %,7d  %.2f %% (%.2f to %.2f)\n",
        label(one),
        one.amount(),
        one.busiestDay(),
        days(one.daysAlone()),
        days(one.daysSplit()),
        one.principals(),
        one.hit(),
        100 * one.monthShare(),
        100 * one.monthLow(),
        100 * one.monthHigh());
  }

  private static String label(Sized one) {
    return switch (one.scope()) {
      case TOPIC -> "topic " + one.topic();
      case ACCOUNT, PRINCIPAL -> "each " + one.scope().word();
      case GLOBAL -> "all";
    };
  }

  private static String days(double days) {
    return Double.isInfinite(days) ? "never" : String.format(Locale.ROOT, "%,.0f", days);
  }

  /// What else has been copied, and how long that takes from what all share.
  private String figures() {
    var out = new StringBuilder("What copies took, and days of it from a budget that all share:\n");
    long amount =
        sized.stream()
            .filter(s -> s.scope() == Scope.GLOBAL)
            .findFirst()
            .map(Sized::amount)
            .orElse(0L);
    for (Figure figure : Figure.values()) {
      out.append(
          String.format(
              Locale.ROOT,
              "  %,12d  %-36s %8s days  %s, %s\n",
              figure.exchanges(),
              figure.what(),
              days(amount == 0 ? Double.POSITIVE_INFINITY : (double) figure.exchanges() / amount),
              figure.source(),
              figure.standing()));
    }
    return out.toString();
  }

  private String neither(Sized one) {
    if (one.principals() == 0) {
      return label(one) + ": nobody to measure; what it costs is not known.\n";
    }
    long needed = one.needed().orElse(one.amount());
    long split = one.scope().isShared() ? 1 : aim.principals();
    return String.format(
        Locale.ROOT,
        "%s: no amount does both. For a copy in %d days at the earliest it is at most %,d; for at most %.2f %% of"
            + " honest principals to meet it in a month it is about %,d, and a copy then takes %.1f days.\n",
        label(one),
        aim.days(),
        one.amount(),
        100 * aim.mostHit(),
        needed,
        Sizing.daysUntil(aim.exchanges(), split, needed));
  }

  /// Few principals or few days promise little, whatever was counted.
  private String shortLog() {
    long unsure =
        sized.stream().filter(one -> one.doesBoth() && one.monthHigh() > aim.mostHit()).count();
    return unsure == 0
        ? ""
        : String.format(
            Locale.ROOT,
            "%d of these may be met by more than %.2f %% of honest principals in a month: the log is too short to"
                + " rule it out.\n",
            unsure,
            100 * aim.mostHit());
  }

  private String yaml() {
    if (sized.stream().noneMatch(Sized::doesBoth)) {
      return "\nbudgets: []\n";
    }
    var out = new StringBuilder("\nbudgets:\n");
    boolean allTopics =
        sized.stream().filter(one -> one.scope() == Scope.TOPIC).allMatch(Sized::doesBoth);
    boolean told = false;
    for (Sized one : sized) {
      boolean again = allTopics && told && one.scope() == Scope.TOPIC;
      if (one.doesBoth() && !again) {
        out.append(yaml(one, allTopics ? "" : one.topic()));
        told |= one.scope() == Scope.TOPIC;
      }
    }
    return out.toString();
  }

  /// @param topic empty for each topic apart
  private static String yaml(Sized one, String topic) {
    var out = new StringBuilder();
    out.append("  - id: ").append(Sizing.name(one.scope(), topic)).append('\n');
    out.append("    scope: ").append(one.scope().word()).append('\n');
    if (!topic.isEmpty()) {
      out.append("    topic: ").append(topic).append('\n');
    }
    out.append("    unit: requests\n    amount: ").append(one.amount());
    out.append("\n    per: day\n    burst: ").append(one.burst()).append('\n');
    if (one.scope().isShared()) {
      out.append("    verified: {organisation: exempt, programme: exempt}\n");
    }
    return out.toString();
  }

  /// For programs.
  String json() {
    var whole = JSON.createObjectNode();
    var to = whole.putObject("aim");
    to.put("exchanges", aim.exchanges());
    to.put("days", aim.days());
    to.put("principals", aim.principals());
    to.put("mostHit", aim.mostHit());
    whole.put("requests", requests);
    whole.put("measuredDays", days);
    var budgets = whole.putArray("budgets");
    sized.forEach(one -> put(budgets.addObject(), one));
    return whole.toString();
  }

  private static void put(ObjectNode json, Sized one) {
    json.put("id", Sizing.name(one.scope(), one.topic()));
    json.put("scope", one.scope().word());
    json.put("topic", one.topic());
    json.put("amount", one.amount());
    json.put("burst", one.burst());
    put(json, "daysAlone", one.daysAlone());
    put(json, "daysSplit", one.daysSplit());
    json.put("busiestDay", one.busiestDay());
    json.put("principals", one.principals());
    json.put("hit", one.hit());
    json.put("monthShare", one.monthShare());
    json.put("monthLow", one.monthLow());
    json.put("monthHigh", one.monthHigh());
    json.put("doesBoth", one.doesBoth());
    one.needed().ifPresent(needed -> json.put("needed", needed));
  }

  private static void put(ObjectNode json, String name, double days) {
    if (Double.isInfinite(days)) {
      json.putNull(name);
    } else {
      json.put(name, days);
    }
  }
}
