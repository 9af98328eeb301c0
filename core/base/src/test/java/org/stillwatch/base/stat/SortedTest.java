// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base.stat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SortedTest {
  @Test
  void equal_values_are_not_below_and_ends_are_met() {
    assertThat(Sorted.below(new double[] {1, 2, 2, 2, 3}, 2)).isEqualTo(1);
    assertThat(Sorted.below(new long[] {1, 2, 2, 2, 3}, 3)).isEqualTo(4);
    assertThat(Sorted.below(new double[] {1, 2}, 0.5)).isZero();
    assertThat(Sorted.below(new long[] {1, 2}, 9)).isEqualTo(2);
    assertThat(Sorted.below(new double[0], 1)).isZero();
    assertThat(Sorted.below(new long[0], 1)).isZero();
  }

  @Test
  void any_array_is_counted_as_one_by_one() {
    var random = new SplittableRandom(7);
    for (int trial = 0; trial < 500; trial++) {
      long[] values = random.longs(random.nextInt(30), 0, 12).sorted().toArray();
      long bound = random.nextLong(-1, 14);
      int counted = (int) Arrays.stream(values).filter(v -> v < bound).count();

      assertThat(Sorted.below(values, bound)).isEqualTo(counted);
      assertThat(Sorted.below(Arrays.stream(values).asDoubleStream().toArray(), (double) bound))
          .isEqualTo(counted);
    }
  }
}
