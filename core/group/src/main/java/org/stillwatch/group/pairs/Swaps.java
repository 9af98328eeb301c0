// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Tables as they would look by chance: two incidences of one bin exchange their items, unless
/// somebody would then hold an item twice; five tries for each incidence (`coordination.md` 6).
/// Every actor keeps how much it holds, every item how many hold it, every bin how much happens in
/// it.
final class Swaps {
  private static final long TRIES = 5;

  private Swaps() {}

  static Incidences of(Incidences table, SplittableRandom dice) {
    int[] items = table.itemOfEach();
    int[] actors = table.actorOfEach();
    int[] bins = table.binOfEach();
    int[] byBin = byBin(bins);
    int[] firstOfBin = firsts(bins, byBin);
    var known = new LongSet(items.length);
    for (int i = 0; i < items.length; i++) {
      known.add(key(items[i], actors[i]));
    }
    for (long left = TRIES * items.length; left > 0; left--) {
      int at = dice.nextInt(items.length);
      int bin = bins[byBin[at]];
      int other = firstOfBin[bin] + dice.nextInt(firstOfBin[bin + 1] - firstOfBin[bin]);
      swap(items, actors, byBin[at], byBin[other], known);
    }
    return Incidences.of(items, actors, bins, table.items(), table.actors());
  }

  private static void swap(int[] items, int[] actors, int a, int b, LongSet known) {
    long newA = key(items[b], actors[a]);
    long newB = key(items[a], actors[b]);
    if (items[a] == items[b] || actors[a] == actors[b] || known.has(newA) || known.has(newB)) {
      return;
    }
    known.remove(key(items[a], actors[a]));
    known.remove(key(items[b], actors[b]));
    known.add(newA);
    known.add(newB);
    int item = items[a];
    items[a] = items[b];
    items[b] = item;
  }

  private static long key(int item, int actor) {
    return ((long) item << 32) | actor;
  }

  /// The incidences ordered by bin.
  private static int[] byBin(int[] bins) {
    var keys = new long[bins.length];
    Arrays.setAll(keys, i -> ((long) bins[i] << 32) | i);
    Arrays.sort(keys);
    var order = new int[bins.length];
    Arrays.setAll(order, i -> (int) keys[i]);
    return order;
  }

  /// Where each bin starts in that order; one more place than the largest bin.
  private static int[] firsts(int[] bins, int[] byBin) {
    int most = byBin.length == 0 ? 0 : bins[byBin[byBin.length - 1]] + 1;
    var firsts = new int[most + 1];
    for (int bin : bins) {
      firsts[bin + 1]++;
    }
    for (int i = 0; i < most; i++) {
      firsts[i + 1] += firsts[i];
    }
    return firsts;
  }
}
