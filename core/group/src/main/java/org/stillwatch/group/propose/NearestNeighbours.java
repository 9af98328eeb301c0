// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Item;

/// The nearest neighbours of every principal in the space of its items: weights (1 + ln uses) times
/// ln(N / holders), cosine. Work is the sum of the squares of the holders, which the channel
/// bounds.
final class NearestNeighbours {
  private static final int NEAREST = 10;
  private static final double LEAST_COSINE = 0.25;

  private NearestNeighbours() {}

  private record Entry(int item, double weight) {}

  static List<Link> of(EvidenceLog log, List<Item> items) {
    Map<Integer, List<Entry>> vectors = new TreeMap<>();
    int[][] holders = new int[items.size()][];
    for (int i = 0; i < items.size(); i++) {
      holders[i] = items.get(i).holderIndexes();
      double rarity = StrictMath.log((double) log.size() / holders[i].length);
      for (int principal : holders[i]) {
        double weight = rarity * (1 + StrictMath.log(items.get(i).uses(principal)));
        vectors.computeIfAbsent(principal, p -> new ArrayList<>()).add(new Entry(i, weight));
      }
    }
    Map<Integer, Double> lengths = new HashMap<>();
    vectors.forEach((p, vector) -> lengths.put(p, length(vector)));
    var links = new TreeMap<Long, Link>();
    vectors.forEach((p, vector) -> {
      for (Link link : nearest(p, vector, holders, vectors, lengths)) {
        links.putIfAbsent((long) link.a() << 32 | link.b(), link);
      }
    });
    return List.copyOf(links.values());
  }

  private static double length(List<Entry> vector) {
    return StrictMath.sqrt(vector.stream().mapToDouble(e -> e.weight * e.weight).sum());
  }

  private static List<Link> nearest(
      int principal,
      List<Entry> vector,
      int[][] holders,
      Map<Integer, List<Entry>> vectors,
      Map<Integer, Double> lengths) {
    Map<Integer, Double> products = new TreeMap<>();
    for (Entry entry : vector) {
      for (int other : holders[entry.item]) {
        if (other != principal) {
          products.merge(other, entry.weight * weight(vectors, other, entry.item), Double::sum);
        }
      }
    }
    double own = lengths.getOrDefault(principal, 0.0);
    return products.entrySet().stream()
        .map(e ->
            new Link(
                Math.min(principal, e.getKey()),
                Math.max(principal, e.getKey()),
                e.getValue() / (own * lengths.getOrDefault(e.getKey(), 0.0))))
        .filter(link -> link.weight() >= LEAST_COSINE)
        .sorted(
            Comparator.comparingDouble(Link::weight)
                .reversed()
                .thenComparingInt(Link::a)
                .thenComparingInt(Link::b))
        .limit(NEAREST)
        .toList();
  }

  /// Entries lie in the order of the items, so a search by halves finds one.
  private static double weight(Map<Integer, List<Entry>> vectors, int principal, int item) {
    List<Entry> vector = vectors.getOrDefault(principal, List.of());
    int low = 0;
    int high = vector.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int at = vector.get(middle).item;
      if (at == item) {
        return vector.get(middle).weight;
      }
      if (at < item) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return 0;
  }
}
