// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.engines.local.Tie;

/// Accounts are gathered by what they share, and like with like.
class KnotsTest {
  private static Tie tie(Map<String, Integer> items, String... holders) {
    return new Tie(new TreeMap<>(items), Stream.of(holders).sorted().map(AccountId::new).toList());
  }

  private static final List<Tie> TIES =
      List.of(
          tie(Map.of("payment", 1), "a", "b", "c"),
          tie(Map.of("device", 2), "c", "d"),
          tie(Map.of("phone", 1), "x", "y"),
          tie(Map.of("phone", 1), "v", "w"),
          tie(Map.of("conversation", 1), "p", "q"));

  @Test
  void overlapping_ties_are_one_knot_of_sets_with_the_very_same_things() {
    var knots = Knots.of(TIES);

    assertThat(knots.tied()).isEqualTo(10);
    assertThat(knots.knots()).hasSize(4);
    var largest = knots.knots().getFirst();
    assertThat(largest.accounts()).isEqualTo(4);
    assertThat(largest.ties()).containsExactly(0, 1);
    assertThat(
            largest.blocks().stream()
                .map(b -> b.accounts().stream().map(AccountId::value).toList()))
        .containsExactly(List.of("a", "b"), List.of("c"), List.of("d"));
    assertThat(largest.blocks().get(0).overlaps(largest.blocks().get(1))).isTrue();
    assertThat(largest.blocks().get(0).overlaps(largest.blocks().get(2))).isFalse();
    assertThat(largest.arranged()).isFalse();
  }

  @Test
  void what_goes_round_makes_a_knot_and_no_set_inside_it() {
    var knot = Knots.of(TIES).knots().getLast();

    assertThat(knot.arranged()).isTrue();
    assertThat(knot.blocks())
        .singleElement()
        .satisfies(b -> {
          assertThat(b.ties()).isEmpty();
          assertThat(b.accounts()).hasSize(2);
        });
  }

  @Test
  void knots_that_look_alike_are_one_shape() {
    var names = new TieNames(TIES);
    var shapes = KnotShape.of(Knots.of(TIES), names);

    assertThat(shapes.stream().map(s -> s.caption(names)))
        .containsExactlyInAnyOrder(
            "<b>4 accounts</b> in 3 sets sharing 2 devices, 1 card",
            "<b>2 knots</b>, each <b>2 accounts</b> sharing 1 telephone",
            "<b>2 accounts</b> sharing 1 chain of moved conversations");
  }

  @Test
  void names_are_made_up_and_numbered_by_kind() {
    var names = new TieNames(TIES);

    assertThat(names.of(List.of(0, 1, 2, 3)))
        .isEqualTo("card 1; devices 1 to 2; telephone 1; telephone 2");
  }

  @Test
  void nothing_ties_nobody() {
    assertThat(Knots.of(List.of())).isEqualTo(new Knots(List.of(), 0));
  }
}
