// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;

/// Which partners stay: the strongest, each among the strongest of the other.
class PairLinksTest {
  private static final PairRule RULE = new PairRule("content", CauseGroup.CONTENT, 0.5, 100, 1, 64);

  /// A channel with a given weight for each pair.
  private static final class Weighted implements PairSource {
    private final PairRule rule;
    private final double[][] nats;

    Weighted(PairRule rule, double[][] nats) {
      this.rule = rule;
      this.nats = nats;
    }

    @Override
    public PairRule rule() {
      return rule;
    }

    @Override
    public void partners(int actor, Sink sink) {
      for (int partner = 0; partner < nats.length; partner++) {
        if (nats[actor][partner] > 0) {
          sink.partner(partner, nats[actor][partner], 1);
        }
      }
    }

    @Override
    public PairSource swapped(SplittableRandom dice) {
      return this;
    }

    @Override
    public Dropped dropped() {
      return new Dropped(0, 0, 0);
    }
  }

  private static double[][] table(int actors) {
    return new double[actors][actors];
  }

  private static void pair(double[][] nats, int a, int b, double weight) {
    nats[a][b] = weight;
    nats[b][a] = weight;
  }

  private static long[] pairs(long... firstsAndSeconds) {
    long[] pairs = new long[firstsAndSeconds.length / 2];
    Arrays.setAll(pairs, i -> firstsAndSeconds[2 * i] << 32 | firstsAndSeconds[2 * i + 1]);
    return pairs;
  }

  @Test
  void links_come_by_first_and_second_actor_with_their_weights() {
    double[][] nats = table(4);
    pair(nats, 2, 3, 7);
    pair(nats, 0, 3, 5);
    pair(nats, 0, 1, 6);

    var links = PairLinks.of(List.of(new Weighted(RULE, nats)), 4);

    assertThat(links.pairs()).containsExactly(pairs(0, 1, 0, 3, 2, 3));
    assertThat(links.nats()).containsExactly(6, 5, 7);
    assertThat(links.dropped()).isZero();
  }

  @Test
  void a_link_must_be_among_the_strongest_of_both() {
    double[][] nats = table(40);
    for (int partner = 1; partner < 40; partner++) {
      pair(nats, 0, partner, 50 - partner);
    }

    var links = PairLinks.of(List.of(new Weighted(RULE, nats)), 40);

    // The first 32 are the strongest of actor 0; actor 0 is the only partner of each.
    assertThat(links.pairs()).hasSize(32).contains(pairs(0, 32)).doesNotContain(pairs(0, 33));
    assertThat(links.dropped()).isEqualTo(7);
  }

  @Test
  void of_partners_alike_those_with_the_smaller_number_stay() {
    double[][] nats = table(41);
    for (int partner = 0; partner < 40; partner++) {
      pair(nats, 40, partner, partner < 10 ? 9 : 5);
    }

    var links = PairLinks.of(List.of(new Weighted(RULE, nats)), 41);

    assertThat(links.pairs()).hasSize(32).contains(pairs(31, 40)).doesNotContain(pairs(32, 40));
  }

  @Test
  void more_links_than_there_was_room_for_are_all_kept() {
    double[][] nats = table(80);
    for (int a = 0; a < 80; a++) {
      for (int b = a + 1; b < 80 && b <= a + 15; b++) {
        pair(nats, a, b, 1 + a);
      }
    }

    var links = PairLinks.of(List.of(new Weighted(RULE, nats)), 80);

    assertThat(links.pairs()).hasSize(80 * 15 - 15 * 16 / 2).isSorted();
    assertThat(links.nats()[0]).isEqualTo(1);
    assertThat(links.nats()[links.nats().length - 1]).isEqualTo(79);
  }

  @Test
  void weights_of_several_causes_add_up_and_one_cause_gives_its_strongest() {
    double[][] weak = table(3);
    double[][] strong = table(3);
    double[][] time = table(3);
    pair(weak, 0, 1, 2);
    pair(strong, 0, 1, 3);
    pair(strong, 1, 2, 4);
    pair(time, 0, 1, 10);
    pair(time, 0, 2, 50);
    var timing = new PairRule("time", CauseGroup.TIMING, 0.5, 14, 0.7, 64);
    var words = new PairRule("words", CauseGroup.CONTENT, 0.5, 100, 1, 64);

    var links =
        PairLinks.of(
            List.of(
                new Weighted(words, weak), new Weighted(timing, time), new Weighted(RULE, strong)),
            3);

    assertThat(links.pairs()).containsExactly(pairs(0, 1, 0, 2, 1, 2));
    assertThat(links.nats()[0]).isCloseTo(3 + 7, within(1e-12));
    assertThat(links.nats()[1]).as("capped").isEqualTo(14);
    assertThat(links.nats()[2]).isEqualTo(4);
  }

  @Test
  void starting_values_shrink_timing_only() {
    assertThat(PairRule.assumed("time", CauseGroup.TIMING))
        .isEqualTo(new PairRule("time", CauseGroup.TIMING, 0.5, 14, 0.7, 64));
    assertThat(PairRule.assumed("card", CauseGroup.IDENTITY))
        .isEqualTo(new PairRule("card", CauseGroup.IDENTITY, 0.5, 14, 1, 64));
  }

  @Test
  void partners_of_several_channels_come_in_order_and_are_counted_in_it() {
    double[][] cards = table(8);
    double[][] time = table(8);
    pair(cards, 3, 7, 5);
    pair(cards, 0, 3, 5);
    pair(time, 3, 4, 5);
    pair(time, 3, 1, 5);
    var timing = new PairRule("time", CauseGroup.TIMING, 0.5, 14, 1, 64);

    var links = PairLinks.of(List.of(new Weighted(timing, time), new Weighted(RULE, cards)), 8);

    assertThat(links.pairs()).containsExactly(pairs(0, 3, 1, 3, 3, 4, 3, 7));
    assertThat(links.dropped()).isZero();
  }
}
