// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.Members;

/// Whether owners begin at equal distances in one numbered list, as they do when it was cut into
/// equal shares, however little of its share each has done.
///
/// Null: everybody begins anywhere in the range of beginnings, on multiples of the largest power of
/// ten that all beginnings agree in, for people begin at round numbers. The distance of neighbours
/// is then geometric, so that it equals a given distance with at most the density of beginnings,
/// which is taken from the half of them that lies closest together. The commonest distance is
/// chosen among all of them (union bound), one of its occurrences is what chose it, and the rest is
/// a binomial tail. Shares of a round size on a full list say nothing here.
///
/// @param distance the commonest distance of neighbouring beginnings
/// @param count how many neighbours are that far apart
/// @param owners with a beginning of their own
/// @param chance that two neighbours are
/// @param beside the owners on either side of such a distance
record EqualShares(long distance, int count, int owners, double chance, Members beside) {
  private static final int LEAST_USES = 20;
  private static final int LEAST_OWNERS = 5;

  /// The shares of owners who used the template at least 20 times.
  static EqualShares of(List<Owner> all) {
    var owners = all.stream().filter(o -> o.numbers().uses() >= LEAST_USES).toList();
    long[] starts =
        owners.stream().mapToLong(o -> o.numbers().least()).sorted().distinct().toArray();
    if (starts.length < LEAST_OWNERS) {
      return new EqualShares(0, 0, 0, 1, Members.of());
    }
    Map<Long, Integer> distances = new HashMap<>();
    for (int i = 1; i < starts.length; i++) {
      distances.merge(starts[i] - starts[i - 1], 1, Integer::sum);
    }
    var commonest =
        distances.entrySet().stream()
            .max(
                Map.Entry.<Long, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElseThrow();
    return new EqualShares(
        commonest.getKey(),
        commonest.getValue(),
        starts.length,
        density(starts),
        beside(owners, starts, commonest.getKey()));
  }

  /// Natural logarithm of the p-value.
  double logP() {
    if (owners < LEAST_OWNERS || count < 2) {
      return 0;
    }
    double logTail = Tails.logBinomialUpper(count - 1L, owners - 2L, chance);
    return Math.min(0, logTail + StrictMath.log(owners - 1.0));
  }

  /// Beginnings per place where half of them lie closest together.
  private static double density(long[] starts) {
    int half = starts.length / 2;
    double narrowest = Double.MAX_VALUE;
    for (int i = half; i < starts.length; i++) {
      narrowest = Math.min(narrowest, (double) starts[i] - starts[i - half]);
    }
    return Math.min(1, half * (double) unit(starts) / narrowest);
  }

  /// The largest power of ten that all beginnings agree in.
  private static long unit(long[] starts) {
    long unit = 1;
    while (unit <= Long.MAX_VALUE / 10 && agree(starts, unit * 10)) {
      unit *= 10;
    }
    return unit;
  }

  private static boolean agree(long[] starts, long unit) {
    for (long start : starts) {
      if (Math.floorMod(start - starts[0], unit) != 0) {
        return false;
      }
    }
    return true;
  }

  private static Members beside(List<Owner> owners, long[] starts, long distance) {
    var ends = new TreeSet<Long>();
    for (int i = 1; i < starts.length; i++) {
      if (starts[i] - starts[i - 1] == distance) {
        ends.add(starts[i - 1]);
        ends.add(starts[i]);
      }
    }
    return Members.of(
        owners.stream()
            .filter(o -> ends.contains(o.numbers().least()))
            .mapToInt(Owner::principal)
            .toArray());
  }
}
