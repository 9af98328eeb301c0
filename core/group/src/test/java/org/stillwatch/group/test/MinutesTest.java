// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;

/// Meetings in the minutes of two days, given the half hours, worked by hand.
class MinutesTest {
  private static final long HALF = PrincipalLog.BIN_MILLIS;
  private static final long MINUTE = 60_000L;
  private static final long TICK = 1_000 * HALF;

  private final EvidenceLog log = new EvidenceLog();

  /// An account with requests at these times, ascending.
  private int account(long... times) {
    int principal = log.principalOf(new AccountId("a" + log.size()), 0);
    for (long time : times) {
      log.request(principal, time, false);
    }
    return principal;
  }

  private Minutes.Met met(int... members) {
    return new Minutes(log, TICK, new Seed(1)).met(Members.of(members));
  }

  /// Two accounts with one pattern in each of two half hours: they meet in both, and when only one
  /// of them has its half hours exchanged, in neither.
  private Minutes.Met twoWithTwoPatterns() {
    for (int i = 0; i < 2; i++) {
      account(TICK - 2 * HALF, TICK - HALF + 11 * MINUTE);
    }
    return met(0, 1);
  }

  @Test
  void where_replicates_differ_by_more_than_counts_do_their_variance_counts() {
    for (int i = 0; i < 2; i++) {
      account(
          LongStream.range(0, 10)
              .map(k -> TICK - (k < 5 ? 2 : 1) * HALF + (k < 5 ? k : k + 5) * MINUTE)
              .toArray());
    }

    // Ten minutes in common, or none: variance of the square roots is far above a quarter.
    var met = met(0, 1);
    double together = met.expected()[1] / 10;
    double high = StrictMath.sqrt(10.375);
    double low = StrictMath.sqrt(0.375);
    double mean = together * high + (1 - together) * low;
    double variance = 61 / 60.0 * together * (1 - together) * (high - low) * (high - low);
    assertThat(variance).isGreaterThan(1);
    assertThat(met.t()[1])
        .isCloseTo((high - mean) / StrictMath.sqrt(variance * 62 / 61), within(1e-9));
  }

  @Test
  void replicates_exchange_the_half_hours_of_each_member() {
    var met = twoWithTwoPatterns();

    for (int width = 0; width < 3; width++) {
      assertThat(met.pairs()[width]).isEqualTo(2);
      double together = met.expected()[width] * 61 / 2;
      assertThat(together)
          .as("replicates in which they meet")
          .isCloseTo(StrictMath.rint(together), within(1e-9))
          .isBetween(15.0, 46.0);
    }
  }

  @Test
  void what_was_seen_is_compared_in_square_roots() {
    var met = twoWithTwoPatterns();

    double together = met.expected()[0] / 2;
    double high = StrictMath.sqrt(2.375);
    double low = StrictMath.sqrt(0.375);
    double mean = together * high + (1 - together) * low;
    double variance = 61 / 60.0 * together * (1 - together) * (high - low) * (high - low);
    double least = Math.max(variance, 0.25) * 62 / 61;
    assertThat(met.t()[0]).isCloseTo((high - mean) / StrictMath.sqrt(least), within(1e-9));
    assertThat(met.logP(0, 1)).isEqualTo(StudentTail.logUpper(met.t()[0], 60));
    assertThat(met.logP(0, -1)).isEqualTo(StudentTail.logUpper(-met.t()[0], 60));
  }

  @Test
  void where_chance_has_no_choice_nothing_is_unusual() {
    account(TICK - HALF + MINUTE);
    account(TICK - HALF + MINUTE);

    var met = met(0, 1);

    assertThat(met.pairs()).containsExactly(1, 1, 1);
    for (int width = 0; width < 3; width++) {
      assertThat(met.expected()[width]).isCloseTo(1, within(1e-9));
      assertThat(met.t()[width]).isCloseTo(0, within(1e-9));
    }
  }

