// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The parts that pairs are made of, each against numbers worked by hand.
class PairPartsTest {
  private record Partner(int partner, double sum, int count) {}

  private static List<Partner> of(Best best) {
    var found = new ArrayList<Partner>();
    best.each((partner, sum, count) -> found.add(new Partner(partner, sum, count)));
    return found;
  }

  @Test
  void the_three_largest_gains_count_and_all_are_counted() {
    var best = new Best(10);
    for (double gain : new double[] {2, 8, 1, 4, 16}) {
      best.add(7, gain);
    }
    best.add(3, 5);
    best.add(0, 0);

    assertThat(of(best))
        .containsExactly(new Partner(0, 0, 1), new Partner(3, 5, 1), new Partner(7, 28, 5));
  }

  @Test
  void what_is_cleared_leaves_nothing_behind() {
    var best = new Best(10);
    for (int i = 0; i < 4; i++) {
      best.add(0, 9);
      best.add(9, 9);
    }
    best.clear();
    assertThat(of(best)).isEmpty();

    best.add(9, 1);
    best.add(0, 2);
    assertThat(of(best)).containsExactly(new Partner(0, 2, 1), new Partner(9, 1, 1));
  }

  @Test
  void more_partners_than_there_was_room_for_are_kept_in_order() {
    var best = new Best(500);
    for (int partner = 499; partner >= 0; partner--) {
      best.add(partner, partner);
    }

    assertThat(of(best)).hasSize(500);
    for (int partner = 0; partner < 500; partner++) {
      assertThat(of(best).get(partner)).isEqualTo(new Partner(partner, partner, 1));
    }
  }

  @Test
  void two_hundred_are_a_stratum_and_fewer_are_compared_with_everybody() {
    int[] kinds = new int[499];
    Arrays.fill(kinds, 200, 399, 1);
    Arrays.fill(kinds, 399, 499, 2);
    var strata = new Strata(kinds);

    assertThat(strata.count()).isEqualTo(3);
    assertThat(strata.of(0)).isZero();
    assertThat(strata.of(200)).as("199 of a kind").isEqualTo(-1);
    assertThat(strata.together(0, 199)).isTrue();
    assertThat(strata.together(0, 200)).isFalse();
    assertThat(strata.together(200, 201)).isFalse();
    assertThat(new Strata(new int[0]).count()).isZero();
  }

  @Test
  void incidences_are_sorted_and_each_is_kept_once_with_its_smallest_bin() {
    int[] items = {2, 0, 2, 0, 2, 2};
    int[] actors = {1, 2, 0, 0, 1, 1};
    int[] bins = {7, 3, 4, 5, 6, 8};

    var table = Incidences.of(items, actors, bins, 4, 3);

    assertThat(table.size()).isEqualTo(4);
    assertThat(table.items()).isEqualTo(4);
    assertThat(table.actors()).isEqualTo(3);
    assertThat(table.itemOfEach()).containsExactly(0, 0, 2, 2);
    assertThat(table.actorOfEach()).containsExactly(0, 2, 0, 1);
    assertThat(table.binOfEach()).containsExactly(5, 3, 4, 6);
    assertThat(IntStream.range(0, 4).map(table::holders)).containsExactly(2, 0, 2, 0);
    assertThat(table.holder(2, 1)).isEqualTo(1);
    assertThat(IntStream.range(0, 3).map(table::held)).containsExactly(2, 1, 1);
    assertThat(table.held(0, 0)).isZero();
    assertThat(table.held(0, 1)).isEqualTo(2);
    assertThat(table.held(2, 0)).isZero();
  }

  @Test
  void a_table_of_nothing_is_empty_and_can_be_swapped() {
    int[] none = {};
    var table = Incidences.of(none, none, none, 0, 0);

    assertThat(table.size()).isZero();
    assertThat(Swaps.of(table, new SplittableRandom(1)).size()).isZero();
  }

