// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.engines.local.Tie;
import org.stillwatch.group.Components;

/// The accounts of a campaign, gathered: a block is accounts that share the very same things, a
/// knot is blocks that hang together by what they share and by what they did in turns.
///
/// @param knots most accounts first
/// @param tied accounts that any tie holds
record Knots(List<Knot> knots, long tied) {
  /// Ties that often hold everybody of a knot: they make it, and no block inside it.
  private static final Set<String> ARRANGEMENTS = Set.of("conversation", "work");

  /// Accounts of one knot with the very same things.
  ///
  /// @param ties indexes of the ties that are things, ascending; empty when there is none
  /// @param accounts ordered by id
  record Block(List<Integer> ties, List<AccountId> accounts) {
    boolean overlaps(Block other) {
      return ties.stream().anyMatch(other.ties::contains);
    }
  }

  /// Blocks that hang together.
  ///
  /// @param blocks most accounts first
  /// @param ties indexes of all their ties, ascending
  /// @param arranged whether conversations moved, or work was done in turns, among them
  record Knot(List<Block> blocks, List<Integer> ties, boolean arranged) {
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
    var components = together.atLeast(1);
    int[] knotOf = new int[ties.size()];
    for (int i = 0; i < components.size(); i++) {
      int knot = i;
      components.get(i).stream().forEach(t -> knotOf[t] = knot);
    }
    List<Map<List<Integer>, List<AccountId>>> alike = new ArrayList<>();
    components.forEach(c -> alike.add(new HashMap<>()));
    tiesOf.forEach((account, all) -> {
      var things = all.stream().filter(t -> isThing(ties.get(t))).toList();
      alike
          .get(knotOf[all.getFirst()])
          .computeIfAbsent(things, t -> new ArrayList<>())
          .add(account);
    });
    var knots = new ArrayList<Knot>();
    for (int i = 0; i < components.size(); i++) {
      var all = components.get(i).stream().boxed().toList();
      boolean arranged = all.stream().anyMatch(t -> isArrangement(ties.get(t)));
      knots.add(new Knot(blocks(alike.get(i)), all, arranged));
    }
    knots.sort(Comparator.comparingInt(k -> -k.accounts()));
    return new Knots(List.copyOf(knots), tiesOf.size());
  }

  private static boolean isThing(Tie tie) {
    return !ARRANGEMENTS.containsAll(tie.items().keySet());
  }

  private static boolean isArrangement(Tie tie) {
    return tie.items().keySet().stream().anyMatch(ARRANGEMENTS::contains);
  }

  private static List<Block> blocks(Map<List<Integer>, List<AccountId>> alike) {
    return alike.entrySet().stream()
        .map(e -> new Block(e.getKey(), e.getValue()))
        .sorted(
            Comparator.<Block>comparingInt(b -> -b.accounts().size())
                .thenComparing(b -> b.accounts().getFirst()))
        .collect(Collectors.toUnmodifiableList());
  }
}
