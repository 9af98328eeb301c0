// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The tail of innocent scores, worked out by hand on grids.
class BulkTailTest {
  private static final Offset<Double> EXACT = within(1e-9);

  /// 0, 1, ... 999 over 100: quartile at 7.49, 92nd percentile at 9.19.
  private static double[] grid() {
    return IntStream.range(0, 1_000).mapToDouble(i -> i / 100.0).toArray();
  }

  /// The censored maximum-likelihood scale of that grid: excess of 750 to 999 over 7.49, capped at
  /// 9.19, over the 170 that lie within.
  private static double scaleOfGrid() {
    double excess = 0;
    for (int i = 750; i < 1_000; i++) {
      excess += Math.min(i / 100.0, 9.19) - 7.49;
    }
    return excess / 170;
  }

  @Test
  void the_tail_falls_exponentially_from_the_quartile() {
    var tail = new BulkTail(grid());

    assertThat(tail.logP(7.49)).isZero();
    assertThat(tail.logP(3)).isZero();
    assertThat(tail.logP(8.49)).isCloseTo(Math.log(0.25) - 1 / scaleOfGrid(), EXACT);
    assertThat(tail.logP(20)).isCloseTo(Math.log(0.25) - 12.51 / scaleOfGrid(), EXACT);
  }

  @Test
  void a_few_guilty_ones_change_the_scale_by_their_number_alone() {
    double[] loud = grid();
    double[] louder = grid();
    for (int i = 940; i < 1_000; i++) {
      loud[i] = 100;
      louder[i] = 1e6;
    }

    assertThat(new BulkTail(loud).logP(15)).isEqualTo(new BulkTail(louder).logP(15));
    assertThat(new BulkTail(loud).logP(15)).isCloseTo(Math.log(0.25) - 7.51 / scaleOfGrid(), EXACT);
  }

  @Test
  void the_order_of_the_scores_says_nothing_and_they_stay_as_they_were() {
    double[] backwards = grid();
    for (int i = 0; i < 500; i++) {
      double kept = backwards[i];
      backwards[i] = backwards[999 - i];
      backwards[999 - i] = kept;
    }
    double[] before = backwards.clone();

    assertThat(new BulkTail(backwards).logP(9)).isEqualTo(new BulkTail(grid()).logP(9));
    assertThat(backwards).isEqualTo(before);
  }

  @Test
  void below_a_hundred_accounts_the_score_is_counted() {
    double[] few = Arrays.copyOf(grid(), 99);
    var tail = new BulkTail(few);

    assertThat(tail.logP(0.98)).as("the highest of 99").isCloseTo(Math.log(1 / 99.0), EXACT);
    assertThat(tail.logP(0.89)).as("the tenth").isCloseTo(Math.log(10 / 99.0), EXACT);
    assertThat(tail.logP(0)).isZero();
    assertThat(new BulkTail(new double[0]).logP(3)).isZero();
    assertThat(new BulkTail(Arrays.copyOf(grid(), 100)).logP(0.99))
        .as("a hundred are enough for a tail")
        .isNotCloseTo(Math.log(1 / 100.0), within(1e-6));
  }

  @Test
  void where_all_score_alike_nobody_is_rare() {
    assertThat(new BulkTail(new double[1_000]).logP(0)).isZero();
  }
}
