// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.stillwatch.base.stat.Sorted;

/// Pairs that lie close together in every dimension: each dimension weighs by how few actors lie as
/// close to the first of the two (`coordination.md` 14.1, mode near). One point an actor; of the
/// neighbours along the first dimension the 64 before and the 64 after are looked at.
public final class NearPairs implements PairSource {
  private static final int LOOKED_AT = 64;

  private final PairRule rule;
  private final double[][] points;
  private final double[] tolerance;
  private final double[] floor;
  private final double[][] sorted;
  private final int[] order;
  private final int[] rank;

  /// Pairs of points.
  ///
  /// @param points one row for each actor, in the order of the actors; empty when it has none
  /// @param tolerance largest distance in each dimension, in the units of the coordinates
  /// @param floor distances below this one weigh as this one
  public static NearPairs of(PairRule rule, double[][] points, double[] tolerance, double[] floor) {
    return new NearPairs(rule, points, tolerance, floor);
  }

  private NearPairs(PairRule rule, double[][] points, double[] tolerance, double[] floor) {
    this.rule = rule;
    this.points = points;
    this.tolerance = tolerance;
    this.floor = floor;
    int[] placed = placed(points);
    sorted = new double[tolerance.length][];
    for (int d = 0; d < sorted.length; d++) {
      int dimension = d;
      sorted[d] = Arrays.stream(placed).mapToDouble(a -> points[a][dimension]).sorted().toArray();
    }
    order =
        Arrays.stream(placed)
            .boxed()
            .sorted(Comparator.comparingDouble(a -> points[a][0]))
            .mapToInt(Integer::intValue)
            .toArray();
    rank = new int[points.length];
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
  }

  private static int[] placed(double[][] points) {
    return IntStream.range(0, points.length).filter(a -> points[a].length > 0).toArray();
  }

  @Override
  public PairRule rule() {
    return rule;
  }

  @Override
  public void partners(int actor, Sink sink) {
    if (points[actor].length == 0) {
      return;
    }
    int from = Math.max(0, rank[actor] - LOOKED_AT);
    int to = Math.min(order.length - 1, rank[actor] + LOOKED_AT);
    for (int i = from; i <= to; i++) {
      if (order[i] != actor) {
        double nats = nats(Math.min(actor, order[i]), Math.max(actor, order[i]));
        if (nats > 0) {
          sink.partner(order[i], nats, 1);
        }
      }
    }
  }

  private double nats(int first, int second) {
    double nats = 0;
    for (int d = 0; d < tolerance.length; d++) {
      double distance = Math.abs(points[first][d] - points[second][d]);
      if (distance > tolerance[d]) {
        return 0;
      }
      nats -= StrictMath.log(share(d, points[first][d], Math.max(distance, floor[d])));
    }
    return nats;
  }

  private double share(int dimension, double at, double distance) {
    double[] values = sorted[dimension];
    int within =
        Sorted.below(values, Math.nextUp(at + distance)) - Sorted.below(values, at - distance);
    return (double) Math.max(1, within) / values.length;
  }

  /// Each dimension dealt anew among the actors: every coordinate stays as frequent as it was.
  @Override
  public PairSource swapped(SplittableRandom dice) {
    int[] placed = placed(points);
    var dealt = new double[points.length][];
    for (int a = 0; a < points.length; a++) {
      dealt[a] = points[a].clone();
    }
    for (int d = 0; d < tolerance.length; d++) {
      for (int i = placed.length - 1; i > 0; i--) {
        int j = dice.nextInt(i + 1);
        double value = dealt[placed[i]][d];
        dealt[placed[i]][d] = dealt[placed[j]][d];
        dealt[placed[j]][d] = value;
      }
    }
    return new NearPairs(rule, dealt, tolerance, floor);
  }

  @Override
  public Dropped dropped() {
    long cut = 0;
    for (int i = 0; i < order.length; i++) {
      cut += within(i, i - LOOKED_AT - 1) || within(i, i + LOOKED_AT + 1) ? 1 : 0;
    }
    return new Dropped(0, 0, cut);
  }

  private boolean within(int i, int j) {
    return j >= 0
        && j < order.length
        && Math.abs(points[order[i]][0] - points[order[j]][0]) <= tolerance[0];
  }
}
