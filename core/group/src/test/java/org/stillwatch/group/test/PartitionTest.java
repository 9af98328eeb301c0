// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.testkit.Seeds;

/// A dealt-out list is seen; shared lists, own counters and random picks are not.
class PartitionTest {
  private static final int MEMBERS = 20;
  private static final int EACH = 60;
  private static final int POOL = 2_000;
  private static final long TEMPLATE = 77;

  private final Partition partition = new Partition();

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_who_use_one_numbered_template_keep_the_stated_error(long seed) {
    var random = new Seed(seed).random();
    Trial.keepsItsError(partition, world(400, i -> randomPicks(random, EACH)), seed);
    Trial.keepsItsError(partition, world(400, i -> ownThings(random)), seed);
    Trial.keepsItsError(partition, world(400, i -> ownCounter(random)), seed);
  }

  @Test
  void power_falls_as_fewer_numbers_are_dealt() {
    double[] power = new double[6];
    for (int i = 0; i <= 5; i++) {
      double share = 1 - i * 0.2;
      power[i] =
          Trial.power("%.0f %% of the numbers dealt".formatted(share * 100), t -> dealt(share, t));
    }
    assertThat(power[0]).isEqualTo(1);
    assertThat(power[1]).isGreaterThanOrEqualTo(.9);
    assertThat(power[5]).isLessThanOrEqualTo(.1);
  }

  private double dealt(double share, int trial) {
    var random = new Seed(trial).derive("dealt").random();
    return Trial.logP(
        partition,
        world(
            MEMBERS,
            i ->
                IntStream.range(0, EACH)
                    .mapToLong(k ->
                        random.nextDouble() < share ? k * 1L * MEMBERS + i : random.nextInt(POOL))
                    .toArray()),
        first(MEMBERS));
  }

  @Test
  void a_long_list_dealt_round_or_in_blocks_is_seen() {
    var round = world(10, i -> IntStream.range(0, 1_000).mapToLong(k -> 10L * k + i).toArray());
    var blocks = world(10, i -> IntStream.range(0, 300).mapToLong(k -> 300L * i + k).toArray());

    assertThat(Trial.logP(partition, round, first(10))).isLessThan(StrictMath.log(1e-9));
    assertThat(Trial.logP(partition, blocks, first(10))).isLessThan(StrictMath.log(1e-6));
  }

  @Test
  void equal_shares_of_a_list_are_seen_before_they_are_done() {
    var shares = world(12, i -> IntStream.range(0, 40).mapToLong(k -> 220L * i + 5 + k).toArray());
    var random = new Seed(3).random();
    var own =
        world(
            12,
            i -> {
              long start = random.nextInt(2_640);
              return IntStream.range(0, 40).mapToLong(k -> start + k).toArray();
            });
    var round = world(12, i -> IntStream.range(0, 40).mapToLong(k -> 100L * i + k).toArray());

    assertThat(Trial.logP(partition, shares, first(12))).isLessThan(StrictMath.log(1e-6));
    assertThat(partition.prepare(shares, 0).test(first(12)))
        .isInstanceOfSatisfying(
            TestResult.Measured.class, m -> assertThat(m.supported()).isEqualTo(first(12)));
    assertThat(Trial.logP(partition, own, first(12))).isGreaterThan(StrictMath.log(.01));
    assertThat(Trial.logP(partition, round, first(12))).isGreaterThan(StrictMath.log(.01));
  }

  @Test
  void one_benchmark_run_by_everybody_is_quiet() {
    var benchmark = world(30, i -> IntStream.range(0, 500).mapToLong(k -> k).toArray());

    assertThat(Trial.logP(partition, benchmark, first(30))).isGreaterThan(StrictMath.log(.05));
  }

  @Test
  void what_is_supported_and_said_names_the_members() {
    var log = world(10, i -> IntStream.range(0, 60).mapToLong(k -> 10L * k + i).toArray());
    var result = (TestResult.Measured) partition.prepare(log, 0).test(first(10));

    assertThat(result.supported()).isEqualTo(first(10));
    assertThat(result.text()).contains("10 members");
  }

  private static long[] randomPicks(SplittableRandom random, int count) {
    return random.ints(count, 0, POOL).asLongStream().toArray();
  }

  /// Everybody numbers things of his own: a range somewhere, of some length.
  private static long[] ownThings(SplittableRandom random) {
    long start = random.nextLong(1_000_000);
    long step = 1 + random.nextLong(20);
    return IntStream.range(0, random.nextInt(10, 200)).mapToLong(k -> start + k * step).toArray();
  }

  /// Everybody counts from one, to a number of his own.
  private static long[] ownCounter(SplittableRandom random) {
    return IntStream.rangeClosed(1, random.nextInt(10, 400)).asLongStream().toArray();
  }

  private interface NumbersOf {
    long[] member(int index);
  }

  private static EvidenceLog world(int size, NumbersOf numbers) {
    var log = new EvidenceLog();
    for (int i = 0; i < size; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      for (long number : numbers.member(i)) {
        log.number(principal, TEMPLATE, number, 0);
      }
    }
    return log;
  }

  private static Members first(int size) {
    return Members.of(IntStream.range(0, size).toArray());
  }
}
