// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Connected components over indexes of principals (union-find with path halving).
public final class Components {
  private final int[] parent;

  /// Every index on its own.
  public Components(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /// Connects two indexes.
  public void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    // The smaller index leads, so that the result does not depend on the order of joins.
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private int root(int index) {
    int at = index;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  /// The components with at least `least` members, ordered by smallest member.
  public List<Members> atLeast(int least) {
    var byRoot = new TreeMap<Integer, List<Integer>>();
    for (int i = 0; i < parent.length; i++) {
      byRoot.computeIfAbsent(root(i), r -> new ArrayList<>()).add(i);
    }
    return byRoot.values().stream()
        .filter(m -> m.size() >= least)
        .map(m -> Members.of(m.stream().mapToInt(Integer::intValue).toArray()))
        .toList();
  }
}
