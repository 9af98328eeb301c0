// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;

class PairWeightsTest {
  private static final PairRule CONTENT = PairRule.assumed("content", CauseGroup.CONTENT);

  private static SortedMap<Integer, Double> partners(PairSource source, int actor) {
    var found = new TreeMap<Integer, Double>();
    source.partners(actor, (partner, nats, shared) -> found.put(partner, nats));
    return found;
  }

  private static ItemPairs pairs(int actors, int[]... rows) {
    int[] items = new int[rows.length];
    int[] who = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      items[i] = rows[i][0];
      who[i] = rows[i][1];
    }
    return ItemPairs.of(CONTENT, items, who, new int[rows.length], 1_000, new int[actors]);
  }

  @Test
  void a_shared_item_weighs_by_the_busier_actor_less_the_chances_of_the_other() {
    var rows = new ArrayList<int[]>();
    rows.add(new int[] {0, 0});
    rows.add(new int[] {0, 1});
    rows.add(new int[] {1, 0});
    rows.add(new int[] {2, 0});
    rows.add(new int[] {3, 1});
    for (int i = 0; i < 95; i++) {
      rows.add(new int[] {10 + i, 2 + i});
    }
    double chance = 2.0 * 3 / 100;

    assertThat(partners(pairs(97, rows.toArray(int[][]::new)), 1))
        .containsOnlyKeys(0)
        .hasEntrySatisfying(
            0,
            nats -> assertThat(nats).isEqualTo(Math.log(0.5 / chance) - Math.log(2), within(1e-9)));
  }

  @Test
  void three_shared_items_weigh_as_much_as_ten() {
    var three = new ArrayList<int[]>();
    var ten = new ArrayList<int[]>();
    for (int i = 0; i < 10; i++) {
      three.add(new int[] {i, 0});
      three.add(new int[] {i < 3 ? i : 20 + i, 1});
      ten.add(new int[] {i, 0});
      ten.add(new int[] {i, 1});
    }
    for (int i = 0; i < 500; i++) {
      three.add(new int[] {100 + i, 2 + i});
      ten.add(new int[] {100 + i, 2 + i});
    }

    assertThat(partners(pairs(502, ten.toArray(int[][]::new)), 0))
        .isEqualTo(partners(pairs(502, three.toArray(int[][]::new)), 0))
        .isNotEmpty();
  }

  @Test
  void an_item_of_more_than_64_makes_no_pair_and_is_counted() {
    var rows = new int[65][];
    for (int i = 0; i < 65; i++) {
      rows[i] = new int[] {7, i};
    }

    assertThat(partners(pairs(65, rows), 0)).isEmpty();
    assertThat(pairs(65, rows).dropped()).isEqualTo(new PairSource.Dropped(1, 65, 0));
  }

  @Test
  void what_all_of_a_stratum_share_is_no_news_inside_it() {
    var rows = new ArrayList<int[]>();
    int[] strata = new int[1_000];
    for (int actor = 0; actor < 1_000; actor++) {
      strata[actor] = actor < 200 ? 0 : 1;
      rows.add(new int[] {actor < 60 ? 0 : actor, actor});
    }
    int[] items = rows.stream().mapToInt(r -> r[0]).toArray();
    int[] who = rows.stream().mapToInt(r -> r[1]).toArray();
    var plain = ItemPairs.of(CONTENT, items, who, new int[1_000], 1_000, new int[1_000]);
    var stratified = ItemPairs.of(CONTENT, items, who, new int[1_000], 1_000, strata);

    assertThat(partners(plain, 0).get(1)).isEqualTo(Math.log(0.5 / 0.06), within(1e-9));
    assertThat(partners(stratified, 0).get(1)).isEqualTo(Math.log(0.5 / 0.3), within(1e-9));
  }

  @Test
  void channels_of_one_cause_count_once_and_under_their_cap() {
    var content = new Fixed(new PairRule("content", CauseGroup.CONTENT, 0.5, 14, 1, 64), 20);
    var words = new Fixed(new PairRule("words", CauseGroup.CONTENT, 0.5, 14, 1, 64), 9);
    var time = new Fixed(new PairRule("time", CauseGroup.TIMING, 0.5, 14, 0.7, 64), 10);

    assertThat(PairLinks.of(List.of(time, words, content), 2).nats()).containsExactly(14 + 7);
  }

  @Test
  void an_actor_keeps_its_32_strongest_partners_and_the_rest_is_counted() {
    var links =
        PairLinks.of(
            List.of(new Star(new PairRule("content", CauseGroup.CONTENT, 0.5, 100, 1, 64), 40)),
            41);

    assertThat(links.nats()).hasSize(32).doesNotContain(1.0, 8.0).contains(9.0, 40.0);
    assertThat(links.dropped()).isEqualTo(8);
  }

  @Test
  void who_names_an_actor_is_linked_to_it_more_when_both_seldom_name() {
    int[] named = new int[60];
    int[] actors = new int[60];
    for (int i = 0; i < 60; i++) {
      actors[i] = i;
      named[i] = i == 0 ? 1 : 100;
    }
    var pairs = DirectPairs.of(CONTENT, named, actors, new int[60], 101);

    assertThat(partners(pairs, 0).get(1)).isEqualTo(Math.log(0.5 / (1.0 * 2 / 60)), within(1e-9));
    assertThat(partners(pairs, 1).get(0)).isEqualTo(partners(pairs, 0).get(1));
    assertThat(partners(pairs, 5)).isEmpty();
  }

  @Test
  void points_pair_up_when_close_in_every_dimension() {
    var points = new double[100][];
    for (int i = 0; i < 100; i++) {
      points[i] = new double[] {i * 100.0, i % 7};
    }
    points[1] = new double[] {5.0, 0.001};
    points[2] = new double[] {6.0, 3};
    var pairs = NearPairs.of(CONTENT, points, new double[] {10, 0.01}, new double[] {1, 1e-4});

    var found = partners(pairs, 0);
    assertThat(found).containsOnlyKeys(1);
    assertThat(partners(pairs, 1).get(0)).isEqualTo(found.get(1));
    assertThat(found.get(1)).isEqualTo(-Math.log(2 / 100.0) - Math.log(16 / 100.0), within(0.1));
  }

  @Test
  void a_flat_set_behaves_like_a_set() {
    var dice = new SplittableRandom(4);
    var flat = new LongSet(300);
    var model = new TreeSet<Long>();
    for (int i = 0; i < 50_000; i++) {
      long member = dice.nextInt(500);
      if (dice.nextBoolean() && model.size() < 300) {
        flat.add(member);
        model.add(member);
      } else {
        flat.remove(member);
        model.remove(member);
      }
      long asked = dice.nextInt(500);
      assertThat(flat.has(asked)).isEqualTo(model.contains(asked));
    }
  }

  /// Two actors with one weight.
  private record Fixed(PairRule rule, double nats) implements PairSource {
    @Override
    public void partners(int actor, Sink sink) {
      sink.partner(1 - actor, nats, 1);
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

  /// Actor 0 with many partners, the n-th of weight n.
  private record Star(PairRule rule, int partners) implements PairSource {
    @Override
    public void partners(int actor, Sink sink) {
      if (actor > 0) {
        sink.partner(0, actor, 1);
        return;
      }
      for (int partner = 1; partner <= partners; partner++) {
        sink.partner(partner, partner, 1);
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

  @Test
  void sixty_four_partners_are_as_many_as_any_other_number() {
    int[][] rows = new int[128 + 800][];
    for (int i = 0; i < 64; i++) {
      rows[2 * i] = new int[] {i, 0};
      rows[2 * i + 1] = new int[] {i, 1 + i};
    }
    for (int i = 0; i < 800; i++) {
      rows[128 + i] = new int[] {100 + i, 100 + i};
    }
    var weights = new PairWeights(List.of(pairs(1_000, rows)), 1_000);

    for (int time = 0; time < 2; time++) {
      weights.of(0);
      var found = new TreeMap<Integer, Double>();
      weights.strongest(64, (partner, nats, shared) -> found.put(partner, nats));
      // Two of 928 hold it, and 0 holds 64.
      double nats = StrictMath.log(0.5 / (2 * 64 / 928.0));
      assertThat(found).hasSize(64);
      assertThat(found.values()).allMatch(n -> Math.abs(n - nats) < 1e-9);
    }
  }
}
