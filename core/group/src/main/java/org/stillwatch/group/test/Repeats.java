// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.Members;

/// How often facts repeat inside a random sample of n of N principals: for each fact the number of
/// its holders inside less one.
///
/// The holders inside are hypergeometric, the facts are taken as independent (without replacement
/// they repel each other, which makes the bound larger, never smaller), and the p-value is a
/// Chernoff bound, hence an upper bound at every sample size.
final class Repeats {
  private static final double[] TILTS =
      IntStream.rangeClosed(1, 40).mapToDouble(i -> i * 0.3).toArray();

  private final int total;
  private final SortedMap<Integer, Integer> factsByHolders = new TreeMap<>();

  /// @param facts each a set of holders
  /// @param total how many principals there are
  Repeats(Iterable<Members> facts, int total) {
    this.total = total;
    facts.forEach(fact -> factsByHolders.merge(fact.size(), 1, Integer::sum));
  }

  /// Repeats of facts inside a group.
  static long inside(Iterable<Members> facts, Members group) {
    long repeats = 0;
    for (Members fact : facts) {
      repeats += Math.max(0, fact.shared(group) - 1);
    }
    return repeats;
  }

  /// Chernoff: ln P(R >= r) <= min over t of K(t) - t r, with K the sum of the facts' cumulants.
  double logP(long repeats, int drawn) {
    if (repeats == 0) {
      return 0;
    }
    var logChances = new TreeMap<Integer, double[]>();
    factsByHolders.keySet().forEach(h -> logChances.put(h, logProbabilities(h, drawn)));
    double best = 0;
    for (double tilt : TILTS) {
      double cumulant = 0;
      for (var entry : logChances.entrySet()) {
        long facts = factsByHolders.getOrDefault(entry.getKey(), 0);
        cumulant += facts * logMoment(tilt, entry.getValue());
      }
      best = Math.min(best, cumulant - tilt * repeats);
    }
    return best;
  }

  /// ln E exp(t max(0, X - 1)) for X whose chances of 0, 1, 2 and so on have these logarithms. A
  /// fact of thousands of holders has terms beyond what a double holds, so the largest is taken
  /// out.
  private static double logMoment(double tilt, double[] logChances) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int x = 0; x < logChances.length; x++) {
      largest = Math.max(largest, logChances[x] + tilt * Math.max(0, x - 1));
    }
    double sum = 0;
    for (int x = 0; x < logChances.length; x++) {
      sum += StrictMath.exp(logChances[x] + tilt * Math.max(0, x - 1) - largest);
    }
    return Math.max(0, largest + StrictMath.log(sum));
  }

  private double[] logProbabilities(int holders, int drawn) {
    double[] chances = new double[Math.min(holders, drawn) + 1];
    for (int x = 0; x < chances.length; x++) {
      chances[x] = logProbability(x, holders, drawn);
    }
    return chances;
  }

  double expected(int drawn) {
    double sum = 0;
    for (var entry : factsByHolders.entrySet()) {
      for (int x = 2; x <= Math.min(entry.getKey(), drawn); x++) {
        sum += entry.getValue() * (x - 1) * probability(x, entry.getKey(), drawn);
      }
    }
    return sum;
  }

  private double probability(int x, int holders, int drawn) {
    return StrictMath.exp(logProbability(x, holders, drawn));
  }

  private double logProbability(int x, int holders, int drawn) {
    if (drawn - x > total - holders) {
      return Double.NEGATIVE_INFINITY;
    }
    return Tails.logChoose(holders, x)
        + Tails.logChoose(total - holders, drawn - x)
        - Tails.logChoose(total, drawn);
  }
}
