// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// One item of one channel with everybody who held it, in the order in which they first did: flat
/// arrays, 16 bytes a holding, since a log has millions of them. Mutable for speed.
public final class Item {
  private final Channel channel;
  private final long hash;
  private final Places places = new Places();
  private long[] firstMillis = new long[1];
  private int[] counts = new int[1];
  private int holders;

  Item(Channel channel, long hash) {
    this.channel = channel;
    this.hash = hash;
  }

  /// Notes one use.
  ///
  /// @return whether this use made the principal a holder
  boolean use(int principal, long timeMillis) {
    int at = places.of(principal);
    if (at < 0) {
      at = places.add(principal);
      if (at == counts.length) {
        firstMillis = Arrays.copyOf(firstMillis, Places.grown(at));
        counts = Arrays.copyOf(counts, Places.grown(at));
      }
      firstMillis[at] = timeMillis;
    }
    boolean becomesHolder = ++counts[at] == channel.leastCount();
    if (becomesHolder) {
      holders++;
    }
    return becomesHolder;
  }

  /// The channel of the item.
  public Channel channel() {
    return channel;
  }

  /// Keyed hash of the item.
  public long hash() {
    return hash;
  }

  /// How many principals hold it, each often enough for the channel.
  public int holders() {
    return holders;
  }

  /// The holders, ascending by index.
  public int[] holderIndexes() {
    return IntStream.range(0, places.size())
        .filter(at -> counts[at] >= channel.leastCount())
        .map(places::principal)
        .sorted()
        .toArray();
  }

  /// Whether a principal holds it.
  public boolean heldBy(int principal) {
    return uses(principal) >= channel.leastCount();
  }

  /// How often a principal used it.
  public int uses(int principal) {
    int at = places.of(principal);
    return at < 0 ? 0 : counts[at];
  }

  /// The holdings in order of first use.
  public List<Holding> holdings() {
    return IntStream.range(0, places.size())
        .mapToObj(at -> new Holding(places.principal(at), firstMillis[at], counts[at]))
        .toList();
  }
}
