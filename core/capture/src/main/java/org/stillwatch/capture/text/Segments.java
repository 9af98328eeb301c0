// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.List;

/// The distinct segments of a text, of which at most sixteen are kept: those of the smallest keyed
/// rank, in text order. Whether a segment is kept depends on how many others rank below it, and
/// never on where it stands, so a template keeps the same segments around every payload.
final class Segments {
  static final int KEPT = 16;

  private final long[] states = new long[KEPT];
  private final long[] ranks = new long[KEPT];
  private final int[] places = new int[KEPT];
  private int size;
  private int seen;

  void clear() {
    size = 0;
    seen = 0;
  }

  /// Offers a segment of sufficient size.
  void offer(long rank, long state) {
    seen++;
    if (size == KEPT && Long.compareUnsigned(rank, ranks[KEPT - 1]) >= 0) {
      return;
    }
    int at = size;
    while (at > 0 && Long.compareUnsigned(ranks[at - 1], rank) >= 0) {
      at--;
    }
    if (at < size && states[at] == state) {
      return;
    }
    insert(at, rank, state);
  }

  private void insert(int at, long rank, long state) {
    int moved = Math.min(size, KEPT - 1) - at;
    System.arraycopy(states, at, states, at + 1, moved);
    System.arraycopy(ranks, at, ranks, at + 1, moved);
    System.arraycopy(places, at, places, at + 1, moved);
    size = Math.min(KEPT, size + 1);
    states[at] = state;
    ranks[at] = rank;
    places[at] = seen;
  }

  /// The sealed hashes of what is kept, in text order.
  List<Long> kept(KeyedMix mix, int domain) {
    var kept = new ArrayList<Long>(size);
    for (int last = 0; kept.size() < size; ) {
      int next = nextAfter(last);
      kept.add(mix.sealed(domain, states[next]));
      last = places[next];
    }
    return List.copyOf(kept);
  }

  private int nextAfter(int place) {
    int best = -1;
    for (int i = 0; i < size; i++) {
      if (places[i] > place && (best < 0 || places[i] < places[best])) {
        best = i;
      }
    }
    return best;
  }
}
