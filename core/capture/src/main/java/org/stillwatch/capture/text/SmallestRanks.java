// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import org.stillwatch.capture.text.Segments.Segment;

/// The distinct segments of the smallest keyed ranks, smallest first (a bottom-k sample). Whether
/// one is kept depends on how many others rank below it, and never on where it stands.
final class SmallestRanks {
  private final long[] ranks;
  private final Segment[] segments;
  private int size;

  SmallestRanks(int most) {
    ranks = new long[most];
    segments = new Segment[most];
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  /// What is kept; only the first [#size] places count.
  Segment[] segments() {
    return segments;
  }

  /// Offers a segment; equal segments have equal ranks.
  void offer(long rank, Segment segment) {
    int at = size;
    while (at > 0 && Long.compareUnsigned(ranks[at - 1], rank) > 0) {
      at--;
    }
    boolean known = at > 0 && ranks[at - 1] == rank;
    if (!known && at < ranks.length) {
      insert(at, rank, segment);
    }
  }

  private void insert(int at, long rank, Segment segment) {
    int moved = Math.min(size, ranks.length - 1) - at;
    System.arraycopy(ranks, at, ranks, at + 1, moved);
    System.arraycopy(segments, at, segments, at + 1, moved);
    size = Math.min(ranks.length, size + 1);
    ranks[at] = rank;
    segments[at] = segment;
  }
}
