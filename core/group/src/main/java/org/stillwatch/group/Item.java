// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One item of one channel with everybody who held it, in the order in which they first did.
public final class Item {
  private final Channel channel;
  private final long hash;
  private final List<Holding> holdings = new ArrayList<>();
  private final Map<Integer, Holding> byPrincipal = new HashMap<>();
  private int holders;

  Item(Channel channel, long hash) {
    this.channel = channel;
    this.hash = hash;
  }

  /// Notes one use.
  ///
  /// @return whether this use made the principal a holder
  boolean use(int principal, long timeMillis) {
    var holding = byPrincipal.get(principal);
    if (holding == null) {
      holding = new Holding(principal, timeMillis);
      byPrincipal.put(principal, holding);
      holdings.add(holding);
    }
    holding.again();
    boolean becomesHolder = holding.count() == channel.leastCount();
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
    return holdings.stream()
        .filter(h -> h.count() >= channel.leastCount())
        .mapToInt(Holding::principal)
        .sorted()
        .toArray();
  }

  /// Whether a principal holds it.
  public boolean heldBy(int principal) {
    var holding = byPrincipal.get(principal);
    return holding != null && holding.count() >= channel.leastCount();
  }

  /// How often a principal used it.
  public int uses(int principal) {
    var holding = byPrincipal.get(principal);
    return holding == null ? 0 : holding.count();
  }

  /// The holdings in order of first use.
  public List<Holding> holdings() {
    return List.copyOf(holdings);
  }
}
