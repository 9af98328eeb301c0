// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.group.test.Owners.count;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;
import org.stillwatch.group.Worlds;

/// Lists that go on where a stopped member was, with shares of the range worked by hand.
class ContinuedCursorTest {
  private static final long STOP = 1_000;

  private final EvidenceLog log = new EvidenceLog();

  private int user(long from, int howMany, long timeMillis) {
    int principal = log.principalOf(new AccountId("a" + log.size()), 0);
    for (long number : count(from, howMany)) {
      log.number(principal, Owners.TEMPLATE, number, timeMillis);
    }
    return principal;
  }

  private int ghost(long from, int howMany) {
    int principal = user(from, howMany, 0);
    log.stopped(principal, STOP);
    return principal;
  }

  private TestResult test(int... members) {
    return new ContinuedCursor().prepare(log, Worlds.TICK).test(Members.of(members));
  }

  private TestResult.Measured measured(int... members) {
    assertThat(test(members)).isInstanceOf(TestResult.Measured.class);
    return (TestResult.Measured) test(members);
  }

  private int[] everybody() {
    return IntStream.range(0, log.size()).toArray();
  }

  @Test
  void two_who_go_on_behind_two_who_were_stopped() {
    ghost(0, 20);
    ghost(100, 20);
    user(20, 20, STOP + 1);
    user(120, 20, STOP + 1);

    var result = measured(everybody());

    // Three numbers behind each of two ghosts, of the 140 that the template's users range over.
    assertThat(result.logP()).isCloseTo(2 * StrictMath.log(6 / 140.0), within(1e-9));
    assertThat(result.supported().size()).as("not strong enough to name anybody").isZero();
    assertThat(result.text())
        .isEqualTo(
            "2 of 2 members that came after a stop go on where the stopped one was; chance would give 0.1");
  }

  @Test
  void where_it_is_strong_both_sides_are_named_and_nobody_else() {
    for (int i = 0; i < 4; i++) {
      ghost(1_000L * i, 20);
      user(1_000L * i + 20, 20, STOP + 1);
    }
    int elsewhere = user(500, 20, STOP + 1);
    int unsucceeded = ghost(7_000, 20);

    var result = measured(everybody());

    // Five ghosts reach three numbers each, of 7,020; four of five successors go on.
    double chance = 15 / 7_020.0;
    assertThat(result.logP())
        .isCloseTo(
            StrictMath.log(
                5 * StrictMath.pow(chance, 4) * (1 - chance) + StrictMath.pow(chance, 5)),
            within(1e-9));
    assertThat(result.supported())
        .isEqualTo(Members.of(everybody()).without(Members.of(elsewhere, unsucceeded)));
  }

  @Test
  void three_numbers_behind_is_near_and_four_is_not_nor_is_the_same_number() {
    ghost(0, 20);
    ghost(100, 20);
    user(22, 20, STOP + 1);
    user(122, 20, STOP + 1);
    assertThat(measured(everybody()).text()).startsWith("2 of 2");

    user(23, 20, STOP + 1);
    user(19, 20, STOP + 1);
    assertThat(measured(everybody()).text()).startsWith("2 of 4");
  }

  @Test
  void only_what_begins_after_the_stop_is_a_successor() {
    ghost(0, 20);
    user(20, 20, STOP);
    user(20, 20, STOP - 1);
    assertThat(test(everybody()))
        .isEqualTo(new TestResult.TooLittle("no members took up a numbered template after a stop"));

    user(20, 20, STOP + 1);
    user(21, 1, STOP + 1);
    assertThat(measured(everybody()).text()).startsWith("2 of 2");
  }

  @Test
  void nineteen_numbers_leave_no_ghost_and_a_stop_at_the_tick_is_not_yet_one() {
    ghost(0, 19);
    int late = user(0, 20, 0);
    log.stopped(late, Worlds.TICK);
    user(20, 20, Worlds.TICK + 1);
    user(21, 20, Worlds.TICK + 1);

    assertThat(test(everybody())).isInstanceOf(TestResult.TooLittle.class);
  }

  @Test
  void named_successors_are_left_out() {
    ghost(0, 20);
    for (int i = 0; i < 3; i++) {
      user(20, 20, STOP + 1);
    }
    log.namedSuccessor(1);
    assertThat(measured(everybody()).text()).startsWith("2 of 2");

    log.namedSuccessor(2);
    assertThat(test(everybody())).isInstanceOf(TestResult.TooLittle.class);
  }

  @Test
  void below_one_more_than_chance_gives_nothing_is_claimed() {
    ghost(0, 20);
    ghost(10, 20);
    user(20, 20, STOP + 1);
    user(35, 5, STOP + 1);

    // Six of forty numbers are near: one of two is 1.7 times as many as .3 and no more than 1.3.
    assertThat(measured(everybody()).logP()).isZero();
  }

  @Test
  void of_two_templates_the_less_probable_counts_times_two() {
    ghost(0, 20);
    ghost(100, 20);
    user(20, 20, STOP + 1);
    user(120, 20, STOP + 1);
    for (int i = 0; i < 20; i++) {
      log.number(0, 5, i, 0);
    }
    log.number(2, 5, 0, STOP + 1);
    log.number(3, 5, 0, STOP + 1);

    assertThat(measured(everybody()).logP())
        .isCloseTo(2 * StrictMath.log(6 / 140.0) + StrictMath.log(2), within(1e-9));
  }

  @Test
  void an_organisation_that_goes_on_without_one_account_does_not_follow_itself() {
    log.stopped(user(0, 20, STOP + 1), STOP);
    log.stopped(user(500, 20, STOP + 1), STOP);
    user(20, 20, STOP + 2);
    assertThat(measured(everybody()).text()).startsWith("1 of 3");

    // Each of the two may follow the other, and the third both: 3, 3 and 6 of 520 numbers.
    assertThat(measured(everybody()).text()).endsWith("chance would give 0.0");
    assertThat(measured(everybody()).logP()).isZero();
  }

  @Test
  void the_reach_behind_a_ghost_is_three_of_its_distances() {
    for (int g = 0; g < 2; g++) {
      int ghost = log.principalOf(new AccountId("wide" + g), 0);
      for (int i = 0; i < 20; i++) {
        log.number(ghost, Owners.TEMPLATE, 1_000L * g + 5L * i, 0);
      }
      log.stopped(ghost, STOP);
    }
    user(95 + 15, 20, STOP + 1);
    user(1_095 + 15, 20, STOP + 1);

    // 15 numbers behind each of two, of the 1,130 from the first to the last.
    assertThat(measured(everybody()).logP())
        .isCloseTo(2 * StrictMath.log(30 / 1_130.0), within(1e-9));
  }

  @Test
  void whoever_begins_after_his_own_stop_is_not_his_own_successor() {
    int reinstated = user(0, 20, STOP + 1);
    log.stopped(reinstated, STOP);
    user(20, 20, STOP + 1);

    assertThat(test(everybody())).isInstanceOf(TestResult.TooLittle.class);
  }
}
