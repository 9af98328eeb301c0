// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Worlds;

/// Groups in step, in the same seconds and in turns, each so clear that chance is out of the
/// question.
class RhythmTest {
  private static final long HALF = PrincipalLog.BIN_MILLIS;
  private static final long MINUTE = 60_000L;
  private static final long TICK = Worlds.TICK;
  private static final int STRANGERS = 120;
  private static final double LEAST = StrictMath.log(1e-6);

  private final EvidenceLog log = new EvidenceLog();
  private final SplittableRandom dice = new SplittableRandom(5);

  /// People who are each active in some half hours of the week.
  private void strangers(int halfHours) {
    for (int i = 0; i < STRANGERS; i++) {
      account(dice.ints(halfHours, 1, 336).distinct().mapToLong(b -> TICK - b * HALF).toArray());
    }
  }

  private int account(long... times) {
    int principal = log.principalOf(new AccountId("a" + log.size()), 0);
    Arrays.sort(times);
    for (long time : times) {
      log.request(principal, time, false);
    }
    return principal;
  }

  private Members members(int howMany, Function<Integer, long[]> times) {
    return Members.of(IntStream.range(0, howMany).map(i -> account(times.apply(i))).toArray());
  }

  private static TestResult.Measured measured(TestResult result) {
    assertThat(result).isInstanceOf(TestResult.Measured.class);
    return (TestResult.Measured) result;
  }

  private TestResult synchrony(Members group) {
    return new Synchrony(new Seed(7)).prepare(log, TICK).test(group);
  }

  private TestResult fine(Members group) {
    return new FineSynchrony(new MinutesOfTick(new Seed(7))).prepare(log, TICK).test(group);
  }

  private TestResult turns(Members group) {
    return new ComplementaryLoad(new Seed(7), new MinutesOfTick(new Seed(7)))
        .prepare(log, TICK)
        .test(group);
  }

  @Test
  void ten_with_the_same_half_hours_are_in_step() {
    strangers(20);
    long[] common = dice.ints(20, 1, 336).distinct().mapToLong(b -> TICK - b * HALF).toArray();
    var group = members(10, i -> common.clone());

    var result = measured(synchrony(group));

    assertThat(result.logP()).isBetween(LEAST, StrictMath.log(1e-4));
    assertThat(result.supported()).isEqualTo(group);
    assertThat(result.text())
        .startsWith("members are active in the same half hours ")
        .endsWith(" times");
  }

  @Test
  void strangers_are_in_step_by_chance_only() {
    strangers(20);

    var result = measured(synchrony(Members.of(IntStream.range(0, 10).toArray())));

    assertThat(result.logP()).isGreaterThan(StrictMath.log(.01));
  }

  @Test
  void a_rhythm_needs_five_expected_pairs_and_enough_like_volume() {
    strangers(20);
    var quiet = members(3, i -> new long[] {TICK - 10 * HALF, TICK - 90 * HALF});

    assertThat(synchrony(quiet))
        .isEqualTo(new TestResult.TooLittle("too little common activity to see a rhythm"));
    assertThat(synchrony(Members.of(IntStream.range(0, 40).toArray())))
        .isEqualTo(new TestResult.TooLittle("too few principals of like volume to compare with"));
  }

  @Test
  void a_queue_that_serves_ten_at_one_moment_is_seen_to_ten_seconds() {
    // Ten half hours, in each a moment of its own.
    long[] moments =
        IntStream.rangeClosed(1, 10).mapToLong(h -> TICK - h * HALF + h * MINUTE).toArray();
    var group = members(10, i -> moments.clone());

    var result = measured(fine(group));

    assertThat(result.logP()).isEqualTo(LEAST + StrictMath.log(3));
    assertThat(result.supported()).isEqualTo(group);
    assertThat(result.text())
        .startsWith(
            "members meet in the same 10 seconds 450 times; the half hours in which they are active explain ");
  }

  @Test
  void within_a_minute_but_not_within_seconds_it_is_seen_to_the_minute() {
    var group =
        members(
            6,
            i ->
                IntStream.rangeClosed(1, 12)
                    .mapToLong(h -> TICK - h * HALF + h * MINUTE + i * 10_000L)
                    .toArray());

    var result = measured(fine(group));

    assertThat(result.logP()).isEqualTo(LEAST + StrictMath.log(3));
    assertThat(result.supported()).isEqualTo(group);
    assertThat(result.text()).startsWith("members meet in the same minute 180 times");
  }

  @Test
  void within_ten_minutes_but_in_no_minute_it_is_seen_to_ten_minutes() {
    var group =
        members(
            6,
            i ->
                IntStream.rangeClosed(1, 15)
                    .mapToLong(h -> TICK - h * HALF + (10 * (h % 3) + i) * MINUTE)
                    .toArray());

    var result = measured(fine(group));

    assertThat(result.text()).startsWith("members meet in the same 10 minutes 225 times");
    assertThat(result.logP()).isEqualTo(LEAST + StrictMath.log(3));
  }

