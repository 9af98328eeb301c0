// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;

/// The bound on repeats where it can be worked out on paper.
class RepeatsByHandTest {
  private static Members pair(int first) {
    return Members.of(first, first + 1);
  }

  @Test
  void repeats_are_holders_inside_less_one() {
    var facts = List.of(Members.of(1, 2, 3), Members.of(4, 5), Members.of(6, 7));

    assertThat(Repeats.inside(facts, Members.of(1, 2, 3, 4, 6, 7))).isEqualTo(2 + 0 + 1);
    assertThat(Repeats.inside(facts, Members.of(1, 4, 8))).isZero();
    assertThat(Repeats.inside(facts, Members.of())).isZero();
  }

  @Test
  void a_pair_among_two_of_four_is_one_of_six() {
    var chance = new Repeats(List.of(pair(0)), 4);

    assertThat(chance.expected(2)).isCloseTo(1 / 6.0, within(1e-12));
    // The largest tilt is twelve: ln(5/6 + e^12 / 6) - 12.
    assertThat(chance.logP(1, 2))
        .isCloseTo(StrictMath.log(1 / 6.0 + 5 / 6.0 * StrictMath.exp(-12)), within(1e-9));
  }

  @Test
  void whoever_draws_everybody_repeats_everything_for_sure() {
    var chance = new Repeats(List.of(pair(0), Members.of(1, 2, 3)), 4);

    assertThat(chance.expected(4)).isCloseTo(1 + 2, within(1e-9));
    assertThat(chance.logP(3, 4)).isCloseTo(0, within(1e-9));
  }

  @Test
  void three_of_ten_like_pairs_are_bounded_by_chernoff() {
    var facts = IntStream.range(0, 10).mapToObj(i -> pair(2 * i)).toList();
    var chance = new Repeats(facts, 100);
    double p = 30 * 29 / (100.0 * 99);

    assertThat(chance.expected(30)).isCloseTo(10 * p, within(1e-9));
    // Chernoff for ten with chance p: ten times the divergence of 3/10 from p. Steps of the tilt
    // cost a little.
    double divergence = .3 * StrictMath.log(.3 / p) + .7 * StrictMath.log(.7 / (1 - p));
    assertThat(chance.logP(3, 30)).isBetween(-10 * divergence, -10 * divergence + 0.03);
  }

  @Test
  void fewer_than_expected_say_nothing() {
    var facts = IntStream.range(0, 10).mapToObj(i -> pair(2 * i)).toList();

    assertThat(new Repeats(facts, 20).logP(2, 18)).isZero();
    assertThat(new Repeats(List.of(), 20).expected(5)).isZero();
  }
}
