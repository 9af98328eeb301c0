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
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.group.Worlds;
import org.stillwatch.testkit.Seeds;

/// Accounts that replace stopped ones are seen, and so is a list that goes on; waves of adoption,
/// in which some are stopped, and named successors are not.
class SuccessionTest {
  private static final int STRANGERS = 600;
  private static final int GHOSTS = 15;
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long TEMPLATE = 4_711;

  private final Succession succession = new Succession();
  private final ContinuedCursor cursor = new ContinuedCursor();

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_of_whom_a_third_is_stopped_keep_the_stated_error(long seed) {
    Trial.keepsItsError(succession, strangers(seed), seed);
    Trial.keepsItsError(cursor, strangers(seed), seed);
  }

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void adopters_of_a_popular_template_some_of_whom_are_stopped_are_quiet(long seed) {
    var log = strangers(seed);
    var random = new Seed(seed).derive("wave").random();
    for (int i = 0; i < 60; i++) {
      // A wave that rises within a day and fades over a week.
      long start = Worlds.TICK - 9 * DAY + wave(random);
      int principal = start(log, "wave" + i, start, random);
      if (i % 4 == 0) {
        log.stopped(principal, start + random.nextLong(3 * DAY));
      }
    }
    var wave = Members.of(IntStream.range(STRANGERS, STRANGERS + 60).toArray());

    assertThat(Trial.logP(succession, log, wave)).isGreaterThan(StrictMath.log(.01));
    assertThat(Trial.logP(cursor, log, wave)).isGreaterThan(StrictMath.log(.01));
  }

  @Test
  void three_stops_early_in_a_log_are_not_replaced_by_a_hundred() {
    var log = strangers(1);
    var random = new Seed(1).derive("audience").random();
    for (int i = 0; i < 100; i++) {
      // All but a few come after the first day, which is all that the log knows before the stops.
      int principal =
          start(log, "audience" + i, Worlds.TICK - 6 * DAY + random.nextLong(4 * DAY), random);
      if (i < 3) {
        log.stopped(principal, Worlds.TICK - 6 * DAY + random.nextLong(DAY));
      }
    }
    var audience = Members.of(IntStream.range(STRANGERS, STRANGERS + 100).toArray());

    assertThat(Trial.logP(succession, log, audience)).isGreaterThan(StrictMath.log(.01));
  }

  private static long wave(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? random.nextLong(DAY)
        : DAY + (long) (-StrictMath.log(1 - random.nextDouble()) * 2 * DAY);
  }

  @Tag("error-rate")
  @Test
  void power_falls_with_the_share_that_is_replaced_at_once() {
    double all = power(succession, 1, false);
    double most = power(succession, 0.75, false);
    double none = power(succession, 0, false);
    power(succession, 0.5, false);

    assertThat(all).isEqualTo(1);
    assertThat(most).isGreaterThanOrEqualTo(.5);
    assertThat(none).isLessThanOrEqualTo(.1);
  }

  @Tag("error-rate")
  @Test
  void power_falls_with_the_share_that_continues_the_list() {
    double all = power(cursor, 1, false);
    double some = power(cursor, 0.25, false);
    double none = power(cursor, 0, false);

    assertThat(all).isEqualTo(1);
    assertThat(some).isLessThanOrEqualTo(all);
    assertThat(none).isLessThanOrEqualTo(.1);
  }

  @Tag("error-rate")
  @Test
  void successors_that_the_provider_names_are_innocent() {
    assertThat(power(succession, 1, true)).isZero();
    assertThat(power(cursor, 1, true)).isZero();
  }

  /// Fifteen accounts with parts of one list are stopped; a share of their fifteen successors
  /// starts within five hours where the stopped one was, the others anywhere and anytime.
  private static double power(GroupTest test, double share, boolean named) {
    return Trial.power(
        "%s, %.0f %% replaced%s".formatted(test.name(), share * 100, named ? " as named" : ""),
        t -> {
          var log = strangers(t);
          var random = new Seed(t).derive("farm").random();
          for (int i = 0; i < GHOSTS; i++) {
            long start = Worlds.TICK - random.nextLong(12 * DAY, 14 * DAY);
            int ghost = start(log, "ghost" + i, start, random);
            long last = numbers(log, ghost, i * 1_000L, start);
            long stop = Worlds.TICK - random.nextLong(DAY, 11 * DAY);
            log.stopped(ghost, stop);
            boolean replaced = random.nextDouble() < share;
            long next =
                replaced
                    ? stop + random.nextLong(5 * HOUR)
                    : Worlds.TICK - random.nextLong(12 * DAY);
            int successor = start(log, "next" + i, next, random);
            numbers(log, successor, replaced ? last + 1 : random.nextLong(15_000), next);
            if (named) {
              log.namedSuccessor(successor);
            }
          }
          return Trial.logP(
              test, log, Members.of(IntStream.range(STRANGERS, STRANGERS + 2 * GHOSTS).toArray()));
        });
  }

  private static long numbers(EvidenceLog log, int principal, long from, long timeMillis) {
    for (int k = 0; k < 100; k++) {
      log.number(principal, 5, from + 2L * k, timeMillis);
    }
    return from + 198;
  }

  private static int start(EvidenceLog log, String name, long timeMillis, SplittableRandom random) {
    int principal = log.principalOf(new AccountId(name), 0);
    for (int i = 0; i < 3; i++) {
      log.use(principal, Channel.TEMPLATE, TEMPLATE, timeMillis + i * random.nextLong(HOUR));
    }
    log.request(principal, timeMillis, false);
    return principal;
  }

  /// Strangers who start at any time of a month; a third is stopped at any time after that. All use
  /// one numbered template for things of their own.
  private static EvidenceLog strangers(long seed) {
    var log = new EvidenceLog();
    var random = new Seed(seed).derive("strangers").random();
    for (int i = 0; i < STRANGERS; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      long start = random.nextLong(Worlds.TICK);
      log.request(principal, start, false);
      numbers(log, principal, random.nextLong(200_000), start);
      if (i % 3 == 0) {
        log.stopped(principal, random.nextLong(start, Worlds.TICK));
      }
    }
    return log;
  }
}
