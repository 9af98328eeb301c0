// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.group.test.Owners.count;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;

/// Joints of blocks, counted by hand. Blocks of neighbouring numbers have a spacing of 1, so that a
/// joint may be three wide.
class JointsTest {
  @Test
  void three_blocks_in_a_row_have_two_joints() {
    var joints = Joints.of(Owners.of(count(0, 20), count(20, 20), count(40, 20)));

    assertThat(joints.count()).isEqualTo(2);
    assertThat(joints.owners()).isEqualTo(3);
    // Twice three times three spacings over the range of beginnings and ends, 0 to 59.
    assertThat(joints.chance()).isCloseTo(18 / 59.0, within(1e-12));
    assertThat(joints.beside()).isEqualTo(Members.of(0, 1, 2));
    assertThat(joints.logP()).isCloseTo(2 * StrictMath.log(18 / 59.0), within(1e-9));
  }

  @Test
  void a_joint_is_at_most_three_distances_wide_and_no_overlap() {
    assertThat(joints(count(0, 20), count(22, 20), count(200, 20))).isEqualTo(1);
    assertThat(joints(count(0, 20), count(23, 20), count(200, 20))).isZero();
    assertThat(joints(count(0, 20), count(19, 20), count(200, 20))).isZero();
  }

  @Test
  void the_wider_of_two_distances_says_how_far_a_joint_reaches() {
    long[] wide = LongStream.range(0, 20).map(i -> 100 + 10 * i).toArray();

    assertThat(joints(count(51, 20), wide, count(900, 20))).isEqualTo(1);
    assertThat(joints(count(50, 20), wide, count(900, 20))).isZero();
  }

  @Test
  void a_third_owner_across_it_makes_a_joint_unclean() {
    assertThat(joints(count(0, 20), count(20, 20), count(200, 20))).isEqualTo(1);
    assertThat(joints(count(0, 20), count(20, 20), count(10, 20))).isZero();
    // One that begins where the second does, or ends where the first does, is not across.
    assertThat(joints(count(0, 30), count(30, 30), count(10, 20))).isEqualTo(1);
  }

  @Test
  void whoever_uses_it_less_than_twenty_times_or_over_less_than_ten_is_left_out() {
    long[] narrow = LongStream.range(0, 40).map(i -> 20 + i % 10).toArray();
    long[] enough = LongStream.range(0, 40).map(i -> 20 + i % 11).toArray();

    assertThat(Joints.of(Owners.of(count(0, 20), count(20, 19), count(40, 20), count(60, 20))))
        .extracting(Joints::owners)
        .isEqualTo(3);
    assertThat(Joints.of(Owners.of(count(0, 20), narrow, count(40, 20), count(60, 20))).owners())
        .isEqualTo(3);
    assertThat(Joints.of(Owners.of(count(0, 20), enough, count(40, 20), count(60, 20))).owners())
        .isEqualTo(4);
  }

  @Test
  void two_owners_are_too_few() {
    var two = Joints.of(Owners.of(count(0, 20), count(20, 20)));

    assertThat(two).isEqualTo(new Joints(0, 0, 1, Members.of()));
    assertThat(two.logP()).isZero();
  }

  @Test
  void nothing_is_claimed_below_one_joint_more_than_chance_gives() {
    var none = Members.of();

    // Three or more of ten with a chance of a fifth each: .3222 by the tables.
    assertThat(StrictMath.exp(new Joints(3, 11, 0.2, none).logP())).isCloseTo(.3222, within(1e-4));
    assertThat(new Joints(2, 11, 0.2, none).logP()).isZero();
    assertThat(new Joints(2, 2, 0, none).logP()).isZero();
  }

  @Test
  void the_range_leaves_out_a_tenth_at_either_end() {
    long[][] blocks = new long[10][];
    for (int i = 0; i < 10; i++) {
      blocks[i] = count(i == 9 ? 1_000_000 : 100 * i, 20);
    }

    // Twenty ends: of 0, 19, 100, 119, ... the third is 100, the nineteenth a million.
    assertThat(Joints.of(Owners.of(blocks)).chance())
        .isCloseTo(60 / (1_000_000 - 100.0), within(1e-12));
    assertThat(Joints.of(Owners.of(count(0, 20), count(1, 20), count(2, 20))).chance())
        .isEqualTo(18 / 21.0);
    assertThat(
            Joints.of(Owners.of(count(0, 12), count(0, 20), count(0, 20), count(0, 20))).chance())
        .isEqualTo(18 / 19.0);
  }

  private static int joints(long[]... numbers) {
    return Joints.of(Owners.of(numbers)).count();
  }

  @Test
  void blocks_join_whatever_order_their_owners_have() {
    var owners = Owners.of(count(20, 20), count(0, 20), count(40, 20));

    assertThat(Joints.of(owners).count()).isEqualTo(2);
    assertThat(Joints.of(owners).beside()).isEqualTo(Members.of(0, 1, 2));
    assertThat(joints(count(60, 20), count(20, 40), count(0, 20))).isEqualTo(2);
  }

  @Test
  void a_third_owner_that_begins_or_ends_at_the_joint_is_not_across_it() {
    assertThat(joints(count(0, 20), count(20, 20), count(20, 40))).isEqualTo(1);
    assertThat(joints(count(0, 20), count(5, 15), count(20, 40))).isZero();
    assertThat(joints(count(0, 20), count(0, 20), count(20, 40))).isEqualTo(1);
  }

  @Test
  void the_reach_of_wide_lists_is_three_of_their_distances() {
    long[] wide = LongStream.range(0, 21).map(i -> 500 - 10 * i).toArray();

    // 3, 3 and 30 twice over a range of 0 to 500.
    assertThat(Joints.of(Owners.of(wide, count(40, 20), count(0, 20))).chance())
        .isCloseTo(2 * (3 + 3 + 30) / 500.0, within(1e-12));
  }

  @Test
  void the_range_of_what_everybody_counts_is_read_from_ends_in_order() {
    long[] wide = LongStream.range(0, 20).map(i -> 100 * i).toArray();

    // Ends 0, 100, 119, 300, 319 and 1,900; twice three times spacings of 100, 1 and 1.
    assertThat(Joints.of(Owners.of(wide, count(100, 20), count(300, 20))).chance())
        .isCloseTo(612 / 1_900.0, within(1e-12));
  }
}
