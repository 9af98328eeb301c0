// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A set that was committed to, kept by whoever asks until the audit is over. Items keep their
/// order; one value may stand in it once, else copies of one honest item would dilute an audit.
public final class CommittedSet {
  private final List<CommittedItem> items;

  /// Digests of the tree by level, leaves first; a node without a partner moves up as it is.
  private final List<List<String>> levels;

  private CommittedSet(List<CommittedItem> items, List<List<String>> levels) {
    this.items = items;
    this.levels = levels;
  }

  /// Commits to items.
  ///
  /// @throws IllegalArgumentException when there are none, or one value twice
  public static CommittedSet of(List<CommittedItem> items) {
    Set<List<String>> values = new HashSet<>();
    items.forEach(i -> values.add(List.of(i.kind().word(), i.value())));
    if (items.isEmpty() || values.size() < items.size()) {
      throw new IllegalArgumentException("expected an item or more, each value once");
    }
    List<List<String>> levels = new ArrayList<>();
    levels.add(items.stream().map(CommittedItem::leaf).toList());
    while (levels.getLast().size() > 1) {
      levels.add(above(levels.getLast()));
    }
    return new CommittedSet(List.copyOf(items), levels);
  }

  private static List<String> above(List<String> level) {
    List<String> above = new ArrayList<>();
    for (int i = 0; i + 1 < level.size(); i += 2) {
      above.add(Digests.ofPair(Commitment.PAIR, level.get(i), level.get(i + 1)));
    }
    if (level.size() % 2 == 1) {
      above.add(level.getLast());
    }
    return above;
  }

  /// What is told.
  public Commitment commitment() {
    return new Commitment(items.size(), levels.getLast().getFirst());
  }

  /// Opens an item.
  ///
  /// @param index its place, from 0
  public Commitment.Opening open(int index) {
    CommittedItem item = items.get(index);
    List<String> path = new ArrayList<>();
    int at = index;
    for (List<String> level : levels.subList(0, levels.size() - 1)) {
      int beside = at ^ 1;
      if (beside < level.size()) {
        path.add(level.get(beside));
      }
      at >>= 1;
    }
    return new Commitment.Opening(index, item, path);
  }
}
