// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Item;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Do members start soon after others of them were stopped by the provider?
///
/// A member's start is its first use of the template or system prompt that most of the stopped
/// members held, or its first request where they held none. Statistic: of the starts around the
/// stops (at most w hours before or after one), those at most h hours after one. Null: at that
/// scale starts have nothing to do with stops, so the chance is the share of that time which the h
/// hours after a stop cover; or the share of the population's starts that lie there, if that is
/// higher (both start and stop in office hours; a provider that grows). Only the time around the
/// stops is looked at, so that a wave of adoption, in the days of which some are stopped, says
/// nothing. For a day and a week even that would not do: there a start goes with its nearest stop,
/// before or after it, with a chance of one half. Exact binomial tails for h of 1, 6, 24 and 168
/// with w of 4, 24, 24 and 168, the smallest p times four. Successors that the provider itself
/// names are left out. A lag around which more start than a few for each stop is not asked: three
/// stops in an audience of four hundred are replaced by nobody, whatever the audience grows by.
public final class Succession implements GroupTest {
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final List<Lag> LAGS =
      List.of(new Lag(1, 4), new Lag(6, 24), new Lag(24, 24), new Lag(168, 168));
  private static final int LEAST_STARTS = 3;

  /// Members that start around the stops, for each of them, beyond which nobody replaces anybody
  /// (assumed).
  private static final int MOST_FOR_EACH_STOP = 8;

  @Override
  public String name() {
    return "succession";
  }

  @Override
  public String signal() {
    return "D17";
  }

  @Override
  public Needs needs() {
    return Needs.NOTHING;
  }

  @Override
  public CauseGroup cause() {
    return CauseGroup.IDENTITY;
  }

  @Override
  public Frame frame() {
    return Frame.COPY;
  }

  @Override
  public Ready prepare(EvidenceLog log, long tickMillis) {
    return group -> measure(log, group, tickMillis);
  }

  private static TestResult measure(EvidenceLog log, Members group, long tickMillis) {
    long[] stops = stops(log, group, tickMillis);
    if (stops.length == 0) {
      return new TestResult.TooLittle("no member was stopped by the provider");
    }
    var starts = starts(log, group, tickMillis);
    var best = new Answer(0, 0, 0, LAGS.getFirst(), 0);
    boolean asked = false;
    for (Lag lag : LAGS) {
      var answer = ask(log, group, starts, stops, lag);
      boolean tells =
          answer.near >= LEAST_STARTS && answer.near <= MOST_FOR_EACH_STOP * stops.length;
      asked |= tells;
      best = tells && answer.logP < best.logP ? answer : best;
    }
    if (!asked) {
      return new TestResult.TooLittle(
          "fewer than 3 members started near the stop of another one, or far more than were stopped");
    }
    Lag lag = best.lag;
    return new TestResult.Measured(
        Math.min(0, best.logP + StrictMath.log((double) LAGS.size())),
        Members.of(
            starts.entrySet().stream()
                .filter(e -> lag.follows(e.getValue(), stops))
                .mapToInt(Map.Entry::getKey)
                .toArray()),
        "%d of %d members that started around the stop of another one did so within %d hours after it; chance would give %.1f"
            .formatted(best.after, best.near, best.lag.hours, best.near * best.chance));
  }

  /// How long after a stop a start may follow, and how far around stops starts are compared.
  private record Lag(long hours, long around) {
    long afterMillis() {
      return hours * HOUR_MILLIS;
    }

    long aroundMillis() {
      return around * HOUR_MILLIS;
    }

    boolean near(long start, long[] stops) {
      return sinceStop(start, stops) <= aroundMillis() || untilStop(start, stops) <= aroundMillis();
    }

    boolean follows(long start, long[] stops) {
      long since = sinceStop(start, stops);
      return since <= afterMillis() && (!nearest() || since < untilStop(start, stops));
    }

    /// Whether before and after are compared over the same length.
    private boolean nearest() {
      return hours == around;
    }

