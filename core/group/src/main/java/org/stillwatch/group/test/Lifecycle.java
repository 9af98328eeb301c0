// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.stillwatch.base.Capability;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Frame;
import org.stillwatch.base.Needs;
import org.stillwatch.base.stat.Sorted;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Were members opened in one burst, or stopped by the provider, more often than the population?
///
/// Two exact binomial tails, the smaller of which is doubled: the fullest 72-hour window of
/// openings, times the number of windows tried; and the share that the provider suspended or
/// closed.
public final class Lifecycle implements GroupTest {
  private static final long WINDOW_MILLIS = 72L * 3_600_000L;

  @Override
  public String name() {
    return "lifecycle";
  }

  @Override
  public String signal() {
    return "D17";
  }

  @Override
  public Needs needs() {
    return Needs.all(Capability.ACCOUNT_FACTS);
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
    long[] openedAll = opened(log, IntStream.range(0, log.size()).toArray());
    int stoppedAll =
        (int)
            IntStream.range(0, log.size())
                .filter(i -> log.principal(i).stoppedMillis() < tickMillis)
                .count();
    return group -> measure(log, group, tickMillis, openedAll, stoppedAll);
  }

  private static TestResult measure(
      EvidenceLog log, Members group, long tickMillis, long[] openedAll, int stoppedAll) {
    long[] openedInside = opened(log, group.toArray());
    if (openedInside.length < 5) {
      return new TestResult.TooLittle("fewer than 5 members have a known day of opening");
    }
    var burst = fullest(openedInside, openedAll);
    var stopped = new TreeSet<Integer>();
    group.stream().filter(i -> log.principal(i).stoppedMillis() < tickMillis).forEach(stopped::add);
    double logStopped =
        Tails.logBinomialUpper(stopped.size(), group.size(), (stoppedAll + 0.5) / (log.size() + 1));
    double logP = Math.min(0, Math.min(burst.logP, logStopped) + StrictMath.log(2));
    boolean burstIsStronger = burst.logP <= logStopped;
    return new TestResult.Measured(
        logP,
        burstIsStronger
            ? openedWithin(log, group, burst.fromMillis)
            : Members.of(stopped.stream().mapToInt(Integer::intValue).toArray()),
        burstIsStronger
            ? "%d of %d members were opened within 72 hours; chance would give %.1f"
                .formatted(burst.count, openedInside.length, burst.expected)
            : "%d of %d members were suspended or closed by the provider"
                .formatted(stopped.size(), group.size()));
  }

  private static long[] opened(EvidenceLog log, int[] principals) {
    return Arrays.stream(principals)
        .mapToLong(i -> log.principal(i).openedMillis())
        .filter(t -> t != Long.MIN_VALUE)
        .sorted()
        .toArray();
  }

  private record Burst(double logP, int count, double expected, long fromMillis) {}

  private static Burst fullest(long[] inside, long[] all) {
    var best = new Burst(0, 1, 1, inside[0]);
    int to = 0;
    for (int from = 0; from < inside.length; from++) {
      while (to < inside.length && inside[to] < inside[from] + WINDOW_MILLIS) {
        to++;
      }
      double rate = (double) within(all, inside[from]) / all.length;
      double logP =
          Math.min(
              0,
              Tails.logBinomialUpper(to - from, inside.length, rate)
                  + StrictMath.log(inside.length));
      if (logP < best.logP) {
        best = new Burst(logP, to - from, rate * inside.length, inside[from]);
      }
    }
    return best;
  }

  private static int within(long[] sorted, long fromMillis) {
    return Sorted.below(sorted, fromMillis + WINDOW_MILLIS) - Sorted.below(sorted, fromMillis);
  }

  private static Members openedWithin(EvidenceLog log, Members group, long fromMillis) {
    return Members.of(
        group.stream()
            .filter(i -> {
              long opened = log.principal(i).openedMillis();
              return opened >= fromMillis && opened < fromMillis + WINDOW_MILLIS;
            })
            .toArray());
  }
}
