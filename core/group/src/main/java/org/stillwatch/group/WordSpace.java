// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.stillwatch.capture.Features;

/// The words of every principal as a direction in 64 dimensions: the mean of its hashed word
/// features, less the mean of everybody, whitened by the covariance of everybody (Mahalanobis), cut
/// to length one.
///
/// What all people write, and what a popular product writes, is a direction of large variance and
/// so weighs little; two strangers have a cosine of zero with a standard deviation near one eighth.
public final class WordSpace {
  /// Prompts that a principal must have written to have a direction.
  public static final int LEAST_WRITTEN = 8;

  private static final int DIMENSIONS = Features.DIMENSIONS;

  /// Share of the mean variance that is added to every direction, so that thin data stay stable.
  private static final double RIDGE = 0.05;

  private static final float[] NOWHERE = new float[0];

  private final float[][] directions;
  private final int[] placed;

  private WordSpace(float[][] directions, int[] placed) {
    this.directions = directions;
    this.placed = placed;
  }

  /// The space of everybody who wrote enough before now; nobody has a place when they are fewer
  /// than 128.
  static WordSpace of(List<PrincipalLog> principals) {
    float[][] directions = new float[principals.size()][];
    Arrays.fill(directions, NOWHERE);
    int[] writers =
        IntStream.range(0, principals.size())
            .filter(i -> principals.get(i).written() >= LEAST_WRITTEN)
            .toArray();
    if (writers.length < 2 * DIMENSIONS) {
      return new WordSpace(directions, new int[0]);
    }
    double[][] rows = new double[writers.length][];
    for (int i = 0; i < writers.length; i++) {
      rows[i] = mean(principals.get(writers[i]));
    }
    centre(rows);
    double[][] lower = cholesky(covariance(rows));
    for (int i = 0; i < writers.length; i++) {
      directions[writers[i]] = unit(whitened(lower, rows[i]));
    }
    return new WordSpace(directions, writers);
  }

  /// Indexes of everybody who has a direction, ascending; a copy.
  public int[] placed() {
    return placed.clone();
  }

  /// Whether a principal has a direction.
  public boolean has(int principal) {
    return principal < directions.length && directions[principal].length > 0;
  }

  /// The 64 numbers of a principal's direction, of length one; not to be changed. Empty when it has
  /// none.
  public float[] direction(int principal) {
    return principal < directions.length ? directions[principal] : NOWHERE;
  }

  /// The sum of the directions of a group.
  public float[] sum(Members group) {
    float[] sum = new float[DIMENSIONS];
    for (int member : group.toArray()) {
      float[] direction = direction(member);
      for (int d = 0; d < direction.length; d++) {
        sum[d] += direction[d];
      }
    }
    return sum;
  }

  /// Cosine of a principal with a group, itself left out of the group.
  ///
  /// @param principal who has a direction
  /// @param sum of the group's directions
  /// @param counted whether the principal is part of that sum
  public double cosine(int principal, float[] sum, boolean counted) {
    float[] own = directions[principal];
    double product = 0;
    double squares = 1e-12;
    for (int d = 0; d < DIMENSIONS; d++) {
      double other = counted ? (double) sum[d] - own[d] : sum[d];
      product += own[d] * other;
      squares += other * other;
    }
    return product / StrictMath.sqrt(squares);
  }

  private static double[] mean(PrincipalLog principal) {
    int[] sums = principal.wordSums();
    double[] mean = new double[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      mean[d] = (double) sums[d] / principal.written();
    }
    return mean;
  }

  private static void centre(double[][] rows) {
    for (int d = 0; d < DIMENSIONS; d++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[d];
      }
      for (double[] row : rows) {
        row[d] -= sum / rows.length;
      }
    }
  }

  private static double[][] covariance(double[][] rows) {
    double[][] sums = new double[DIMENSIONS][DIMENSIONS];
    for (double[] row : rows) {
      for (int a = 0; a < DIMENSIONS; a++) {
        for (int b = 0; b <= a; b++) {
          sums[a][b] += row[a] * row[b];
        }
      }
    }
    double trace = 0;
    for (int a = 0; a < DIMENSIONS; a++) {
      trace += sums[a][a];
    }
    double ridge = Math.max(1e-9, RIDGE * trace / DIMENSIONS);
    for (int a = 0; a < DIMENSIONS; a++) {
      sums[a][a] += ridge;
    }
    return sums;
  }

  /// The lower triangle whose square is a positive matrix, which the ridge makes it.
  private static double[][] cholesky(double[][] matrix) {
    double[][] lower = new double[DIMENSIONS][DIMENSIONS];
    for (int a = 0; a < DIMENSIONS; a++) {
      for (int b = 0; b <= a; b++) {
        double left = matrix[a][b];
        for (int c = 0; c < b; c++) {
          left -= lower[a][c] * lower[b][c];
        }
        lower[a][b] = a == b ? StrictMath.sqrt(left) : left / lower[b][b];
      }
    }
    return lower;
  }

  private static double[] whitened(double[][] lower, double[] row) {
    double[] solved = new double[DIMENSIONS];
    for (int a = 0; a < DIMENSIONS; a++) {
      double left = row[a];
      for (int b = 0; b < a; b++) {
        left -= lower[a][b] * solved[b];
      }
      solved[a] = left / lower[a][a];
    }
    return solved;
  }

  private static float[] unit(double[] vector) {
    double squares = 1e-18;
    for (double x : vector) {
      squares += x * x;
    }
    double length = StrictMath.sqrt(squares);
    float[] unit = new float[DIMENSIONS];
    for (int d = 0; d < DIMENSIONS; d++) {
      unit[d] = (float) (vector[d] / length);
    }
    return unit;
  }
}
