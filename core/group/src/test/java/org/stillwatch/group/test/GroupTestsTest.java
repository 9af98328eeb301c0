// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Worlds;
import org.stillwatch.testkit.Seeds;

/// Each group test keeps its stated error on groups of strangers, and sees what it is there to see.
class GroupTestsTest {
  private static final int GROUPS = 300;

  private static final List<GroupTest> ALL =
      List.of(new BoundItems(), new Failover(), new Lifecycle(), new Synchrony(new Seed(7)));

  @Tag("error-rate")
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void random_groups_of_strangers_keep_the_stated_error(long seed) {
    var log = Worlds.strangers(1_500, seed);
    var random = new Seed(seed).derive("groups").random();
    var handovers = new Seed(seed).derive("handovers").random();
    for (int i = 0; i < 40; i++) {
      log.handedOver(new Handover(handovers.nextInt(700), handovers.nextInt(700, 1_500), i, i));
    }
    for (GroupTest test : ALL) {
      var ready = test.prepare(log, Worlds.TICK);
      var small = new ArrayList<Double>();
      for (int i = 0; i < GROUPS; i++) {
        var group = Worlds.randomGroup(log, 5 + i % 60, random);
        if (ready.test(group) instanceof TestResult.Measured measured
            && measured.logP() <= StrictMath.log(0.01)) {
          small.add(measured.logP());
        }
      }
      // One percent of 300 is 3; P(more than 11) is about 1e-4 for a binomial.
      assertThat(small).as("%s, seed %d: %s", test.name(), seed, small).hasSizeLessThan(12);
      assertThat(small).allMatch(logP -> logP > StrictMath.log(1e-6) - 1e-9);
    }
  }

  @Test
  void cards_shared_in_threes_are_seen_however_large_the_group_is() {
    for (int size : new int[] {9, 99, 999}) {
      var log = Worlds.strangers(3_000, 1);
      for (int i = 0; i < size; i++) {
        log.use(i, Channel.PAYMENT, 77_000 + i / 3, 0);
      }
      var result = new BoundItems().prepare(log, Worlds.TICK).test(first(size));

      assertThat(measured(result).logP()).isLessThan(StrictMath.log(1e-9));
      assertThat(measured(result).supported().size()).isGreaterThanOrEqualTo(size);
    }
  }

  @Test
  void a_card_that_its_owner_held_undisputed_for_a_month_does_not_pull_the_owner_in() {
    var log = new EvidenceLog();
    for (int i = 0; i < 4; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
    log.use(0, Channel.PAYMENT, 5, 0);
    for (int thief = 1; thief < 4; thief++) {
      log.use(thief, Channel.PAYMENT, 5, 31L * 86_400_000L);
    }

    assertThat(BoundTies.tied(log, first(4), 1)).isEqualTo(Members.of(1, 2, 3));
  }

  @Test
  void a_disputed_card_proves_nothing_against_whoever_held_it_first() {
    var log = new EvidenceLog();
    for (int i = 0; i < 4; i++) {
      log.principalOf(new AccountId("a" + i), 0);
      log.use(i, Channel.PAYMENT, 5, i * 60_000L);
    }
    assertThat(BoundTies.tied(log, first(4), 1)).isEqualTo(first(4));

    log.disputed(5);

    assertThat(BoundTies.tied(log, first(4), 1)).isEqualTo(Members.of(1, 2, 3));
    assertThat(BoundTies.facts(log)).containsExactly(Members.of(1, 2, 3));
  }

  @Test
  void conversations_that_move_inside_a_group_are_seen() {
    var log = Worlds.strangers(1_500, 2);
    for (int i = 0; i < 8; i++) {
      log.handedOver(new Handover(i, i + 1, i, i));
    }
    for (int i = 0; i < 30; i++) {
      log.handedOver(new Handover(500 + i, 900 + i, i, i));
    }

    var result = new Failover().prepare(log, Worlds.TICK).test(first(10));

    assertThat(measured(result).logP()).isLessThan(StrictMath.log(1e-9));
  }

  @Test
  void accounts_opened_in_one_burst_are_seen() {
    var log = Worlds.strangers(1_500, 3);
    for (int i = 0; i < 40; i++) {
      int principal = log.principalOf(new AccountId("burst" + i), 0);
      log.opened(principal, Worlds.TICK - 20L * 86_400_000L + i * 60_000L);
    }

    var result =
        new Lifecycle()
            .prepare(log, Worlds.TICK)
            .test(Members.of(IntStream.range(1_500, 1_540).toArray()));

    assertThat(measured(result).logP()).isLessThan(StrictMath.log(1e-9));
    assertThat(measured(result).text()).startsWith("40 of 40 members were opened within 72 hours");
  }

  @Test
  void bursts_at_the_same_odd_hours_are_seen() {
    var log = Worlds.strangers(1_500, 4);
    var random = new Seed(4).random();
    long[] bursts =
        random.longs(14, Worlds.TICK - 7L * 86_400_000L, Worlds.TICK).sorted().toArray();
    for (int i = 0; i < 30; i++) {
      int principal = log.principalOf(new AccountId("farm" + i), 0);
      for (long burst : bursts) {
        log.request(principal, burst + random.nextLong(300_000), false);
      }
    }

    var result =
        new Synchrony(new Seed(7))
            .prepare(log, Worlds.TICK)
            .test(Members.of(IntStream.range(1_500, 1_530).toArray()));

    assertThat(measured(result).logP()).isLessThan(StrictMath.log(1e-5));
  }

  @Test
  void what_is_absent_is_said_and_not_counted() {
    var log = new EvidenceLog();
    for (int i = 0; i < 10; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }

    for (GroupTest test : ALL) {
      assertThat(test.prepare(log, Worlds.TICK).test(first(6)))
          .as(test.name())
          .isInstanceOf(TestResult.TooLittle.class);
    }
  }

  private static Members first(int size) {
    return Members.of(IntStream.range(0, size).toArray());
  }

  private static TestResult.Measured measured(TestResult result) {
    assertThat(result).isInstanceOf(TestResult.Measured.class);
    return (TestResult.Measured) result;
  }
}
