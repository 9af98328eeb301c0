// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.Arrays;

/// Who held what in one channel, each once: flat arrays ordered by item, then actor.
///
/// Actors and items are numbered from zero without gaps. Each incidence has a bin, the smallest one
/// given for it: swaps stay inside a bin.
final class Incidences {
  private final int[] itemStarts;
  private final int[] holders;
  private final int[] bins;
  private final int[] actorStarts;
  private final int[] held;

  private Incidences(int[] itemStarts, int[] holders, int[] bins, int actors) {
    this.itemStarts = itemStarts;
    this.holders = holders;
    this.bins = bins;
    actorStarts = starts(holders, actors);
    held = new int[holders.length];
    int[] next = actorStarts.clone();
    for (int item = 0; item < items(); item++) {
      for (int at = itemStarts[item]; at < itemStarts[item + 1]; at++) {
        held[next[holders[at]]++] = item;
      }
    }
  }

  /// Sorts and drops duplicates. The arrays are parallel and stay as they are.
  static Incidences of(int[] items, int[] actors, int[] bins, int itemCount, int actorCount) {
    int[] starts = starts(items, itemCount);
    int[] next = starts.clone();
    var slots = new long[items.length];
    for (int i = 0; i < items.length; i++) {
      slots[next[items[i]]++] = ((long) actors[i] << 32) | bins[i];
    }
    var itemStarts = new int[itemCount + 1];
    int kept = 0;
    for (int item = 0; item < itemCount; item++) {
      Arrays.sort(slots, starts[item], starts[item + 1]);
      itemStarts[item] = kept;
      for (int at = starts[item]; at < starts[item + 1]; at++) {
        if (at == starts[item] || slots[at] >>> 32 != slots[at - 1] >>> 32) {
          slots[kept++] = slots[at];
        }
      }
    }
    itemStarts[itemCount] = kept;
    return new Incidences(itemStarts, high(slots, kept), low(slots, kept), actorCount);
  }

  private static int[] high(long[] slots, int count) {
    var high = new int[count];
    Arrays.setAll(high, i -> (int) (slots[i] >>> 32));
    return high;
  }

  private static int[] low(long[] slots, int count) {
    var low = new int[count];
    Arrays.setAll(low, i -> (int) slots[i]);
    return low;
  }

  /// Where the run of each value starts once the values are sorted; one more place than values.
  private static int[] starts(int[] values, int count) {
    var starts = new int[count + 1];
    for (int value : values) {
      starts[value + 1]++;
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] += starts[i];
    }
    return starts;
  }

  int size() {
    return holders.length;
  }

  int items() {
    return itemStarts.length - 1;
  }

  int actors() {
    return actorStarts.length - 1;
  }

  /// How many actors hold an item.
  int holders(int item) {
    return itemStarts[item + 1] - itemStarts[item];
  }

  /// The n-th holder of an item, ascending.
  int holder(int item, int n) {
    return holders[itemStarts[item] + n];
  }

  /// How many items an actor holds.
  int held(int actor) {
    return actorStarts[actor + 1] - actorStarts[actor];
  }

  /// The n-th item of an actor, ascending.
  int held(int actor, int n) {
    return held[actorStarts[actor] + n];
  }

  /// The item of each incidence, in order; a copy.
  int[] itemOfEach() {
    var each = new int[size()];
    for (int item = 0; item < items(); item++) {
      Arrays.fill(each, itemStarts[item], itemStarts[item + 1], item);
    }
    return each;
  }

  /// The actor of each incidence, in order; a copy.
  int[] actorOfEach() {
    return holders.clone();
  }

  /// The bin of each incidence, in order; a copy.
  int[] binOfEach() {
    return bins.clone();
  }
}
