// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Sets of principals are sets: ascending, without repeats, whatever order they were given in.
class MembersTest {
  private static final Members ODD = Members.of(9, 1, 5, 1, 7, 3);
  private static final Members NONE = Members.of();

  @Test
  void order_and_repeats_do_not_matter() {
    assertThat(ODD)
        .isEqualTo(Members.of(1, 3, 5, 7, 9))
        .hasSameHashCodeAs(Members.of(9, 7, 5, 3, 1))
        .hasToString("Members[1, 3, 5, 7, 9]")
        .isNotEqualTo(Members.of(1, 3, 5, 7))
        .isNotEqualTo("Members[1, 3, 5, 7, 9]");
    assertThat(ODD.hashCode()).isNotEqualTo(Members.of(1, 3, 5, 7, 8).hashCode());
    assertThat(ODD.size()).isEqualTo(5);
    assertThat(ODD.stream()).containsExactly(1, 3, 5, 7, 9);
  }

  @Test
  void the_smallest_the_largest_and_those_between_are_contained_and_nobody_else() {
    assertThat(IntStream.range(-1, 12).filter(ODD::contains)).containsExactly(1, 3, 5, 7, 9);
    assertThat(NONE.contains(0)).isFalse();
  }

  @Test
  void what_is_handed_out_as_an_array_can_be_changed_without_harm() {
    ODD.toArray()[0] = 100;

    assertThat(ODD.toArray()).containsExactly(1, 3, 5, 7, 9);
  }

  @Test
  void two_sets_share_as_many_as_are_in_both_from_either_side() {
    Members low = Members.of(0, 1, 2, 3);

    assertThat(ODD.shared(low)).isEqualTo(2);
    assertThat(low.shared(ODD)).isEqualTo(2);
    assertThat(ODD.shared(ODD)).isEqualTo(5);
    assertThat(ODD.shared(Members.of(9))).isEqualTo(1);
    assertThat(ODD.shared(Members.of(0, 2, 10))).isZero();
    assertThat(ODD.shared(NONE)).isZero();
    assertThat(NONE.shared(ODD)).isZero();
  }

  @Test
  void union_intersection_and_difference_are_those_of_sets() {
    Members low = Members.of(0, 1, 2, 3);

    assertThat(ODD.union(low)).isEqualTo(Members.of(0, 1, 2, 3, 5, 7, 9));
    assertThat(ODD.and(low)).isEqualTo(Members.of(1, 3));
    assertThat(ODD.without(low)).isEqualTo(Members.of(5, 7, 9));
    assertThat(low.without(ODD)).isEqualTo(Members.of(0, 2));
    assertThat(NONE.union(NONE)).isEqualTo(NONE);
  }
}
