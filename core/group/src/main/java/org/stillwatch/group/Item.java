// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
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

  /// Who is not in its place yet, with when it first used the item.
  private Map<Integer, Long> displaced = Map.of();

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
    boolean moves =
        known < 0
            ? !displaced.isEmpty() || isBeforeLast(timeMillis)
            : displaced.containsKey(principal) || firstMillis[known] > timeMillis;
    if (moves) {
      displaced = displaced.isEmpty() ? new LinkedHashMap<>() : displaced;
      displaced.merge(principal, timeMillis, Math::min);
    }
    return use(principal, timeMillis);
  }

  private boolean isBeforeLast(long timeMillis) {
    return places.size() > 0 && firstMillis[places.size() - 1] > timeMillis;
  }

  /// Puts whoever is not in its place there, all at once: many come late together.
  private void putInPlace() {
    if (displaced.isEmpty()) {
      return;
    }
    var moved =
        displaced.entrySet().stream()
            .sorted(Map.Entry.comparingByValue())
            .collect(Collectors.toCollection(ArrayDeque::new));
    var sorted = new Item(channel, hash);
    for (int at = 0; at < places.size(); at++) {
      if (!displaced.containsKey(places.principal(at))) {
        while (!moved.isEmpty() && moved.getFirst().getValue() < firstMillis[at]) {
          take(moved.removeFirst(), sorted);
        }
        sorted.take(places.principal(at), firstMillis[at], counts[at]);
      }
    }
    moved.forEach(last -> take(last, sorted));
    displaced = Map.of();
    become(sorted);
  }

  private void take(Map.Entry<Integer, Long> moved, Item to) {
    to.take(moved.getKey(), moved.getValue(), counts[places.of(moved.getKey())]);
  }

  /// Forgets principals and gives the others new indexes.
  ///
  /// @param newIndex of each principal, negative where it is forgotten
  void renumber(IntUnaryOperator newIndex) {
    putInPlace();
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
    putInPlace();
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
    putInPlace();
    return IntStream.range(0, places.size())
        .mapToObj(at -> new Holding(places.principal(at), firstMillis[at], counts[at]))
        .toList();
  }
}
