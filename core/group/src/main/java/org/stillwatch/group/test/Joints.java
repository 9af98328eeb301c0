// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.stillwatch.base.stat.Tails;
import org.stillwatch.group.Members;

/// Where one owner's numbers end and another's begin: a clean joint has at most three mean
/// distances between the two, and no third owner across it.
///
/// Null: whoever numbers things of his own begins anywhere in the middle eight tenths of the range
/// of beginnings and ends, so the joints are a sum of independent rare events, whose tail is
/// bounded by the binomial with the mean chance (Hoeffding 1956).
record Joints(int count, int owners, double chance, Members beside) {
  private static final int LEAST_USES = 20;
  private static final long LEAST_WIDTH = 10;

  /// The joints of the owners who used the template at least 20 times over a range of 10 or more.
  static Joints of(List<Owner> all) {
    var owners =
        all.stream()
            .filter(o -> o.numbers().uses() >= LEAST_USES)
            .filter(o -> o.numbers().most() - o.numbers().least() >= LEAST_WIDTH)
            .sorted(
                Comparator.comparingLong((Owner o) -> o.numbers().least())
                    .thenComparingInt(Owner::principal))
            .toList();
    if (owners.size() < 3) {
      return new Joints(0, 0, 1, Members.of());
    }
    var beside = new TreeSet<Integer>();
    int count = 0;
    for (int i = 1; i < owners.size(); i++) {
      var before = last(owners.subList(0, i));
      if (clean(owners, before, owners.get(i))) {
        count++;
        beside.add(before.principal());
        beside.add(owners.get(i).principal());
      }
    }
    return new Joints(
        count,
        owners.size(),
        chance(owners),
        Members.of(beside.stream().mapToInt(Integer::intValue).toArray()));
  }

  /// Natural logarithm of the p-value.
  double logP() {
    // Below mean + 1 Hoeffding's bound does not hold, and nothing is claimed.
    if (owners < 3 || count < (owners - 1) * chance + 1) {
      return 0;
    }
    return Tails.logBinomialUpper(count, owners - 1L, chance);
  }

  private static Owner last(List<Owner> owners) {
    return owners.stream()
        .max(
            Comparator.comparingLong((Owner o) -> o.numbers().most())
                .thenComparingInt(Owner::principal))
        .orElseThrow();
  }

  private static double reach(Owner a, Owner b) {
    return 3 * Math.max(a.numbers().spacing(), b.numbers().spacing());
  }

  private static boolean clean(List<Owner> owners, Owner before, Owner after) {
    double gap = (double) after.numbers().least() - before.numbers().most();
    return gap > 0
        && gap <= reach(before, after)
        && owners.stream()
            .noneMatch(o ->
                o.numbers().least() < after.numbers().least()
                    && o.numbers().most() > before.numbers().most());
  }

  private static double chance(List<Owner> owners) {
    var ends = new ArrayList<Long>();
    double reach = 0;
    for (Owner owner : owners) {
      ends.add(owner.numbers().least());
      ends.add(owner.numbers().most());
      reach += 3 * owner.numbers().spacing();
    }
    ends.sort(Comparator.naturalOrder());
    double range = (double) ends.get(ends.size() * 9 / 10) - ends.get(ends.size() / 10);
    // Each beginning may fall behind any end; twice, since the wider of two distances counts.
    return Math.min(1, 2 * reach / Math.max(1, range));
  }
}
