// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import java.util.Arrays;
import java.util.List;

/// The links of a table: over all channels, at most 32 strongest partners an actor, each among the
/// strongest of the other too. Flat arrays, ordered by first and second actor.
///
/// @param pairs first actor shifted by 32, or second actor
/// @param nats weight of each
/// @param dropped pairs with a weight that the limit on partners left out
@SuppressWarnings("ArrayRecordComponent")
record PairLinks(long[] pairs, double[] nats, long dropped) {
  private static final int MOST_PARTNERS = 32;

  static PairLinks of(List<? extends PairSource> channels, int actors) {
    var weights = new PairWeights(channels, actors);
    var up = new Found();
    var down = new Found();
    long seen = 0;
    for (int actor = 0; actor < actors; actor++) {
      weights.of(actor);
      seen += weights.above(actor);
      int least = actor;
      weights.strongest(
          MOST_PARTNERS,
          (partner, nats, shared) -> {
            if (partner > least) {
              up.add(((long) least << 32) | partner, nats);
            } else {
              down.add(((long) partner << 32) | least, nats);
            }
          });
    }
    long[] other = down.sorted();
    int kept = 0;
    for (int i = 0; i < up.size; i++) {
      if (Arrays.binarySearch(other, up.pairs[i]) >= 0) {
        up.pairs[kept] = up.pairs[i];
        up.nats[kept++] = up.nats[i];
      }
    }
    return new PairLinks(Arrays.copyOf(up.pairs, kept), Arrays.copyOf(up.nats, kept), seen - kept);
  }

  /// Pairs that grow.
  private static final class Found {
    private long[] pairs = new long[1024];
    private double[] nats = new double[1024];
    private int size;

    void add(long pair, double weight) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
        nats = Arrays.copyOf(nats, size * 2);
      }
      pairs[size] = pair;
      nats[size++] = weight;
    }

    long[] sorted() {
      long[] sorted = Arrays.copyOf(pairs, size);
      Arrays.sort(sorted);
      return sorted;
    }
  }
}
