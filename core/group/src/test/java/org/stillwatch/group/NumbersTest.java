// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is kept of the numbers of a template: counts and bounds of all of them, and the stretches
/// of the smallest rank, the same for everybody and in any order.
class NumbersTest {
  private static Numbers of(long... numbers) {
    var all = new Numbers();
    for (long number : numbers) {
      all.add(number, number);
    }
    return all;
  }

  @Test
  void bounds_uses_and_the_first_time_do_not_depend_on_the_order() {
    var numbers = new Numbers();
    numbers.add(40, 3_000);
    numbers.add(-10, 1_000);
    numbers.add(20, 2_000);
    numbers.add(20, 4_000);

    assertThat(numbers.uses()).isEqualTo(4);
    assertThat(numbers.least()).isEqualTo(-10);
    assertThat(numbers.most()).isEqualTo(40);
    assertThat(numbers.firstMillis()).isEqualTo(1_000);
    assertThat(numbers.below(1)).containsExactly(-10, 20, 40);
  }

  @Test
  void spacing_is_the_range_over_the_steps_and_at_least_one() {
    assertThat(of(100, 130, 160, 190).spacing()).isEqualTo(30);
    assertThat(of(100, 190).spacing()).isEqualTo(90);
    assertThat(of(7).spacing()).isEqualTo(1);
    assertThat(of(7, 7, 8, 8).spacing()).isEqualTo(1);
  }

  @Test
  void ranks_are_those_of_a_splittable_random_of_the_stretch() {
    for (long number : new long[] {0, 15, 16, 31, 32, 1_000_003, -1, -16, -17, Long.MIN_VALUE}) {
      var finaliser = new SplittableRandom(Math.floorDiv(number, 16L));

      assertThat(Numbers.rank(number))
          .as("rank of %d", number)
          .isEqualTo((finaliser.nextLong() >>> 11) * 0x1.0p-53)
          .isBetween(0.0, 1.0);
    }
    assertThat(Numbers.rank(16)).isNotEqualTo(Numbers.rank(15));
  }

  @Test
  void sixty_four_numbers_are_all_known_and_sixty_five_are_not() {
    long[] apart = LongStream.range(0, 65).map(i -> 16 * i).toArray();

    assertThat(of(Arrays.copyOf(apart, 64)).knownBelow()).isEqualTo(1);
    assertThat(of(Arrays.copyOf(apart, 64)).below(1)).containsExactly(Arrays.copyOf(apart, 64));
    assertThat(of(apart).knownBelow()).isLessThan(1);
  }

  @Test
  void the_kept_are_those_of_the_smallest_rank_in_any_order() {
    var dice = new SplittableRandom(5);
    List<Long> many = new ArrayList<>(dice.longs(400, 0, 3_000).boxed().toList());
    var one = of(many.stream().mapToLong(n -> n).toArray());
    Collections.shuffle(many, new Random(1));
    var other = of(many.stream().mapToLong(n -> n).toArray());

    long[] distinct = many.stream().mapToLong(n -> n).distinct().sorted().toArray();
    double[] ranks = LongStream.of(distinct).mapToDouble(Numbers::rank).sorted().toArray();
    assertThat(one.knownBelow()).isEqualTo(other.knownBelow()).isEqualTo(ranks[63]);
    assertThat(one.below(one.knownBelow()))
        .containsExactly(other.below(one.knownBelow()))
        .containsExactly(
            LongStream.of(distinct).filter(n -> Numbers.rank(n) < ranks[63]).toArray());
    assertThat(one.uses()).isEqualTo(400);
  }

  @Test
  void what_was_dropped_or_comes_again_does_not_come_in() {
    var numbers = new Numbers();
    long[] byRank =
        LongStream.range(0, 70)
            .map(i -> 16 * i)
            .boxed()
            .sorted(Comparator.comparingDouble(Numbers::rank))
            .mapToLong(n -> n)
            .toArray();
    for (int round = 0; round < 2; round++) {
      for (int i = 69; i >= 0; i--) {
        numbers.add(byRank[i], 0);
      }
    }

    assertThat(numbers.knownBelow()).isEqualTo(Numbers.rank(byRank[63]));
    assertThat(numbers.below(1))
        .containsExactlyInAnyOrder(
            Arrays.stream(byRank, 0, 64).boxed().mapToLong(n -> n).toArray());
    assertThat(numbers.uses()).isEqualTo(140);
  }

  @Test
  void numbers_of_one_stretch_are_kept_in_ascending_order_up_to_the_last_place() {
    var numbers = new Numbers();
    for (int stretch = 0; stretch < 5; stretch++) {
      for (long n = 15; n >= 0; n--) {
        numbers.add(16L * stretch + n, 0);
      }
    }

    // Five stretches of sixteen: the four of the smallest rank fill the 64 places.
    double[] ranks =
        IntStream.range(0, 5).mapToDouble(s -> Numbers.rank(16L * s)).sorted().toArray();
    assertThat(numbers.knownBelow()).isEqualTo(ranks[3]);
    assertThat(numbers.below(1)).hasSize(64);
    assertThat(numbers.below(ranks[3])).hasSize(48);
  }
}
