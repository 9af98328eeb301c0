// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Features;

/// Directions of words against Mahalanobis' formula, worked out by elimination instead of by the
/// triangles that the space uses.
class WordSpaceTest {
  private static final int SIZE = Features.DIMENSIONS;
  private static final int WRITERS = 140;

  private static EvidenceLog writers(int count, int prompts, long seed) {
    var log = new EvidenceLog();
    var dice = new SplittableRandom(seed);
    for (int w = 0; w < count; w++) {
      int principal = log.principalOf(new AccountId("w" + w), 0);
      for (int p = 0; p < prompts + w % 3; p++) {
        int[] counters = new int[SIZE];
        Arrays.setAll(counters, d -> dice.nextInt(-7, 8) + (d == principal % 64 ? 9 : 0));
        log.wrote(principal, Features.packed(counters));
      }
    }
    return log;
  }

  @Test
  void fewer_than_128_writers_of_eight_prompts_make_no_space() {
    var few = writers(127, 8, 1);
    assertThat(few.wordSpace(0).placed()).isEmpty();
    assertThat(few.wordSpace(0).has(3)).isFalse();
    assertThat(few.wordSpace(0).direction(3)).isEmpty();

    var enough = writers(128, 8, 1);
    assertThat(enough.wordSpace(0).placed()).containsExactly(IntStream.range(0, 128).toArray());

    // Of those with 7, 8 and 9 prompts the first third is missing.
    assertThat(writers(192, 7, 1).wordSpace(0).placed())
        .containsExactly(IntStream.range(0, 192).filter(w -> w % 3 != 0).toArray());
  }

  @Test
  void whoever_came_after_the_space_was_made_has_no_place_in_it() {
    var log = writers(WRITERS, 8, 2);
    var space = log.wordSpace(0);

    assertThat(space.has(WRITERS - 1)).isTrue();
    assertThat(space.has(WRITERS)).isFalse();
    assertThat(space.direction(WRITERS)).isEmpty();
  }

  @Test
  void a_direction_has_length_one_and_its_products_are_those_of_mahalanobis() {
    var log = writers(WRITERS, 8, 3);
    var space = log.wordSpace(0);
    double[][] rows = centred(log);
    double[][] covariance = ridged(rows);

    for (int i = 0; i < WRITERS; i += 20) {
      double[] solved = eliminated(covariance, rows[i]);
      double own = StrictMath.sqrt(dot(solved, rows[i]));
      for (int j = 0; j < WRITERS; j += 7) {
        double other = StrictMath.sqrt(dot(eliminated(covariance, rows[j]), rows[j]));
        double expected = dot(solved, rows[j]) / (own * other);

        assertThat(dot(space.direction(i), space.direction(j)))
            .as("writers %d and %d", i, j)
            .isCloseTo(expected, within(1e-5));
      }
    }
  }

  @Test
  void a_sum_adds_directions_and_nobody_adds_nothing() {
    var space = writers(WRITERS, 8, 4).wordSpace(0);

    float[] sum = space.sum(Members.of(1, 2, 10_000));

    assertThat(sum).hasSize(SIZE);
    for (int d = 0; d < SIZE; d++) {
      assertThat(sum[d]).isEqualTo(space.direction(1)[d] + space.direction(2)[d]);
    }
    assertThat(space.sum(Members.of())).containsOnly(0);
  }

  @Test
  void a_member_is_compared_with_the_others_and_a_stranger_with_all() {
    var space = writers(WRITERS, 8, 5).wordSpace(0);
    double alike = dot(space.direction(1), space.direction(2));
    float[] both = space.sum(Members.of(1, 2));

    assertThat(space.cosine(1, both, true)).isCloseTo(alike, within(1e-6));
    assertThat(space.cosine(2, both, true)).isCloseTo(alike, within(1e-6));
    assertThat(space.cosine(1, both, false))
        .isCloseTo(StrictMath.sqrt((1 + alike) / 2), within(1e-6));
    assertThat(space.cosine(1, space.sum(Members.of(1)), false)).isCloseTo(1, within(1e-6));
    assertThat(space.cosine(1, space.sum(Members.of(1)), true)).isCloseTo(0, within(1e-6));
  }

  private static double[][] centred(EvidenceLog log) {
    double[][] rows = new double[log.size()][SIZE];
    double[] centre = new double[SIZE];
    for (int w = 0; w < rows.length; w++) {
      int[] sums = log.principal(w).wordSums();
      for (int d = 0; d < SIZE; d++) {
        rows[w][d] = (double) sums[d] / log.principal(w).written();
        centre[d] += rows[w][d] / rows.length;
      }
    }
    for (double[] row : rows) {
      for (int d = 0; d < SIZE; d++) {
        row[d] -= centre[d];
      }
    }
    return rows;
  }

  /// Products of all rows, a twentieth of the mean of the diagonal added to it.
  private static double[][] ridged(double[][] rows) {
    double[][] products = new double[SIZE][SIZE];
    double trace = 0;
    for (int a = 0; a < SIZE; a++) {
      for (int b = 0; b < SIZE; b++) {
        for (double[] row : rows) {
          products[a][b] += row[a] * row[b];
        }
      }
      trace += products[a][a];
    }
    for (int a = 0; a < SIZE; a++) {
      products[a][a] += 0.05 * trace / SIZE;
    }
    return products;
  }

  /// Solves a linear system by Gauss and Jordan; a positive matrix needs no pivots.
  private static double[] eliminated(double[][] matrix, double[] right) {
    double[][] left = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    double[] solved = right.clone();
    for (int p = 0; p < SIZE; p++) {
      for (int row = 0; row < SIZE; row++) {
        double factor = row == p ? 0 : left[row][p] / left[p][p];
        for (int c = p; c < SIZE && factor != 0; c++) {
          left[row][c] -= factor * left[p][c];
        }
        solved[row] -= factor * solved[p];
      }
    }
    for (int p = 0; p < SIZE; p++) {
      solved[p] /= left[p][p];
    }
    return solved;
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, SIZE).mapToDouble(d -> a[d] * b[d]).sum();
  }

  private static double dot(float[] a, float[] b) {
    return IntStream.range(0, SIZE).mapToDouble(d -> (double) a[d] * b[d]).sum();
  }
}
