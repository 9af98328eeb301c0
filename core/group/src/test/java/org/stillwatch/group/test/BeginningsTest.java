// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Members;
import org.stillwatch.testkit.Seeds;

/// How accounts begin, with the provider and with a new model: a farm is seen, a launch day on
/// which everybody moves and migrated keys at full load are not.
class BeginningsTest {
  private static final int STRANGERS = 800;
  private static final int FARM = 20;
  private static final long HOUR = 3_600_000L;
  private static final long RELEASE = 240 * HOUR;
  private static final List<GroupTest> TESTS =
      List.of(new Pivot(), new Registration(), new Ceiling());

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void strangers_keep_the_stated_error(long seed) {
    var log = strangers(seed);
    for (GroupTest test : TESTS) {
      Trial.keepsItsError(test, log, seed);
    }
  }

  @Test
  void power_falls_with_the_share_that_begins_alike() {
    for (GroupTest test : TESTS) {
      double all = power(test, 1);
      power(test, 0.75);
      double half = power(test, 0.5);
      double none = power(test, 0);

      assertThat(all).as(test.name()).isEqualTo(1);
      assertThat(half).as(test.name()).isLessThanOrEqualTo(all);
      assertThat(none).as(test.name()).isLessThanOrEqualTo(.1);
    }
  }

  private static double power(GroupTest test, double share) {
    return Trial.power(
        "%s, %.0f %% of 20 members".formatted(test.name(), share * 100),
        t -> {
          var log = strangers(t);
          var random = new Seed(t).derive("farm").random();
          for (int i = 0; i < FARM; i++) {
            boolean alike = random.nextDouble() < share;
            person(log, "farm" + i, random, alike ? Kind.FARM : Kind.STRANGER);
          }
          return Trial.logP(test, log, added());
        });
  }

  @Test
  void a_launch_day_on_which_all_heavy_users_move_is_quiet() {
    var log = strangers(4);
    var random = new Seed(4).derive("heavy").random();
    IntStream.range(0, FARM).forEach(i -> person(log, "heavy" + i, random, Kind.HEAVY));

    assertThat(Trial.logP(new Pivot(), log, added())).isGreaterThan(StrictMath.log(.05));
  }

  @Test
  void keys_that_the_provider_names_as_successors_may_start_at_full_load() {
    var log = strangers(5);
    var random = new Seed(5).derive("migrated").random();
    for (int i = 0; i < FARM; i++) {
      log.namedSuccessor(person(log, "key" + i, random, Kind.FARM));
    }

    assertThat(Trial.logP(new Ceiling(), log, added())).isZero();
  }

  @Test
  void one_issuer_behind_one_shared_card_says_nothing_more_than_the_card() {
    var log = strangers(6);
    var random = new Seed(6).derive("token").random();
    for (int i = 0; i < FARM; i++) {
      int principal = person(log, "token" + i, random, Kind.STRANGER);
      log.use(principal, Channel.PAYMENT, 31, 0);
    }
    var before = Trial.logP(new Registration(), log, added());
    var withIssuer = strangers(6);
    random = new Seed(6).derive("token").random();
    for (int i = 0; i < FARM; i++) {
      int principal = withIssuer.principalOf(new AccountId("token" + i), 0);
      withIssuer.issuer(principal, 98);
      person(withIssuer, "token" + i, random, Kind.STRANGER);
      withIssuer.use(principal, Channel.PAYMENT, 31, 0);
    }

    assertThat(before).isGreaterThan(StrictMath.log(.05));
    assertThat(Trial.logP(new Registration(), withIssuer, added()))
        .isGreaterThan(StrictMath.log(.05));
  }

  private static Members added() {
    return Members.of(IntStream.range(STRANGERS, STRANGERS + FARM).toArray());
  }

  private enum Kind {
    STRANGER,
    HEAVY,
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
  /// heavy users; one in ten begins at the ceiling.
  private static int person(EvidenceLog log, String name, SplittableRandom random, Kind kind) {
    boolean farm = kind == Kind.FARM;
    int principal = log.principalOf(new AccountId(name), 0);
    long opened = 1 + random.nextLong(100 * HOUR);
    long wait =
        farm ? 2 * HOUR + random.nextLong(300_000) : (long) (24 * HOUR * random.nextDouble());
    log.opened(principal, opened);
    log.issuer(principal, farm ? 99 : 1 + random.nextInt(12));
    log.allowed(principal, 1_000_000);
    log.request(principal, opened + wait, false);
    boolean ceiling = farm || random.nextInt(10) == 0;
    log.tokens(principal, opened + wait, ceiling ? 900_000 : 50_000);
    double moves = kind == Kind.STRANGER ? 0.2 : kind == Kind.HEAVY ? 0.8 : 1;
    boolean moved = random.nextDouble() < moves;
    long from = farm ? HOUR : random.nextLong(12 * HOUR);
    int requests = kind == Kind.HEAVY ? 60 : 12;
    for (int k = 0; k < requests; k++) {
      long time = RELEASE + from + k * 10_000L + random.nextLong(10_000);
      log.model(principal, moved ? "new" : "old", time);
    }
    return principal;
  }
}
