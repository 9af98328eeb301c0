// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

class FamilyTest {
  @Test
  void a_rank_never_says_less_than_one_in_all() {
    assertThat(Ranks.pValue(0, 999)).isEqualTo(0.001);
    assertThat(Ranks.pValue(999, 999)).isEqualTo(1);
    assertThatThrownBy(() -> Ranks.pValue(5, 4)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_sum_of_two_ranks_counts_pairs() {
    // of 10 x 4 pairs, those with a sum of at most 4: (1,1) (1,2) (1,3) (2,1) (2,2) (3,1)
    assertThat(Ranks.log10SumAtMost(new int[] {3, 1}, new int[] {9, 3}))
        .isCloseTo(StrictMath.log10(6.0 / 40), within(1e-12));
    assertThat(Ranks.log10SumAtMost(new int[] {10, 4}, new int[] {9, 3})).isZero();
  }

  @Test
  void a_hundred_canaries_that_all_rank_first_reach_two_hundred_digits() {
    int[] first = new int[100];
    int[] decoys = new int[100];
    Arrays.fill(first, 1);
    Arrays.fill(decoys, 99);

    assertThat(Ranks.log10SumAtMost(first, decoys)).isCloseTo(-200, within(1e-9));
    first[0] = 0;
    assertThatThrownBy(() -> Ranks.log10SumAtMost(first, decoys))
        .hasMessage("expected ranks from 1 to M + 1");
  }

  @Test
  void holm_steps_down_and_counts_what_was_not_given() {
    double[] p = {-8, -2, -8.2};

    double[] adjusted = Holm.log10Adjusted(p, 24_000);

    assertThat(adjusted[2]).isCloseTo(-8.2 + StrictMath.log10(24_000), within(1e-12));
    assertThat(adjusted[0]).isCloseTo(-8 + StrictMath.log10(23_999), within(1e-12));
    assertThat(adjusted[1]).isZero();
    assertThat(Holm.rejected(p, 24_000, 0.01)).containsExactly(true, false, true);
    assertThat(Holm.rejected(new double[] {-6.3}, 24_000, 0.01)).containsExactly(false);
    assertThatThrownBy(() -> Holm.log10Adjusted(p, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_node_is_tested_at_its_share_of_alpha_and_only_below_a_rejected_parent() {
    var loud =
        new GateNode("c1", 100, -9, List.of(GateNode.leaf("a1", -12), GateNode.leaf("a2", -5)));
    var quiet = new GateNode("c2", 50, -3, List.of(GateNode.leaf("a3", -40)));
    var root = new GateNode("all", 10_000, -4, List.of(loud, quiet));

    var tested = GateTree.test(root, 0.01);

    assertThat(tested)
        .extracting(GateTree.Tested::name)
        .containsExactly("all", "c1", "a1", "a2", "c2");
    assertThat(tested.stream().filter(t -> t.verdict() == GateTree.Verdict.REJECTED))
        .extracting(GateTree.Tested::name)
        .containsExactly("all", "c1", "a1");
    assertThat(tested.get(1).log10Level()).isCloseTo(-4, within(1e-12));
    assertThat(tested.get(2).log10Level()).isCloseTo(-6, within(1e-12));
  }

  @Test
  void nothing_is_tested_below_a_root_that_stays() {
    var root = new GateNode("all", 10, -1, List.of(GateNode.leaf("a", -100)));

    assertThat(GateTree.test(root, 0.01)).hasSize(1);
    assertThatThrownBy(() -> new GateNode("x", 1, -1, List.of(root)))
        .hasMessage("expected children that share no leaf of their parent");
  }

  @Test
  void an_e_value_worked_by_hand() {
    var bets = new Bets(List.of(0.5), List.of(0.25));
    double once = 0.5 + 0.5 * StrictMath.exp(0.25 * 9) * StrictMath.pow(0.75, 4);

    var value = EValue.start(bets).plus(9, 4).plus(9, 4);

    assertThat(value.log10()).isCloseTo(2 * StrictMath.log10(once), within(1e-12));
    assertThat(EValue.start(Bets.MONITORING).log10()).isCloseTo(0, within(1e-12));
    assertThat(value.toString()).isEqualTo("EValue[]");
  }

  /// Looked at after every record, the value passes 1/alpha in at most alpha of the null worlds.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void stopping_whenever_one_likes_costs_nothing(long seed) {
    var dice = new SplittableRandom(seed);
    int worlds = 400;
    int crossed = 0;
    for (int w = 0; w < worlds; w++) {
      crossed += crosses(dice, 1.0) ? 1 : 0;
    }

    // Ville's bound is 0.05; four standard deviations above it
    assertThat((double) crossed / worlds)
        .isLessThan(0.05 + 4 * StrictMath.sqrt(0.05 * 0.95 / worlds));
    assertThat(crosses(dice, 1.6)).isTrue();
  }

  private static boolean crosses(SplittableRandom dice, double mean) {
    var value = EValue.start(Bets.MONITORING);
    for (int r = 0; r < 120; r++) {
      double score =
          DoubleStream.generate(() -> -mean * StrictMath.log(1 - dice.nextDouble()))
              .limit(30)
              .sum();
      value = value.plus(score, 30);
      if (value.log10() >= StrictMath.log10(20)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void e_values_are_rejected_from_the_largest_down() {
    // 3 of 10 at alpha 0.1: needed 100, 50, 33.3
    double[] log10E = {StrictMath.log10(60), StrictMath.log10(34), 0.5, StrictMath.log10(40)};

    assertThat(EBenjaminiHochberg.rejected(log10E, 10, 0.1))
        .containsExactly(true, true, false, true);
    assertThat(EBenjaminiHochberg.rejected(log10E, 11, 0.1))
        .containsExactly(false, false, false, false);
  }

  @Test
  void a_grid_that_moves_with_the_records_is_not_the_one_for_monitoring() {
    assertThat(Bets.forCorpus(1_000).shares())
        .startsWith(0.001)
        .isNotEqualTo(Bets.MONITORING.shares());
    assertThatThrownBy(() -> new Bets(List.of(0.1), List.of(1.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
