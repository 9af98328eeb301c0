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
import org.stillwatch.testkit.Seeds;

/// How accounts begin, with the provider and with a new model: a farm is seen, a launch day on
/// which everybody moves and migrated keys at full load are not.
class BeginningsTest {
  private static final int STRANGERS = 800;
  private static final int FARM = 20;
  private static final long HOUR = 3_600_000L;
  private static final long RELEASE = 240 * HOUR;

  private final Pivot pivot = new Pivot();

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_keep_the_stated_error(long seed) {
    Trial.keepsItsError(pivot, strangers(seed), seed);
  }

  @Tag("error-rate")
  @Test
  void power_falls_with_the_share_that_begins_alike() {
    assertThat(power(1)).isEqualTo(1);
    assertThat(power(.75)).isEqualTo(1);
    assertThat(power(.5)).isGreaterThanOrEqualTo(.9);
    assertThat(power(.25)).isLessThan(1);
    assertThat(power(0)).isLessThanOrEqualTo(.1);
  }

  @Test
  void members_who_move_a_third_of_their_requests_are_seen() {
    var log = strangers(7);
    var random = new Seed(7).derive("third").random();
    IntStream.range(0, FARM).forEach(i -> person(log, "third" + i, random, Kind.THIRD));

    assertThat(Trial.logP(pivot, log, added())).isLessThan(StrictMath.log(1e-4));
  }

  private double power(double share) {
    return Trial.power(
        "pivot, %.0f %% of 20 members".formatted(share * 100),
        t -> {
          var log = strangers(t);
          var random = new Seed(t).derive("farm").random();
          for (int i = 0; i < FARM; i++) {
            boolean alike = random.nextDouble() < share;
            person(log, "farm" + i, random, alike ? Kind.FARM : Kind.STRANGER);
          }
          return Trial.logP(pivot, log, added());
        });
  }

  @Test
  void a_launch_day_on_which_all_heavy_users_move_is_quiet() {
    var log = strangers(4);
    var random = new Seed(4).derive("heavy").random();
    IntStream.range(0, FARM).forEach(i -> person(log, "heavy" + i, random, Kind.HEAVY));

    assertThat(Trial.logP(pivot, log, added())).isGreaterThan(StrictMath.log(.05));
  }

  private static Members added() {
    return Members.of(IntStream.range(STRANGERS, STRANGERS + FARM).toArray());
  }

  private enum Kind {
    STRANGER,
    HEAVY,
    THIRD,
    FARM
  }

  private static EvidenceLog strangers(long seed) {
    var log = new EvidenceLog();
    log.released("new", RELEASE);
    var random = new Seed(seed).derive("beginnings").random();
    log.request(log.principalOf(new AccountId("first"), 0), 0, false);
    for (int i = 1; i < STRANGERS; i++) {
      person(log, "a" + i, random, i % 4 == 0 ? Kind.HEAVY : Kind.STRANGER);
    }
    return log;
  }

  /// A fifth of the strangers moves to the new model at some hour of the day, four fifths of the
  /// heavy users; of a third of the requests, every third goes there.
  private static int person(EvidenceLog log, String name, SplittableRandom random, Kind kind) {
    boolean farm = kind == Kind.FARM;
    int principal = log.principalOf(new AccountId(name), 0);
    long opened = 1 + random.nextLong(100 * HOUR);
    long wait =
        farm ? 2 * HOUR + random.nextLong(300_000) : (long) (24 * HOUR * random.nextDouble());
    log.opened(principal, opened);
    log.request(principal, opened + wait, false);
    double moves = kind == Kind.STRANGER ? 0.2 : kind == Kind.HEAVY ? 0.8 : 1;
    boolean moved = random.nextDouble() < moves;
    long from = farm ? HOUR : random.nextLong(12 * HOUR);
    int requests = kind == Kind.HEAVY ? 60 : 12;
    for (int k = 0; k < requests; k++) {
      long time = RELEASE + from + k * 10_000L + random.nextLong(10_000);
      boolean there = kind == Kind.THIRD ? k % 3 == 0 : moved;
      log.model(principal, there ? "new" : "old", time);
    }
    return principal;
  }
}
