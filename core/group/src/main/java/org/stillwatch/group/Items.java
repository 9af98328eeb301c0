// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// Every item of every channel that was ever used by a principal that is known. Mutable for speed.
final class Items {
  private final Map<Channel, Map<Long, Item>> byChannel = new TreeMap<>(ByName.INSTANCE);

  /// The item of a hash, a new one if there was none.
  Item of(Channel channel, long hash) {
    return byChannel
        .computeIfAbsent(channel, c -> new HashMap<>())
        .computeIfAbsent(hash, h -> new Item(channel, h));
  }

  /// Who used an item first of those who are known; -1 where nobody did.
  int firstUser(Channel channel, long hash) {
    Item used = byChannel.getOrDefault(channel, Map.of()).get(hash);
    return used == null ? -1 : used.firstUser();
  }

  /// The items of a channel with a number of holders in this range, ordered by hash.
  List<Item> in(Channel channel, int least, int most) {
    return byChannel.getOrDefault(channel, Map.of()).values().stream()
        .filter(i -> i.holders() >= least && i.holders() <= most)
        .sorted(Comparator.comparingLong(Item::hash))
        .toList();
  }

  /// Every channel that has at least one item, ordered by name.
  List<Channel> channels() {
    return List.copyOf(byChannel.keySet());
  }

  /// Gives principals new indexes, and forgets whatever nobody is left to have used.
  ///
  /// @param newIndex of each principal, negative where it is forgotten
  void renumber(IntUnaryOperator newIndex) {
    for (Map<Long, Item> items : byChannel.values()) {
      items.values().forEach(item -> item.renumber(newIndex));
      items.values().removeIf(Item::isUnused);
    }
    byChannel.values().removeIf(Map::isEmpty);
  }
}
