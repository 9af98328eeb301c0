// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.base.stat.Sorted;

/// How many links of a weight a table has, and how many it would have by chance (`coordination.md`
/// 6). The false-discovery rate of a weight is chance over seen, made monotone: of all lower
/// weights the best one holds. One link more than the replicates showed is counted as chance over
/// all of them, so that a handful of links is never said to be certain.
public final class NullCurve {
  private static final double STEP_NATS = 0.25;

  private final double[] real;
  private final double[][] chance;
  private final double[] fdr;

  /// One weight of the curve.
  ///
  /// @param nats links of at least this weight are counted
  /// @param links in the table
  /// @param meanChance in a swapped table, on average
  /// @param fdr false-discovery rate, 0 to 1
  /// @param low fewest in a swapped table
  /// @param high most in a swapped table
  public record Point(
      double nats, long links, double meanChance, double fdr, long low, long high) {}

  /// @param real weights of the links of the table
  /// @param chance weights of the links of each swapped table
  NullCurve(double[] real, List<double[]> chance) {
    this.real = sorted(real);
    this.chance = chance.stream().map(NullCurve::sorted).toArray(double[][]::new);
    fdr = new double[real.length];
    double best = 1;
    for (int i = 0; i < fdr.length; i++) {
      boolean first = i == 0 || this.real[i] > this.real[i - 1];
      if (first) {
        best = Math.min(best, expected(this.real[i]) / (this.real.length - i));
      }
      fdr[i] = best;
    }
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private double expected(double nats) {
    long sum = 1;
    for (double[] replicate : chance) {
      sum += atLeast(replicate, nats);
    }
    return (double) sum / Math.max(1, chance.length);
  }

  private static int atLeast(double[] sorted, double bound) {
    return sorted.length - Sorted.below(sorted, bound);
  }

  /// The false-discovery rate among links of at least this weight, 0 to 1.
  public double fdr(double nats) {
    int at = Sorted.below(real, nats);
    return at == real.length ? (at == 0 ? 1 : fdr[at - 1]) : fdr[at];
  }

  /// The curve in steps of a quarter nat, up to the heaviest link.
  public List<Point> points() {
    var points = new ArrayList<Point>();
    double heaviest = real.length == 0 ? -1 : real[real.length - 1];
    for (int step = 0; step * STEP_NATS <= heaviest; step++) {
      points.add(point(step * STEP_NATS));
    }
    return points;
  }

  private Point point(double nats) {
    long[] counts = Arrays.stream(chance).mapToLong(r -> atLeast(r, nats)).toArray();
    return new Point(
        nats,
        atLeast(real, nats),
        Arrays.stream(counts).average().orElse(0),
        fdr(nats),
        Arrays.stream(counts).min().orElse(0),
        Arrays.stream(counts).max().orElse(0));
  }
}
