// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.group.Members;
import org.stillwatch.group.Numbers;

/// The numbers that several owners put into one template, as far as all of them are wholly known.
final class Dealt {
  private final List<Owner> owners;
  private final double knownBelow;
  private final List<long[]> samples = new ArrayList<>();
  private final Map<Long, Integer> holders = new HashMap<>();

  Dealt(List<Owner> owners) {
    this.owners = owners;
    knownBelow = owners.stream().mapToDouble(o -> o.numbers().knownBelow()).min().orElse(1);
    for (Owner owner : owners) {
      long[] sample = owner.numbers().below(knownBelow);
      samples.add(sample);
      for (long number : sample) {
        holders.merge(number, 1, Integer::sum);
      }
    }
  }

  /// Bets that owners repeat each other's numbers less often than random picks from the pool would.
  ///
  /// The pool is the range of all the template's users, of which only stretches of a low rank are
  /// looked at. Owners who keep to a part of the pool are left out: those who number their own
  /// things do not overlap either.
  Bet disjoint(Range pool) {
    var bet = Bet.onFewer();
    double stretches = pool.width() / Numbers.STRETCH * knownBelow;
    double inSample = Numbers.STRETCH * (stretches + 3 * StrictMath.sqrt(stretches) + 1);
    double size = knownBelow < 1 ? Math.min(pool.width(), inSample) : pool.width();
    Set<Long> before = new HashSet<>();
    for (int i = 0; i < owners.size(); i++) {
      var numbers = owners.get(i).numbers();
      if ((double) numbers.most() - numbers.least() < 0.5 * pool.width()) {
        continue;
      }
      long repeated = 0;
      for (long number : samples.get(i)) {
        repeated += before.contains(number) ? 1 : 0;
      }
      bet.see(repeated, samples.get(i).length, before.size() / size);
      for (long number : samples.get(i)) {
        before.add(number);
      }
    }
    return bet;
  }

  private record Held(long number, int owner) {}

  /// Bets that neighbouring numbers belong to one owner less often than if the owners' names were
  /// shuffled, as they do when numbers are dealt round. Only numbers with one owner count, so that
  /// many owners with the same list say nothing.
  Bet dealtRound() {
    var held = new ArrayList<Held>();
    long[] left = new long[owners.size()];
    for (int i = 0; i < owners.size(); i++) {
      for (long number : samples.get(i)) {
        if (holders.getOrDefault(number, 0) == 1) {
          held.add(new Held(number, i));
          left[i]++;
        }
      }
    }
    held.sort(Comparator.comparingLong(Held::number));
    var bet = Bet.onFewer();
    for (int i = 0; i < held.size(); i++) {
      var at = held.get(i);
      if (i > 0 && sameStretch(held.get(i - 1).number, at.number)) {
        int previous = held.get(i - 1).owner;
        double chance = (double) left[previous] / (held.size() - i);
        bet.see(at.owner == previous ? 1 : 0, 1, chance);
      }
      left[at.owner]--;
    }
    return bet;
  }

  private static boolean sameStretch(long a, long b) {
    return Math.floorDiv(a, (long) Numbers.STRETCH) == Math.floorDiv(b, (long) Numbers.STRETCH);
  }

  /// The owners of at least one known number, all of whose known numbers are theirs alone.
  Members alone() {
    var alone = new TreeSet<Integer>();
    for (int i = 0; i < owners.size(); i++) {
      boolean own = samples.get(i).length > 0;
      for (long number : samples.get(i)) {
        own &= holders.getOrDefault(number, 0) == 1;
      }
      if (own) {
        alone.add(owners.get(i).principal());
      }
    }
    return Members.of(alone.stream().mapToInt(Integer::intValue).toArray());
  }
}
