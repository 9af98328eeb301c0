// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Worlds;
import org.stillwatch.testkit.Seeds;

/// A queue that serves its members at one moment is seen to the second; jobs of unrelated tenants
/// at the full hour are not.
class FineSynchronyTest {
  private static final int STRANGERS = 400;
  private static final int FARM = 20;
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;

  private final FineSynchrony fine = new FineSynchrony(new MinutesOfTick(new Seed(7)));

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_some_with_a_job_at_two_o_clock_keep_the_stated_error(long seed) {
    Trial.keepsItsError(fine, strangers(seed), seed);
  }

  @Tag("error-rate")
  @Test
  void power_falls_with_the_share_of_common_moments() {
    double[] power = new double[5];
    double[] shares = {1, 0.5, 0.25, 0.1, 0};
    for (int i = 0; i < shares.length; i++) {
      double share = shares[i];
      power[i] =
          Trial.power("%.0f %% of the moments common".formatted(share * 100), t -> farm(share, t));
    }
    assertThat(power[0]).isEqualTo(1);
    assertThat(power[1]).isGreaterThanOrEqualTo(.9);
    assertThat(power[4]).isLessThanOrEqualTo(.1);
  }

  private double farm(double share, int trial) {
    var log = strangers(trial);
    var random = new Seed(trial).derive("farm").random();
    long[] moments = random.longs(80, Worlds.TICK - DAY, Worlds.TICK).toArray();
    for (int i = 0; i < FARM; i++) {
      long[] times =
          LongStream.of(moments)
              .map(m ->
                  random.nextDouble() < share
                      ? m + random.nextLong(15_000)
                      : random.nextLong(Worlds.TICK - DAY, Worlds.TICK))
              .map(m -> Math.min(m, Worlds.TICK - 1))
              .toArray();
      requests(log, log.principalOf(new AccountId("farm" + i), 0), times);
    }
    return Trial.logP(
        fine, log, Members.of(IntStream.range(STRANGERS, STRANGERS + FARM).toArray()));
  }

  @Test
  void unrelated_jobs_at_the_full_hour_are_quiet() {
    var log = strangers(2);
    var random = new Seed(2).derive("cron").random();
    for (int i = 0; i < FARM; i++) {
      long every = HOUR * (1 + random.nextInt(4));
      long[] times =
          LongStream.iterate(Worlds.TICK - 2 * DAY, t -> t < Worlds.TICK, t -> t + every)
              .map(t -> t + random.nextLong(8_000))
              .toArray();
      requests(log, log.principalOf(new AccountId("cron" + i), 0), times);
    }

    assertThat(
            Trial.logP(
                fine, log, Members.of(IntStream.range(STRANGERS, STRANGERS + FARM).toArray())))
        .isGreaterThan(StrictMath.log(.05));
  }

  @Test
  void a_third_of_those_with_a_job_at_two_o_clock_is_quiet() {
    assertThat(
            Trial.logP(
                fine,
                strangers(4),
                Members.of(IntStream.range(0, STRANGERS).filter(i -> i % 15 == 0).toArray())))
        .isGreaterThan(StrictMath.log(.05));
  }

  /// Office hours for everybody; every fifth has a job at two o'clock as well.
  private static EvidenceLog strangers(long seed) {
    var log = new EvidenceLog();
    var random = new Seed(seed).derive("fine").random();
    for (int i = 0; i < STRANGERS; i++) {
      var office = office(random);
      var nightly =
          i % 5 == 0
              ? LongStream.of(2, 1)
                  .map(d -> Worlds.TICK - d * DAY + 2 * HOUR + random.nextLong(5_000))
              : LongStream.empty();
      requests(
          log,
          log.principalOf(new AccountId("a" + i), 0),
          LongStream.concat(LongStream.of(office), nightly).toArray());
    }
    return log;
  }

  private static long[] office(SplittableRandom random) {
    int from = random.nextInt(7, 11);
    return IntStream.range(0, random.nextInt(5, 60))
        .mapToLong(k ->
            Worlds.TICK
                - (1 + random.nextInt(3)) * DAY
                + (from + random.nextInt(9)) * HOUR
                + random.nextLong(HOUR))
        .toArray();
  }

  private static void requests(EvidenceLog log, int principal, long[] times) {
    Arrays.sort(times);
    for (long time : times) {
      log.request(principal, time, false);
    }
  }
}
