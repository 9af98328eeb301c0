// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;

/// The commonest value, worked by hand: four have value 10, two value 20, one value 30, three none.
class CommonestTest {
  private static final long[] VALUES = {10, 10, 10, 10, 20, 20, 30, 0, 0, 0};

  private final Commonest commonest = new Commonest(VALUES.length, p -> VALUES[p]);

  @Test
  void three_of_the_four_holders_among_four_known_of_seven() {
    var answer = commonest.in(Members.of(0, 1, 2, 6, 7));

    // 12 + 1 of the 35 ways to draw four of seven; two values could have been the one.
    assertThat(answer.logP()).isCloseTo(StrictMath.log(2 * 13 / 35.0), within(1e-9));
    assertThat(answer.value()).isEqualTo(10);
    assertThat(answer.count()).isEqualTo(3);
    assertThat(answer.members()).isEqualTo(4);
    assertThat(answer.expected()).isCloseTo(16 / 7.0, within(1e-12));
  }

  @Test
  void the_value_that_is_rarer_everywhere_wins() {
    var answer = commonest.in(Members.of(0, 1, 4, 5));

    // Both holders of 20 among four of seven: C(5,2) of C(7,4).
    assertThat(answer.value()).isEqualTo(20);
    assertThat(answer.logP()).isCloseTo(StrictMath.log(2 * 10 / 35.0), within(1e-9));
  }

  @Test
  void values_that_no_two_members_have_say_nothing() {
    assertThat(commonest.in(Members.of(0, 4, 6, 8))).isEqualTo(new Commonest.Answer(0, 0, 0, 3, 0));
    assertThat(commonest.in(Members.of(7, 8))).isEqualTo(new Commonest.Answer(0, 0, 0, 0, 0));
  }

  @Test
  void a_single_shared_value_was_the_only_one_to_choose() {
    long[] values = {10, 10, 1, 2, 3, 4, 5, 6, 7, 8};
    var answer = new Commonest(values.length, p -> values[p]).in(Members.of(0, 1));

    assertThat(answer.logP()).isCloseTo(StrictMath.log(1 / 45.0), within(1e-9));
  }

  @Test
  void those_who_have_a_value_are_named() {
    assertThat(commonest.having(Members.of(0, 3, 4, 7), 10)).isEqualTo(Members.of(0, 3));
  }
}
