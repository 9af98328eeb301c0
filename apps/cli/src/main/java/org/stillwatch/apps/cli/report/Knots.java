// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.engines.local.Tie;
import org.stillwatch.group.Components;

/// The accounts of a campaign, gathered: a block is accounts that share the very same ties, a knot
/// is blocks whose ties overlap.
///
/// @param knots most accounts first
/// @param tied accounts that any tie holds
record Knots(List<Knot> knots, long tied) {
  /// Accounts with the very same ties.
  ///
  /// @param ties indexes of the ties, ascending
  /// @param accounts ordered by id
  record Block(List<Integer> ties, List<AccountId> accounts) {
    boolean overlaps(Block other) {
      return ties.stream().anyMatch(other.ties::contains);
    }
  }

  /// Blocks that hang together.
  ///
  /// @param blocks most accounts first
  /// @param ties indexes of all their ties
  record Knot(List<Block> blocks, List<Integer> ties) {
    int accounts() {
      return blocks.stream().mapToInt(b -> b.accounts().size()).sum();
    }
  }

  static Knots of(List<Tie> ties) {
    Map<AccountId, List<Integer>> tiesOf = new TreeMap<>();
    for (int i = 0; i < ties.size(); i++) {
      for (AccountId account : ties.get(i).holders()) {
        tiesOf.computeIfAbsent(account, a -> new ArrayList<>()).add(i);
      }
    }
    var together = new Components(ties.size());
    tiesOf.values().forEach(t -> t.forEach(other -> together.join(t.getFirst(), other)));
    var blocks = blocks(tiesOf);
    var knots = new ArrayList<Knot>();
    Map<Integer, List<Block>> blocksOf = new TreeMap<>();
    Map<Integer, List<Integer>> knotTies = new TreeMap<>();
    together
        .atLeast(1)
        .forEach(m -> {
          int first = m.toArray()[0];
          m.stream().forEach(t -> knotTies.computeIfAbsent(first, f -> new ArrayList<>()).add(t));
        });
    Map<Integer, Integer> knotOf = new TreeMap<>();
    knotTies.forEach((first, all) -> all.forEach(t -> knotOf.put(t, first)));
    for (Block block : blocks) {
      int knot = knotOf.getOrDefault(block.ties().getFirst(), 0);
      blocksOf.computeIfAbsent(knot, k -> new ArrayList<>()).add(block);
    }
    blocksOf.forEach(
        (first, all) -> knots.add(new Knot(all, knotTies.getOrDefault(first, List.of()))));
    knots.sort(Comparator.comparingInt(k -> -k.accounts()));
    return new Knots(List.copyOf(knots), tiesOf.size());
  }

  private static List<Block> blocks(Map<AccountId, List<Integer>> tiesOf) {
    Map<List<Integer>, List<AccountId>> alike =
        tiesOf.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getValue,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    return alike.entrySet().stream()
        .map(e -> new Block(e.getKey(), e.getValue()))
        .sorted(
            Comparator.<Block>comparingInt(b -> -b.accounts().size())
                .thenComparing(b -> b.accounts().getFirst()))
        .toList();
  }
}