    /// The share of the time around the stops that lies shortly after one.
    double share(long[] stops) {
      if (nearest()) {
        return 0.5;
      }
      double after = 0;
      double around = 0;
      for (int i = 0; i < stops.length; i++) {
        double gap = i + 1 < stops.length ? (double) stops[i + 1] - stops[i] : Double.MAX_VALUE;
        after += Math.min(gap, (double) afterMillis());
        around += Math.min(gap, 2.0 * aroundMillis());
      }
      return after / around;
    }
  }

  private record Answer(double logP, int after, int near, Lag lag, double chance) {}

  private static Answer ask(
      EvidenceLog log, Members group, Map<Integer, Long> starts, long[] stops, Lag lag) {
    int near = (int) starts.values().stream().filter(s -> lag.near(s, stops)).count();
    int after = (int) starts.values().stream().filter(s -> lag.follows(s, stops)).count();
    if (near < LEAST_STARTS) {
      return new Answer(0, after, near, lag, 1);
    }
    double chance = Math.max(lag.share(stops), amongOthers(log, group, stops, lag));
    return new Answer(Tails.logBinomialUpper(after, near, chance), after, near, lag, chance);
  }

  /// Which share of the starts outside the group around the stops lies shortly after one.
  private static double amongOthers(EvidenceLog log, Members group, long[] stops, Lag lag) {
    var inside = new BitSet(log.size());
    group.stream().forEach(inside::set);
    double after = 0;
    double near = 0;
    for (int p = 0; p < log.size(); p++) {
      long start = log.principal(p).firstMillis();
      if (start != Long.MAX_VALUE && !inside.get(p) && lag.near(start, stops)) {
        near++;
        after += lag.follows(start, stops) ? 1 : 0;
      }
    }
    return near == 0 ? 0 : after / near;
  }

  /// Time since the latest stop before a start.
  private static long sinceStop(long start, long[] stops) {
    int next = next(start, stops);
    return next == 0 ? Long.MAX_VALUE : start - stops[next - 1];
  }

  /// Time until the next stop at or after a start.
  private static long untilStop(long start, long[] stops) {
    int next = next(start, stops);
    return next == stops.length ? Long.MAX_VALUE : stops[next] - start;
  }

  /// Index of the first stop at or after a start.
  private static int next(long start, long[] stops) {
    int at = Arrays.binarySearch(stops, start);
    return at >= 0 ? at : -at - 1;
  }

  private static long[] stops(EvidenceLog log, Members group, long tickMillis) {
    return group.stream()
        .mapToLong(p -> log.principal(p).stoppedMillis())
        .filter(t -> t < tickMillis)
        .sorted()
        .distinct()
        .toArray();
  }

  /// When each member started, by its index.
  private static Map<Integer, Long> starts(EvidenceLog log, Members group, long tickMillis) {
    var starts = new TreeMap<Integer, Long>();
    var item = ghostItem(log, group, tickMillis);
    if (item.isPresent()) {
      item.get().holdings().stream()
          .filter(h -> group.contains(h.principal()))
          .forEach(h -> starts.put(h.principal(), h.firstMillis()));
    } else {
      group.stream()
          .filter(p -> log.principal(p).firstMillis() != Long.MAX_VALUE)
          .forEach(p -> starts.put(p, log.principal(p).firstMillis()));
    }
    starts.keySet().removeIf(p -> log.principal(p).isNamedSuccessor());
    return starts;
  }

  /// The content that most stopped members held, if at least half of them held it.
  private static Optional<Item> ghostItem(EvidenceLog log, Members group, long tickMillis) {
    int[] ghosts =
        group.stream().filter(p -> log.principal(p).stoppedMillis() < tickMillis).toArray();
    Map<Item, Integer> held = new HashMap<>();
    for (int ghost : ghosts) {
      Stream.of(Channel.TEMPLATE, Channel.SYSTEM)
          .flatMap(c -> log.principal(ghost).items(c).stream())
          .forEach(i -> held.merge(i, 1, Integer::sum));
    }
    return held.entrySet().stream()
        .filter(e -> 2 * e.getValue() >= ghosts.length)
        .max(
            Comparator.comparingInt(Map.Entry<Item, Integer>::getValue)
                .thenComparing(e -> e.getKey().channel().name())
                .thenComparingLong(e -> e.getKey().hash()))
        .map(Map.Entry::getKey);
  }
}
