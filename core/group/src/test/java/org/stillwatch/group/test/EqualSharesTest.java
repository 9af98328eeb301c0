// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.stillwatch.group.test.Owners.count;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.group.Members;

/// Equal shares of a list, worked by hand.
class EqualSharesTest {
  private static EqualShares starting(long... starts) {
    return EqualShares.of(
        Owners.of(LongStream.of(starts).mapToObj(s -> count(s, 20)).toArray(long[][]::new)));
  }

  @Test
  void five_owners_at_distances_of_220_on_tens() {
    var shares = starting(3, 223, 443, 663, 883);

    assertThat(shares.distance()).isEqualTo(220);
    assertThat(shares.count()).isEqualTo(4);
    assertThat(shares.owners()).isEqualTo(5);
    // Three beginnings within 440 of each other, on multiples of ten.
    assertThat(shares.chance()).isCloseTo(2 * 10 / 440.0, within(1e-12));
    assertThat(shares.beside()).isEqualTo(Members.of(0, 1, 2, 3, 4));
    // Three further distances of three like the first one; four could have been the commonest.
    assertThat(shares.logP())
        .isCloseTo(3 * StrictMath.log(1 / 22.0) + StrictMath.log(4), within(1e-9));
  }

  @Test
  void of_two_distances_as_common_the_larger_is_taken() {
    var shares = starting(0, 1, 2, 5, 8);

    assertThat(shares.distance()).isEqualTo(3);
    assertThat(shares.count()).isEqualTo(2);
    assertThat(shares.beside()).isEqualTo(Members.of(2, 3, 4));
    assertThat(shares.chance()).isEqualTo(1);
    assertThat(shares.logP()).isZero();
  }

  @Test
  void two_who_begin_together_are_one_beginning() {
    var shares = starting(0, 7, 7, 14, 21, 28);

    assertThat(shares.owners()).isEqualTo(5);
    assertThat(shares.count()).isEqualTo(4);
    assertThat(shares.beside()).isEqualTo(Members.of(0, 1, 2, 3, 4, 5));
    assertThat(starting(0, 7, 7, 14, 21).owners()).isZero();
  }

  @Test
  void four_owners_or_nineteen_uses_are_too_few() {
    assertThat(starting(5, 225, 445, 665)).isEqualTo(new EqualShares(0, 0, 0, 1, Members.of()));
    assertThat(starting(5, 225, 445, 665).logP()).isZero();
    assertThat(
            EqualShares.of(
                    Owners.of(
                        count(0, 20),
                        count(100, 20),
                        count(200, 19),
                        count(300, 20),
                        count(400, 20)))
                .owners())
        .isZero();
  }

  @Test
  void a_distance_that_comes_once_says_nothing() {
    assertThat(new EqualShares(3, 1, 9, 0.01, Members.of()).logP()).isZero();
    assertThat(new EqualShares(3, 2, 4, 0.01, Members.of()).logP()).isZero();
    assertThat(new EqualShares(3, 2, 9, 0.01, Members.of()).logP())
        .isCloseTo(StrictMath.log((1 - StrictMath.pow(0.99, 7)) * 8), within(1e-9));
    assertThat(new EqualShares(3, 2, 9, 0.5, Members.of()).logP()).isZero();
  }

  @Test
  void beginnings_in_one_place_of_a_round_list_are_dense() {
    // All on thousands and next to each other: everybody begins at the next round number.
    assertThat(starting(1_000, 2_000, 3_000, 4_000, 5_000).chance()).isEqualTo(1);
    assertThat(starting(-1_000, 1_000, 3_000, 7_000, 9_000).chance()).isEqualTo(0.5);
  }
}