  @Test
  void no_p_is_below_one_in_a_million() {
    var met = new Minutes.Met(new double[] {50}, new double[1], new double[1], List.of());

    assertThat(met.logP(0, 1)).isEqualTo(StrictMath.log(1e-6));
    assertThat(met.logP(0, -1)).isCloseTo(0, within(1e-9));
  }

  @Test
  void whoever_meets_is_named_for_each_width() {
    account(TICK - HALF);
    account(TICK - HALF + 5_000);
    account(TICK - HALF + 15_000);
    account(TICK - HALF + 9 * MINUTE);
    account(TICK - HALF + 20 * MINUTE);

    assertThat(met(0, 1, 2, 3, 4).meeting())
        .containsExactly(Members.of(0, 1), Members.of(0, 1, 2), Members.of(0, 1, 2, 3));
  }

  @Test
  void the_last_96_half_hours_before_the_tick_are_looked_at() {
    for (int i = 0; i < 2; i++) {
      account(TICK - 97 * HALF, TICK - 96 * HALF, TICK - 1, TICK);
    }

    assertThat(met(0, 1).pairs()).containsExactly(2, 2, 2);
  }

  @Test
  void a_minute_in_which_three_outside_are_active_is_left_out() {
    account(TICK - HALF + MINUTE);
    account(TICK - HALF + MINUTE);
    account(TICK - HALF + MINUTE);
    account(TICK - HALF + MINUTE);
    assertThat(met(0, 1).pairs()).containsExactly(1, 1, 1);

    account(TICK - HALF + MINUTE);
    assertThat(met(0, 1).pairs()).containsExactly(0, 0, 0);
    assertThat(met(0, 1, 2).pairs()).as("two outside").containsExactly(3, 3, 3);
  }

  @Test
  void a_busy_minute_has_twice_as_many_as_the_others_and_three_more() {
    account(TICK - HALF);
    account(TICK - HALF);
    account(IntStream.range(0, 30).mapToLong(m -> TICK - HALF + m * MINUTE).toArray());
    for (int i = 0; i < 3; i++) {
      account(TICK - HALF);
    }
    // One in each other minute: five would be busy, and there are four.
    assertThat(met(0, 1).pairs()).containsExactly(1, 1, 1);

    account(TICK - HALF);
    assertThat(met(0, 1).pairs()).containsExactly(0, 0, 0);
  }

  @Test
  void of_a_large_group_128_are_looked_at() {
    for (int i = 0; i < 200; i++) {
      account(TICK - HALF);
    }

    var met = met(IntStream.range(0, 200).toArray());
    assertThat(met.pairs()[0]).isEqualTo(128 * 127 / 2.0);
    assertThat(met.meeting().getFirst().size()).isEqualTo(128);
    assertThat(met.meeting().getFirst().stream().filter(p -> p >= 128))
        .as("whoever came last is as likely among them")
        .hasSizeBetween(30, 70);
  }

  @Test
  void whoever_was_not_active_meets_nobody() {
    account();
    account(TICK - 97 * HALF);

    assertThat(met(0, 1).pairs()).containsExactly(0, 0, 0);
    assertThat(met(0, 1).meeting()).allMatch(m -> m.size() == 0);
  }

  @Test
  void asked_twice_the_answer_is_the_same() {
    account(TICK - HALF);
    var minutes = new Minutes(log, TICK, new Seed(1));

    assertThat(minutes.met(Members.of(0))).isSameAs(minutes.met(Members.of(0)));
  }

  @Test
  void the_minutes_of_a_tick_are_read_once_until_something_is_sent() {
    account(TICK - HALF);
    var reader = new MinutesOfTick(new Seed(1));
    var first = reader.at(log, TICK);

    assertThat(reader.at(log, TICK)).isSameAs(first);
    assertThat(reader.at(log, TICK + HALF)).isNotSameAs(first);
    var again = reader.at(log, TICK);
    account(TICK - HALF);
    assertThat(reader.at(log, TICK)).isNotSameAs(again);
    assertThat(reader.at(new EvidenceLog(), TICK)).isNotSameAs(reader.at(log, TICK));
  }
}
