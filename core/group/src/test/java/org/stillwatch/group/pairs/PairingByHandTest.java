// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Seed;

/// Which links are kept, where every swapped table has only light ones.
class PairingByHandTest {
  private static final double HEAVY = 10;

  /// Actors in twos: 0 and 1, 2 and 3, of whom the first pairs are heavy and the others light.
  ///
  /// @param inSwapped heavy pairs in a swapped table
  private record Twos(int heavy, int light, int inSwapped) implements PairSource {
    @Override
    public PairRule rule() {
      return PairRule.assumed("twos", CauseGroup.CONTENT);
    }

    @Override
    public void partners(int actor, Sink sink) {
      int pair = actor / 2;
      if (pair < heavy + light) {
        sink.partner(actor ^ 1, pair < heavy ? HEAVY : 1, 1);
      }
    }

    @Override
    public PairSource swapped(SplittableRandom dice) {
      return new Twos(inSwapped, heavy + light, 0);
    }

    @Override
    public Dropped dropped() {
      return new Dropped(0, 0, 0);
    }
  }

  private static Pairing pairing(int heavy, int inSwapped) {
    return Pairing.of(List.of(new Twos(heavy, 6, inSwapped)), 100, new Seed(1));
  }

  @Test
  void one_link_more_than_none_in_five_swapped_tables_is_a_twentieth_of_four() {
    var four = pairing(4, 0);

    assertThat(four.curve().fdr(HEAVY)).isEqualTo(0.05);
    assertThat(four.curve().fdr(1)).isEqualTo(1);
    assertThat(four.links())
        .containsExactly(
            new PairLink(0, 1, HEAVY),
            new PairLink(2, 3, HEAVY),
            new PairLink(4, 5, HEAVY),
            new PairLink(6, 7, HEAVY));
    assertThat(pairing(3, 0).links()).isEmpty();
  }

  @Test
  void what_swapped_tables_show_as_often_is_chance() {
    // Five tables of two, and one more, over five: 2.2 of eight.
    assertThat(pairing(8, 2).curve().fdr(HEAVY)).isEqualTo(2.2 / 8);
    assertThat(pairing(8, 2).links()).isEmpty();
  }
}
