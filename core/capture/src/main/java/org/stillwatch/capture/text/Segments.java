// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.List;

/// The distinct segments of a text, of which at most sixteen are kept, in text order: the first
/// four, the last four, and then those of the smallest keyed rank.
///
/// Templates stand at the ends of a long text, mostly, and the ranks find them where somebody
/// padded both ends; neither rule alone held in all worlds of docs/adr/0002.
final class Segments {
  static final int KEPT = 16;

  private static final int ENDS = 4;

  private final SmallestRanks smallest = new SmallestRanks(KEPT);
  private final Segment[] first = new Segment[ENDS];
  private final Segment[] last = new Segment[ENDS];
  private int firsts;
  private int lasts;
  private int seen;

  /// @param place when it was offered
  /// @param state its hash before sealing
  record Segment(int place, long state) {}

  void clear() {
    smallest.clear();
    firsts = 0;
    lasts = 0;
    seen = 0;
  }

  /// Offers a segment of sufficient size.
  void offer(long rank, long state) {
    var segment = new Segment(seen++, state);
    smallest.offer(rank, segment);
    if (firsts < ENDS) {
      if (!holds(first, firsts, state)) {
        first[firsts++] = segment;
      }
    } else if (!holds(last, Math.min(lasts, ENDS), state)) {
      last[lasts++ % ENDS] = segment;
    }
  }

  /// The sealed hashes of what is kept, in text order.
  List<Long> kept(KeyedMix mix, int domain) {
    var kept = new ArrayList<Segment>(KEPT);
    addNew(kept, first, firsts);
    addNew(kept, last, Math.min(lasts, ENDS));
    addNew(kept, smallest.segments(), smallest.size());
    kept.sort((a, b) -> Integer.compare(a.place(), b.place()));
    var hashes = new ArrayList<Long>(kept.size());
    for (Segment segment : kept) {
      hashes.add(mix.sealed(domain, segment.state()));
    }
    return List.copyOf(hashes);
  }

  private static void addNew(List<Segment> kept, Segment[] from, int count) {
    for (int i = 0; i < count && kept.size() < KEPT; i++) {
      long state = from[i].state();
      if (kept.stream().noneMatch(k -> k.state() == state)) {
        kept.add(from[i]);
      }
    }
  }

  private static boolean holds(Segment[] segments, int count, long state) {
    for (int i = 0; i < count; i++) {
      if (segments[i].state() == state) {
        return true;
      }
    }
    return false;
  }
}