  @Test
  void two_who_share_two_half_hours_are_hardly_ever_active_together() {
    var few = members(2, i -> new long[] {TICK - 3 * HALF, TICK - 2 * HALF});
    var enough = members(4, i -> new long[] {TICK - HALF});

    assertThat(fine(few))
        .isEqualTo(
            new TestResult.TooLittle("members are hardly ever active in the same half hours"));
    // Six pairs in one half hour are expected, whatever is exchanged.
    assertThat(measured(fine(enough)).logP()).isZero();
  }

  @Test
  void three_in_the_same_half_hours_who_never_share_ten_minutes_take_turns() {
    var group =
        members(
            3,
            i ->
                IntStream.rangeClosed(1, 24)
                    .mapToLong(h -> TICK - h * HALF + (10L * ((h + i) % 3) + i) * MINUTE)
                    .toArray());

    var result = measured(turns(group));

    assertThat(result.logP()).isLessThan(StrictMath.log(1e-5));
    assertThat(result.supported()).isEqualTo(group);
    assertThat(result.text())
        .startsWith("pairs of members work in the same 10 minutes 0 times; their own days would");
  }

  @Test
  void three_who_share_ten_minutes_and_never_a_minute_take_turns() {
    var group =
        members(
            3,
            i ->
                IntStream.rangeClosed(1, 24)
                    .mapToLong(h -> TICK - h * HALF + ((h + i) % 3) * MINUTE)
                    .toArray());

    var result = measured(turns(group));

    assertThat(result.logP()).isLessThan(StrictMath.log(1e-5));
    assertThat(result.text()).startsWith("pairs of members work in the same minute 0 times");
  }

  @Test
  void four_who_hand_the_half_hours_round_take_turns() {
    strangers(84);
    var group =
        members(
            4,
            i ->
                IntStream.rangeClosed(1, 336)
                    .filter(b -> b % 4 == i)
                    .mapToLong(b -> TICK - b * HALF)
                    .toArray());

    var result = measured(turns(group));

    assertThat(result.logP()).isEqualTo(LEAST + StrictMath.log(3));
    assertThat(result.supported()).isEqualTo(group);
    assertThat(result.text())
        .startsWith("pairs of members work in the same half hour 0 times; their own days would");
  }

  @Test
  void strangers_take_no_turns() {
    strangers(84);

    var result = measured(turns(Members.of(0, 1, 2, 3)));

    assertThat(result.logP()).isGreaterThan(StrictMath.log(.01));
    assertThat(result.supported().size()).isZero();
  }

  @Test
  void whoever_is_hardly_active_is_silent_for_no_reason() {
    var quiet = members(3, i -> new long[] {TICK - (10 + i) * HALF, TICK - (90 + i) * HALF});

    assertThat(turns(quiet))
        .isEqualTo(
            new TestResult.TooLittle("too little activity to see who is silent when others work"));
  }

  @Test
  void whoever_meets_another_one_once_does_not_keep_out_of_the_others_way() {
    var group =
        members(
            4,
            i ->
                IntStream.rangeClosed(1, 24)
                    .mapToLong(h -> TICK - h * HALF + (i < 3 || h == 1 ? (h + i) % 3 : 5) * MINUTE)
                    .toArray());

    var result = measured(turns(group));

    // The fourth meets the first in one minute, and is otherwise in a minute of its own.
    assertThat(result.text()).startsWith("pairs of members work in the same minute 1 times");
    int[] all = group.toArray();
    assertThat(result.supported()).isEqualTo(Members.of(all[1], all[2]));
  }

  @Test
  void whoever_is_active_at_other_times_is_not_in_step() {
    long[] common = dice.ints(20, 1, 336).distinct().mapToLong(b -> TICK - b * HALF).toArray();
    account(common.clone()); // in step, and a stranger: strangers are measured by their median
    strangers(20);
    var inStep = members(10, i -> common.clone());
    var apart =
        members(
            1,
            i ->
                IntStream.range(1, 336)
                    .mapToLong(b -> TICK - b * HALF)
                    .filter(t -> Arrays.stream(common).noneMatch(c -> c == t))
                    .limit(20)
                    .toArray());

    var result = measured(synchrony(inStep.union(apart)));

    assertThat(result.supported()).isEqualTo(inStep);
  }

  @Test
  void whoever_works_when_another_one_does_takes_no_turns() {
    strangers(42);
    // Eight hand the half hours round, and a ninth works whenever the first does.
    var group =
        members(
            9,
            i ->
                IntStream.rangeClosed(1, 336)
                    .filter(b -> b % 8 == i % 8)
                    .mapToLong(b -> TICK - b * HALF)
                    .toArray());

    var result = measured(turns(group));

    assertThat(result.text()).startsWith("pairs of members work in the same half hour 42 times");
    int[] all = group.toArray();
    assertThat(result.supported()).isEqualTo(Members.of(Arrays.copyOfRange(all, 1, 8)));
  }
}
