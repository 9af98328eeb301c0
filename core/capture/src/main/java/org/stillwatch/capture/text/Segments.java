// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.List;

/// What is kept of the segments of a text: at most sixteen distinct hashes, in text order. The
/// first four segments and the last four; then eight heads, which are the first six words of longer
/// segments, by the smallest keyed rank; then other segments by rank, while there is room.
///
/// Templates stand at the ends of a long text, mostly; ranks find them where somebody padded both
/// ends; heads find them when a value or a paraphrase changes the rest of the sentence. No rule
/// alone held in all worlds of docs/adr/0002. A head is hashed as if its segment ended there.
final class Segments {
  static final int KEPT = 16;

  private static final int ENDS = 4;

  private final SmallestRanks heads = new SmallestRanks(KEPT / 2);
  private final SmallestRanks others = new SmallestRanks(KEPT);
  private final Segment[] first = new Segment[ENDS];
  private final Segment[] last = new Segment[ENDS];
  private final Segment[] kept = new Segment[KEPT];
  private int size;
  private int firsts;
  private int lasts;
  private int seen;

  /// @param place when it was offered
  /// @param state its hash before sealing
  record Segment(int place, long state) {}

  void clear() {
    heads.clear();
    others.clear();
    firsts = 0;
    lasts = 0;
    seen = 0;
  }

  /// Offers a segment of sufficient size.
  void offer(long rank, long state) {
    var segment = new Segment(seen++, state);
    others.offer(rank, segment);
    if (firsts < ENDS) {
      if (!holds(first, firsts, state)) {
        first[firsts++] = segment;
      }
    } else if (!holds(last, Math.min(lasts, ENDS), state)) {
      last[lasts++ % ENDS] = segment;
    }
  }

  /// Offers the head of the segment that was offered last.
  void offerHead(long rank, long state) {
    heads.offer(rank, new Segment(seen, state));
  }

  /// The sealed hashes of what is kept, in text order.
  List<Long> kept(KeyedMix mix, int domain) {
    size = 0;
    addNew(first, firsts);
    addNew(last, Math.min(lasts, ENDS));
    addNew(heads.segments(), heads.size());
    addNew(others.segments(), others.size());
    Long[] hashes = new Long[size];
    for (int i = 0; i < size; i++) {
      hashes[i] = mix.sealed(domain, kept[i].state());
    }
    return List.of(hashes);
  }

  private void addNew(Segment[] from, int count) {
    for (int i = 0; i < count && size < KEPT; i++) {
      if (!holds(kept, size, from[i].state())) {
        insert(from[i]);
      }
    }
  }

  private void insert(Segment segment) {
    int at = size++;
    while (at > 0 && kept[at - 1].place() > segment.place()) {
      kept[at] = kept[--at];
    }
    kept[at] = segment;
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
