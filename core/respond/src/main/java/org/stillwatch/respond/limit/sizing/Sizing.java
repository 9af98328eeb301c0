// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit.sizing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.respond.limit.Budget;
import org.stillwatch.respond.limit.Rate;
import org.stillwatch.respond.limit.Scope;
import org.stillwatch.respond.limit.Terms;
import org.stillwatch.respond.limit.Unit;

/// Sizes of budgets of requests a day.
///
/// With a burst of a tenth of the amount a, k principals that each draw on a budget of their own
/// have `k * (a/10 + a*t)` exchanges after t days; shared by all, they have `a/10 + a*t` however
/// many they are. So a copy of q exchanges takes d days at least where `a <= 10 * q / (k * (10 * d
/// + 1))`, with k = 1 for what is shared. What that costs honest principals is replayed over what
///   they did.
public final class Sizing {
  /// The burst, as a part of the amount. Assumed: so much more than an even day comes at once.
  private static final int BURST = 10;

  private static final long DAY_MILLIS = 86_400_000L;

  /// Up to this ratio the smallest amount that honest principals need is looked for.
  private static final double FINE = 1.05;

  private final Aim aim;
  private final List<Past> past;
  private final double days;

  private Sizing(Aim aim, List<Past> past) {
    this.aim = aim;
    this.past = past;
    this.days =
        past.isEmpty()
            ? 1
            : Math.max(
                1.0,
                (past.getLast().atMillis() - past.getFirst().atMillis()) / (double) DAY_MILLIS);
  }

  /// The budgets of a principal, of each topic that was asked for, and of all.
  ///
  /// @param past in order of time
  public static List<Sized> of(Aim aim, List<Past> past) {
    var sizing = new Sizing(aim, past);
    var topics = new TreeSet<String>();
    past.forEach(p -> topics.add(p.topic()));
    topics.remove("");
    var sized = new ArrayList<Sized>();
    sized.add(sizing.sized(Scope.PRINCIPAL, "", aim.principals()));
    topics.forEach(topic -> sized.add(sizing.sized(Scope.TOPIC, topic, 1)));
    sized.add(sizing.sized(Scope.GLOBAL, "", 1));
    return List.copyOf(sized);
  }

  /// How many days were measured.
  public static double days(List<Past> past) {
    return new Sizing(Aim.DEFAULT, past).days;
  }

  private Sized sized(Scope scope, String topic, long split) {
    long amount = amount(split);
    Share share = share(scope, topic, Math.max(1, amount));
    long burst = burst(amount);
    double month = Share.inMonth(share.share(), days);
    boolean isEnough = month <= aim.mostHit() && share.of() > 0;
    return new Sized(
        scope,
        topic,
        amount,
        burst,
        daysUntil(1, amount),
        daysUntil(split, amount),
        busiestDay(scope, topic),
        share.of(),
        share.hit(),
        month,
        Share.inMonth(share.low(), days),
        Share.inMonth(share.high(), days),
        isEnough || share.of() == 0 ? OptionalLong.empty() : needed(scope, topic, amount));
  }

  private long amount(long split) {
    return Math.min(
        Rate.MOST_UNITS / BURST,
        Math.multiplyExact(BURST, aim.exchanges()) / (split * (BURST * (long) aim.days() + 1)));
  }

  private static long burst(long amount) {
    return Math.max(1, Math.ceilDiv(amount, (long) BURST));
  }

  private double daysUntil(long split, long amount) {
    return daysUntil(aim.exchanges(), split, amount);
  }

  /// Days until principals, each with a budget of its own of so many a day, have a number of
  /// exchanges; infinite where nothing may be used.
  public static double daysUntil(long exchanges, long split, long amount) {
    if (amount == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double rest = exchanges - (double) split * burst(amount);
    return Math.max(0, rest / ((double) split * amount));
  }

  private Share share(Scope scope, String topic, long amount) {
    return Replayed.share(budget(scope, topic, amount), past);
  }

  /// A budget of so many requests a day.
  public static Budget budget(Scope scope, String topic, long amount) {
    Rate rate = Rate.of(amount, DAY_MILLIS, burst(amount));
    Map<String, Terms> verified =
        scope.isShared()
            ? Map.of("organisation", new Terms.Exempt(), "programme", new Terms.Exempt())
            : Map.of();
    return new Budget(
        name(scope, topic),
        scope,
        topic,
        Unit.REQUESTS,
        Budget.counted(scope, rate, Budget.OWN_PERCENT),
        verified);
  }

  /// The name of such a budget.
  public static String name(Scope scope, String topic) {
    return topic.isEmpty() ? "requests-" + scope.word() : "requests-" + topic;
  }

  private OptionalLong needed(Scope scope, String topic, long from) {
    long low = Math.max(1, from);
    long high = Math.min(Rate.MOST_UNITS / BURST, BURST * (past.size() + 1L));
    while (high > low * FINE && high - low > 1) {
      long middle = (long) Math.sqrt((double) low * high);
      long next = Math.clamp(middle, low + 1, high - 1);
      if (Share.inMonth(share(scope, topic, next).share(), days) <= aim.mostHit()) {
        high = next;
      } else {
        low = next;
      }
    }
    return OptionalLong.of(high);
  }

  private long busiestDay(Scope scope, String topic) {
    Map<String, Map<Long, Long>> byWhom = new HashMap<>();
    Budget budget = budget(scope, topic, 1);
    for (Past one : past) {
      boolean isCounted =
          (topic.isEmpty() || topic.equals(one.topic()))
              && (!scope.isShared()
                  || one.principal().verified().stream().noneMatch(budget.verified()::containsKey));
      if (isCounted) {
        byWhom
            .computeIfAbsent(scope.isShared() ? "" : one.principal().id(), _ -> new TreeMap<>())
            .merge(Math.floorDiv(one.atMillis(), DAY_MILLIS), 1L, Long::sum);
      }
    }
    return byWhom.values().stream()
        .flatMap(perDay -> perDay.values().stream())
        .mapToLong(n -> n)
        .max()
        .orElse(0);
  }
}
