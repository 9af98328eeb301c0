// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;
import org.stillwatch.group.Worlds;

/// Strangers of like volume, and what a group's ratio says against theirs.
class LikeVolumeTest {
  private static final int ACCOUNTS = 201;
  private static final long TICK = Worlds.TICK;

  /// The i-th account was active in i half hours of the last week.
  private static EvidenceLog ascending() {
    var log = new EvidenceLog();
    for (int i = 0; i < ACCOUNTS; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      for (int bin = 0; bin < i; bin++) {
        log.request(principal, TICK - (300 - bin) * PrincipalLog.BIN_MILLIS, false);
      }
    }
    return log;
  }

  @Test
  void strangers_are_drawn_from_the_fifty_around_in_volume() {
    var population = new LikeVolume(ascending(), TICK);
    var random = new SplittableRandom(1);

    // The account without activity is left out, so that rank is index less one.
    assertThat(drawn(population, random, 100)).isEqualTo(range(75, 125));
    assertThat(drawn(population, random, 1)).isEqualTo(range(1, 51));
    assertThat(drawn(population, random, 10)).isEqualTo(range(1, 51));
    assertThat(drawn(population, random, 200)).isEqualTo(range(151, 201));
    assertThat(drawn(population, random, 180)).isEqualTo(range(151, 201));
  }

  private static Members drawn(LikeVolume population, SplittableRandom random, int member) {
    return Members.of(
        IntStream.range(0, 2_000).map(i -> population.drawn(random, member)).toArray());
  }

  private static Members range(int from, int to) {
    return Members.of(IntStream.range(from, to).toArray());
  }

  @Test
  void twice_the_group_and_fifty_more_are_enough() {
    var population = new LikeVolume(ascending(), TICK);

    // Of 200 who were ever active.
    assertThat(population.enoughFor(range(0, 75))).isTrue();
    assertThat(population.enoughFor(range(0, 76))).isFalse();
  }

  @Test
  void a_sample_is_at_most_256_and_the_same_ones_whoever_else_is_there() {
    var seed = new Seed(3);
    assertThat(LikeVolume.sample(range(0, 256), seed)).isEqualTo(range(0, 256));

    var sample = LikeVolume.sample(range(0, 600), seed);
    assertThat(sample.size()).isEqualTo(256);
    var fewer = LikeVolume.sample(range(0, 500), seed);
    assertThat(fewer.size()).isEqualTo(256);
    assertThat(sample.and(range(0, 500)).without(fewer)).isEqualTo(Members.of());
    assertThat(LikeVolume.sample(range(0, 600), new Seed(4))).isNotEqualTo(sample);
  }

  @Test
  void a_group_is_counted_member_by_member() {
    var population = new LikeVolume(ascending(), TICK);

    // Three in the first half hour, two in the second, one in the third: 3 and 1 pairs.
    assertThat(population.count(Members.of(1, 2, 3)).pairs()).isEqualTo(4);
    assertThat(population.week(3).active()).hasSize(3);
    assertThat(population.week(3)).isSameAs(population.week(3));
  }

  @Test
  void a_ratio_is_held_against_the_logarithms_of_other_groups() {
    var controls = new LikeVolume.Controls(0.5, 0.25);

    assertThat(controls.typical()).isCloseTo(StrictMath.exp(0.5), within(1e-12));
    assertThat(controls.logUpper(StrictMath.exp(1)))
        .isCloseTo(StudentTail.logUpper(2, 60), within(1e-12));
    // Strangers keep office hours: a low ratio is compared with 1.
    assertThat(controls.logLower(StrictMath.exp(-0.5)))
        .isCloseTo(StudentTail.logUpper(2, 60), within(1e-12));
    assertThat(new LikeVolume.Controls(-0.5, 0.25).logLower(StrictMath.exp(-1)))
        .isCloseTo(StudentTail.logUpper(2, 60), within(1e-12));
    assertThat(controls.logUpper(1e9)).isEqualTo(StrictMath.log(1e-6));
  }

  @Test
  void sixty_one_like_groups_give_mean_and_spread() {
    var log = new EvidenceLog();
    for (int i = 0; i < 100; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      log.request(principal, TICK - 100 * PrincipalLog.BIN_MILLIS, false);
    }
    var population = new LikeVolume(log, TICK);

    // Everybody is alike: five of them are ten pairs, ten fourteenths of a pair are expected.
    var controls = population.controls(range(0, 5), new Seed(1));
    assertThat(controls.mean()).isCloseTo(StrictMath.log(11 / (1 + 10 / 14.0)), within(1e-9));
    // The least variance is a millionth, one sixty-first more for the mean's own.
    assertThat(controls.spread()).isCloseTo(StrictMath.sqrt(1e-6 * 62 / 61), within(1e-9));
  }

  @Test
  void the_spread_is_that_of_the_groups_drawn() {
    var log = new EvidenceLog();
    for (int i = 0; i < 100; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      log.request(principal, TICK - (100 + i % 2) * PrincipalLog.BIN_MILLIS, false);
    }
    var controls = new LikeVolume(log, TICK).controls(Members.of(0, 1), new Seed(1));

    // Two of like volume meet or do not: ratios of 2 over 15/14, or of 1 over 1 + 12/196, as
    // the moved activity of both falls together in twelve half hours.
    double meet = StrictMath.log(28 / 15.0);
    double miss = -StrictMath.log1p(12 / 196.0);
    double share = (controls.mean() - miss) / (meet - miss);
    double groups = share * 61;
    assertThat(groups).isCloseTo(StrictMath.rint(groups), within(1e-6)).isBetween(15.0, 46.0);
    double variance = 61 / 60.0 * share * (1 - share) * (meet - miss) * (meet - miss);
    assertThat(controls.spread()).isCloseTo(StrictMath.sqrt(variance * 62 / 61), within(1e-6));
  }

  @Test
  void volume_and_not_the_order_of_arrival_says_who_is_alike() {
    var log = new EvidenceLog();
    for (int i = 0; i < 100; i++) {
      int principal = log.principalOf(new AccountId("a" + i), 0);
      for (int bin = 0; bin < (i % 2 == 0 ? 1 : 5); bin++) {
        log.request(principal, TICK - (300 - bin) * PrincipalLog.BIN_MILLIS, false);
      }
    }
    var population = new LikeVolume(log, TICK);

    assertThat(drawn(population, new SplittableRandom(1), 0).stream()).allMatch(p -> p % 2 == 0);
    assertThat(drawn(population, new SplittableRandom(1), 99).stream()).allMatch(p -> p % 2 == 1);
  }
}
