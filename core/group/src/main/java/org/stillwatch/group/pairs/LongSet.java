// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.Arrays;

/// A set of longs that are not negative, in one flat array. Open addressing with linear probing;
/// removal shifts what follows back (Knuth, The Art of Computer Programming 3, 6.4, algorithm R).
final class LongSet {
  private static final long FREE = -1;

  private final long[] places;
  private final int mask;

  /// @param most how many members it will ever have at once
  LongSet(int most) {
    int room = Integer.highestOneBit(Math.max(8, most)) * 4;
    places = new long[room];
    Arrays.fill(places, FREE);
    mask = room - 1;
  }

  boolean has(long member) {
    return places[place(member)] == member;
  }

  void add(long member) {
    places[place(member)] = member;
  }

  void remove(long member) {
    int hole = place(member);
    if (places[hole] == FREE) {
      return;
    }
    places[hole] = FREE;
    for (int at = (hole + 1) & mask; places[at] != FREE; at = (at + 1) & mask) {
      int home = home(places[at]);
      if (((at - home) & mask) >= ((at - hole) & mask)) {
        places[hole] = places[at];
        places[at] = FREE;
        hole = at;
      }
    }
  }

  private int place(long member) {
    int at = home(member);
    while (places[at] != FREE && places[at] != member) {
      at = (at + 1) & mask;
    }
    return at;
  }

  private int home(long member) {
    return (int) ((member * 0x9e3779b97f4a7c15L) >>> 32) & mask;
  }
}
