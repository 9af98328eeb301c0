// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.micro;

import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.test.BoundItems;
import org.stillwatch.group.test.Synchrony;

/// Tests of one group of 100 in a world of 5,000 accounts that were active in about 60 half hours
/// of the week; every fourth account shares a card with its neighbour.
@State(Scope.Thread)
public class GroupTestBenchmark {
  private static final int WORLD = 5_000;
  private static final int GROUP = 100;
  private static final int BINS = 336;
  private static final double ACTIVE = 60.0 / BINS;
  private static final long START_MILLIS = 1_767_571_200_000L;
  private static final long TICK_MILLIS = START_MILLIS + BINS * PrincipalLog.BIN_MILLIS;

  private final EvidenceLog log = world();
  private final Members group =
      Members.of(IntStream.range(0, GROUP).map(i -> i * (WORLD / GROUP)).toArray());
  private final GroupTest synchrony = new Synchrony(new Seed(1));
  private final GroupTest boundItems = new BoundItems();
  private final GroupTest.Ready synchronyReady = synchrony.prepare(log, TICK_MILLIS);
  private final GroupTest.Ready boundItemsReady = boundItems.prepare(log, TICK_MILLIS);

  private static EvidenceLog world() {
    var random = new Seed(1).derive("world").random();
    var log = new EvidenceLog();
    for (int i = 0; i < WORLD; i++) {
      int principal = log.principalOf(new AccountId("acct_" + i), 0);
      log.use(principal, Channel.PAYMENT, i % 4 == 1 ? i : i + 1L, START_MILLIS);
      for (int bin = 0; bin < BINS; bin++) {
        if (random.nextDouble() < ACTIVE) {
          log.request(principal, START_MILLIS + bin * PrincipalLog.BIN_MILLIS, false);
        }
      }
    }
    return log;
  }

  /// A new tick and its first group: reads the weeks of the group and of its control groups.
  @Benchmark
  public TestResult synchronyFirst() {
    return synchrony.prepare(log, TICK_MILLIS).test(group);
  }

  /// A further group of the same tick.
  @Benchmark
  public TestResult synchronyNext() {
    return synchronyReady.test(group);
  }

  /// A new tick and its first group: finds every shared card.
  @Benchmark
  public TestResult boundItemsFirst() {
    return boundItems.prepare(log, TICK_MILLIS).test(group);
  }

  /// A further group of the same tick.
  @Benchmark
  public TestResult boundItemsNext() {
    return boundItemsReady.test(group);
  }
}