  @Test
  void a_swap_stays_inside_its_bin_and_gives_nobody_an_item_twice() {
    // Two in each bin: 0-0 and 1-1 may only become 0-1 and 1-0; 2-0 and 2-1 may not change.
    int[] items = {0, 1, 2, 2};
    int[] actors = {0, 1, 0, 1};
    int[] bins = {0, 0, 1, 1};
    var table = Incidences.of(items, actors, bins, 3, 2);
    var seen = new TreeSet<String>();
    for (int seed = 0; seed < 40; seed++) {
      var swapped = Swaps.of(table, new SplittableRandom(seed));
      seen.add(
          Arrays.toString(swapped.itemOfEach())
              + Arrays.toString(swapped.actorOfEach())
              + Arrays.toString(swapped.binOfEach()));
    }

    assertThat(seen)
        .containsExactly(
            "[0, 1, 2, 2][0, 1, 0, 1][0, 0, 1, 1]", "[0, 1, 2, 2][1, 0, 0, 1][0, 0, 1, 1]");
  }

  @Test
  void the_false_discovery_rate_is_chance_over_seen_and_never_rises() {
    var curve =
        new NullCurve(
            new double[] {3, 1, 4, 2}, List.of(new double[] {1.5}, new double[] {3.5, 1.5}));

    // One more than the replicates showed, over both: 4/2 of 4, 2/2 of 3, 2/2 of 2, 1/2 of 1.
    assertThat(curve.fdr(1)).isEqualTo(2 / 4.0);
    assertThat(curve.fdr(2)).isEqualTo(1 / 3.0);
    assertThat(curve.fdr(3)).isEqualTo(1 / 3.0);
    assertThat(curve.fdr(4)).isEqualTo(1 / 3.0);
    assertThat(curve.fdr(0)).isEqualTo(1 / 2.0);
    assertThat(curve.fdr(1.7)).isEqualTo(1 / 3.0);
    assertThat(curve.fdr(99)).isEqualTo(1 / 3.0);
  }

  @Test
  void links_of_one_weight_have_one_rate() {
    var curve = new NullCurve(new double[] {2, 2, 2, 2}, List.of(new double[] {2}));

    assertThat(curve.fdr(2)).isEqualTo(2 / 4.0);
    assertThat(new NullCurve(new double[] {2}, List.of(new double[] {3, 3})).fdr(2)).isEqualTo(1);
  }

  @Test
  void the_curve_goes_up_to_the_heaviest_link_in_quarters() {
    var points =
        new NullCurve(
                new double[] {0.3, 0.5, 1}, List.of(new double[] {0.6}, new double[] {0.6, 0.2}))
            .points();

    assertThat(points).extracting(NullCurve.Point::nats).containsExactly(0.0, .25, .5, .75, 1.0);
    assertThat(points).extracting(NullCurve.Point::links).containsExactly(3L, 3L, 2L, 1L, 1L);
    assertThat(points)
        .extracting(NullCurve.Point::meanChance)
        .containsExactly(1.5, 1.0, 1.0, 0.0, 0.0);
    assertThat(points).extracting(NullCurve.Point::low).containsExactly(1L, 1L, 1L, 0L, 0L);
    assertThat(points).extracting(NullCurve.Point::high).containsExactly(2L, 1L, 1L, 0L, 0L);
    assertThat(points).extracting(NullCurve.Point::fdr).containsExactly(.5, .5, .5, .5, .5);
  }

  @Test
  void a_table_without_links_has_no_curve() {
    var curve = new NullCurve(new double[0], List.of(new double[] {3}));

    assertThat(curve.points()).isEmpty();
    assertThat(curve.fdr(3)).isEqualTo(1);
  }

  @Test
  void nobody_comes_to_hold_an_item_twice_by_a_swap() {
    int[] items = {0, 1, 2, 0, 3, 4};
    int[] actors = {0, 0, 0, 1, 1, 1};
    var table = Incidences.of(items, actors, new int[6], 5, 2);

    for (int seed = 0; seed < 40; seed++) {
      var swapped = Swaps.of(table, new SplittableRandom(seed));

      assertThat(swapped.size()).isEqualTo(6);
      assertThat(swapped.held(0)).isEqualTo(3);
      assertThat(swapped.holders(0)).isEqualTo(2);
    }
  }
}
