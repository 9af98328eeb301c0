// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// One item of one channel with everybody who held it, in the order in which they first did: flat
/// arrays, 16 bytes a holding, since a log has millions of them. Mutable for speed.
public final class Item {
  private final Channel channel;
  private final long hash;
  private Places places = new Places();
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

  /// Notes a use that lies in the past, in its place among the holdings: who held a card first must
  /// not depend on who was forgotten in the meantime, or whose log came late.
  ///
  /// @return whether this use made the principal a holder
  boolean usedBefore(int principal, long timeMillis) {
    int known = places.of(principal);
    boolean inPlace =
        known < 0
            ? places.size() == 0 || firstMillis[places.size() - 1] <= timeMillis
            : firstMillis[known] <= timeMillis;
    if (inPlace) {
      return use(principal, timeMillis);
    }
    int uses = known < 0 ? 1 : counts[known] + 1;
    var sorted = new Item(channel, hash);
    int at = 0;
    for (; at < places.size() && firstMillis[at] <= timeMillis; at++) {
      sorted.take(places.principal(at), firstMillis[at], counts[at]);
    }
    sorted.take(principal, timeMillis, uses);
    for (; at < places.size(); at++) {
      if (at != known) {
        sorted.take(places.principal(at), firstMillis[at], counts[at]);
      }
    }
    become(sorted);
    return uses == channel.leastCount();
  }

  /// Forgets principals and gives the others new indexes.
  ///
  /// @param newIndex of each principal, negative where it is forgotten
  void renumber(IntUnaryOperator newIndex) {
    var left = new Item(channel, hash);
    for (int at = 0; at < places.size(); at++) {
      int principal = newIndex.applyAsInt(places.principal(at));
      if (principal >= 0) {
        left.take(principal, firstMillis[at], counts[at]);
      }
    }
    become(left);
  }

  private void take(int principal, long millis, int count) {
    use(principal, millis);
    int at = places.size() - 1;
    if (counts[at] < channel.leastCount() && count >= channel.leastCount()) {
      holders++;
    }
    counts[at] = count;
  }

  private void become(Item other) {
    places = other.places;
    firstMillis = other.firstMillis;
    counts = other.counts;
    holders = other.holders;
  }

  /// Whether nobody is left who used it.
  boolean isUnused() {
    return places.size() == 0;
  }

  /// Who used it first of those who are known; there must be one.
  int firstUser() {
    return places.principal(0);
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
