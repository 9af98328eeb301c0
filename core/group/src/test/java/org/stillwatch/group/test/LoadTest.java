// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
import org.stillwatch.group.Worlds;
import org.stillwatch.testkit.Seeds;

/// Even and complementary load: seen where a pool hands work round, quiet among strangers.
class LoadTest {
  private static final int STRANGERS = 600;
  private static final int POOL = 20;
  private static final long HOUR = 3_600_000L;

  private final EvenLoad even = new EvenLoad();
  private final ComplementaryLoad complementary =
      new ComplementaryLoad(new Seed(7), new MinutesOfTick(new Seed(7)));

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_keep_the_stated_error(long seed) {
    var log = strangers(seed);

    Trial.keepsItsError(even, log, seed);
    Trial.keepsItsError(complementary, log, seed);
  }

  @Tag("error-rate")
  @Test
  void power_falls_as_volumes_spread() {
    double tight = evenPower(0.03);
    double loose = evenPower(0.3);
    double wide = evenPower(1.2);

    assertThat(tight).isEqualTo(1);
    assertThat(loose).isLessThanOrEqualTo(tight);
    assertThat(wide).isLessThanOrEqualTo(0.1);
  }

  private double evenPower(double spread) {
    return Trial.power(
        "volumes of 20 members spread by a factor e^%.2f".formatted(spread),
        t -> {
          var log = strangers(t);
          var random = new Seed(t).derive("even").random();
          for (int i = 0; i < POOL; i++) {
            int principal = log.principalOf(new AccountId("pool" + i), 0);
            int requests = (int) (150 * StrictMath.exp((random.nextDouble() - 0.5) * 2 * spread));
            requests(log, principal, anyTimes(requests, random));
          }
          return Trial.logP(even, log, pool());
        });
  }

  @Tag("error-rate")
  @Test
  void power_falls_as_members_stop_taking_turns() {
    double always = turnsPower(1);
    double mostly = turnsPower(0.8);
    turnsPower(0.5);
    turnsPower(0.25);
    double never = turnsPower(0);

    assertThat(always).isEqualTo(1);
    assertThat(mostly).isLessThanOrEqualTo(always);
    assertThat(never).isLessThanOrEqualTo(0.1);
  }

  /// A pool that sends round the clock; each half hour belongs to one member, who sends in it,
  /// while a share of the requests goes to members at random.
  private double turnsPower(double share) {
    return Trial.power(
        "%.0f %% of the requests take turns".formatted(share * 100),
        t -> {
          var log = strangers(t);
          var random = new Seed(t).derive("turns").random();
          long[][] times = new long[POOL][0];
          for (long at = Worlds.TICK - 7 * 24 * HOUR; at < Worlds.TICK; at += 300_000) {
            int turn = (int) Math.floorMod(Math.floorDiv(at, HOUR / 2) * 7, (long) POOL);
            boolean inTurn = random.nextDouble() < share;
            int sender = inTurn ? turn : random.nextInt(POOL);
            times[sender] = Arrays.copyOf(times[sender], times[sender].length + 1);
            times[sender][times[sender].length - 1] =
                inTurn
                    ? at + random.nextLong(300_000)
                    : random.nextLong(Worlds.TICK - 7 * 24 * HOUR, Worlds.TICK);
          }
          for (int i = 0; i < POOL; i++) {
            requests(log, log.principalOf(new AccountId("pool" + i), 0), times[i]);
          }
          return Trial.logP(complementary, log, pool());
        });
  }

  @Test
  void people_in_two_time_zones_are_quiet() {
    var log = strangers(3);
    var random = new Seed(3).derive("zones").random();
    for (int i = 0; i < POOL; i++) {
      int from = i % 2 == 0 ? 8 : 20;
      requests(log, log.principalOf(new AccountId("pool" + i), 0), day(from, 60, random));
    }

    assertThat(Trial.logP(complementary, log, pool())).isGreaterThan(StrictMath.log(.01));
  }

  private static Members pool() {
    return Members.of(IntStream.range(STRANGERS, STRANGERS + POOL).toArray());
  }

  private static EvidenceLog strangers(long seed) {
    var log = new EvidenceLog();
    var random = new Seed(seed).derive("load").random();
    for (int i = 0; i < STRANGERS; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      int requests = (int) (5 * StrictMath.exp(4.5 * random.nextDouble()));
      requests(log, principal, day(7 + random.nextInt(3), requests, random));
    }
    return log;
  }

  private static void requests(EvidenceLog log, int principal, long[] times) {
    Arrays.sort(times);
    for (long time : times) {
      log.request(principal, time, false);
    }
  }

  private static long[] anyTimes(int count, SplittableRandom random) {
    return random.longs(count, Worlds.TICK - 7 * 24 * HOUR, Worlds.TICK).toArray();
  }

  /// Nine hours of a day, from an hour on, on the seven days before the tick.
  private static long[] day(int fromHour, int count, SplittableRandom random) {
    return IntStream.range(0, count)
        .mapToLong(k ->
            Worlds.TICK
                - 24L * (1 + random.nextInt(7)) * HOUR
                + Math.floorMod(fromHour + random.nextInt(9), 24) * HOUR
                + random.nextLong(HOUR))
        .toArray();
  }
}
