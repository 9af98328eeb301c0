// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stillwatch.judge.Recalibration;

/// The never falling step function with the least squared error, by pooling neighbours that fall
/// (Ayer, Brunk, Ewing, Reid, Silverman 1955). Each step has half a yes and half a no added, so
/// that none of them is certain.
final class Isotonic {
  private Isotonic() {}

  private record Pool(double from, double yes, double all) {
    double share() {
      return (yes + 0.5) / (all + 1);
    }

    Pool with(Pool next) {
      return new Pool(from, yes + next.yes, all + next.all);
    }
  }

  /// The steps.
  ///
  /// @param p probability of each case by the shipped fit
  /// @param yes its label
  /// @param times how often it counts
  static Recalibration.Steps steps(double[] p, boolean[] yes, int[] times) {
    var pools = new ArrayList<Pool>();
    int[] order =
        IntStream.range(0, p.length)
            .filter(i -> times[i] > 0)
            .boxed()
            .sorted((a, b) -> Double.compare(p[a], p[b]))
            .mapToInt(i -> i)
            .toArray();
    for (int i : order) {
      var next = new Pool(p[i], yes[i] ? times[i] : 0, times[i]);
      if (!pools.isEmpty() && pools.getLast().from >= p[i]) {
        next = pools.removeLast().with(next);
      }
      pools.add(next);
      while (pools.size() > 1 && falls(pools)) {
        Pool last = pools.removeLast();
        pools.add(pools.removeLast().with(last));
      }
    }
    return new Recalibration.Steps(pools.stream().map(Pool::from).toList(), heights(pools));
  }

  private static boolean falls(List<Pool> pools) {
    return pools.get(pools.size() - 2).share() >= pools.getLast().share();
  }

  private static List<Double> heights(List<Pool> pools) {
    return pools.stream().map(Pool::share).toList();
  }
}
