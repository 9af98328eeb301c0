// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.group.test.Owners.numbers;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;
import org.stillwatch.group.Numbers;

/// How a list was dealt out, seen number by number.
class DealtTest {
  private static final Range POOL = new Range(0, 99, 3);

  @Test
  void repeats_are_expected_by_what_others_have_taken_of_the_pool() {
    var bet = new Dealt(Owners.of(numbers(0, 20, 60), numbers(1, 20, 70))).disjoint(POOL);

    // The first owner cannot repeat anybody; of three numbers the second takes each with 3 in 100.
    assertThat(bet.expected()).isCloseTo(0.09, within(1e-12));
    assertThat(bet.seen()).isEqualTo(1);
  }

  @Test
  void owners_who_keep_to_less_than_half_of_the_pool_are_left_out() {
    long[] half = {0, 50};
    long[] less = {0, 49};

    assertThat(new Dealt(Owners.of(half, half)).disjoint(POOL).expected())
        .isCloseTo(0.04, within(1e-12));
    assertThat(new Dealt(Owners.of(half, less)).disjoint(POOL).expected()).isZero();
    assertThat(new Dealt(Owners.of(less, half)).disjoint(POOL).expected()).isZero();
  }

  @Test
  void numbers_dealt_round_never_have_the_same_owner_as_the_one_before() {
    var bet = new Dealt(Owners.of(numbers(0, 2), numbers(1, 3))).dealtRound();

    // One of three, one of two and none of one are left with the owner of the one before.
    assertThat(bet.expected()).isCloseTo(1 / 3.0 + 1 / 2.0, within(1e-12));
    assertThat(bet.seen()).isZero();
  }

  @Test
  void numbers_in_blocks_often_have_the_same_owner_as_the_one_before() {
    var bet = new Dealt(Owners.of(numbers(0, 1), numbers(2, 3))).dealtRound();

    assertThat(bet.expected()).isCloseTo(1 / 3.0 + 0 + 1, within(1e-12));
    assertThat(bet.seen()).isEqualTo(2);
  }

  @Test
  void neighbours_lie_in_one_stretch_of_sixteen() {
    var across = new Dealt(Owners.of(numbers(15, 17), numbers(16, 18))).dealtRound();
    var below = new Dealt(Owners.of(numbers(-2, 0), numbers(-1, 1))).dealtRound();

    // 15 has no neighbour; behind 16 and 17 one of two and none of one are left.
    assertThat(across.expected()).isCloseTo(1 / 2.0, within(1e-12));
    // -2 and -1 are neighbours, -1 and 0 are not.
    assertThat(below.expected()).isCloseTo(1 / 3.0 + 0, within(1e-12));
  }

  @Test
  void a_number_of_two_owners_says_nothing_about_either() {
    var dealt = new Dealt(Owners.of(numbers(0, 1, 2), numbers(1, 3), numbers(5, 6)));

    assertThat(dealt.alone()).isEqualTo(Members.of(2));
    // Left are 0 and 2 of the first, 3 of the second, 5 and 6 of the third.
    assertThat(dealt.dealtRound().seen()).isEqualTo(2);
    assertThat(dealt.dealtRound().expected()).isCloseTo(1 / 4.0 + 0 + 0 + 1, within(1e-12));
  }

  @Test
  void of_long_lists_only_stretches_that_all_know_are_looked_at() {
    long[] even = LongStream.range(0, 1_000).map(i -> 2 * i).toArray();
    long[] odd = LongStream.range(0, 1_000).map(i -> 2 * i + 1).toArray();
    var owners = Owners.of(even, odd);
    double known =
        Math.min(owners.get(0).numbers().knownBelow(), owners.get(1).numbers().knownBelow());
    var pool = new Range(0, 1_999, 2);

    var bet = new Dealt(owners).disjoint(pool);

    // Of the pool the share below the known rank is looked at, give or take three deviations.
    int first = owners.get(0).numbers().below(known).length;
    int second = owners.get(1).numbers().below(known).length;
    double stretches = 2_000 / 16.0 * known;
    double most = 16 * (stretches + 3 * StrictMath.sqrt(stretches) + 1);
    assertThat(first).isPositive();
    assertThat(bet.expected()).isCloseTo((double) first * second / most, within(1e-9));
    assertThat(new Dealt(owners).alone()).isEqualTo(Members.of(0, 1));
    assertThat(new Dealt(owners).dealtRound().seen()).isZero();
  }

  @Test
  void nobody_deals_nothing() {
    var nobody = new Dealt(List.of());

    assertThat(nobody.alone().size()).isZero();
    assertThat(nobody.dealtRound().expected()).isZero();
    assertThat(nobody.disjoint(POOL).expected()).isZero();
  }

  @Test
  void whoever_has_no_number_among_those_looked_at_is_not_said_to_be_alone() {
    long[] many = LongStream.range(0, 1_000).toArray();
    long[] unseen =
        LongStream.range(0, 100)
            .map(i -> 1_000_000 + 16 * i)
            .filter(n -> Numbers.rank(n) >= 0.5)
            .limit(5)
            .toArray();

    assertThat(unseen).hasSize(5);
    assertThat(new Dealt(Owners.of(many, unseen)).alone()).isEqualTo(Members.of(0));
  }
}
