// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Seed;

class PairingTest {
  private static final int ACTORS = 2_000;
  private static final int GROUP = 20;
  private static final int GROUPS = 5;
  private static final PairRule RULE = PairRule.assumed("content", CauseGroup.CONTENT);

  /// Rows of actors that each touch 12 of 60,000 items at random, popular ones more often.
  private static List<int[]> strangers(SplittableRandom dice) {
    var rows = new ArrayList<int[]>();
    for (int actor = 0; actor < ACTORS; actor++) {
      for (int i = 0; i < 12; i++) {
        double draw = dice.nextDouble();
        rows.add(new int[] {(int) (draw * draw * 60_000), actor});
      }
    }
    return rows;
  }

  /// The first hundred in five groups of twenty, each member drawing ten times from sixteen own
  /// items.
  private static List<int[]> planted(SplittableRandom dice) {
    var rows = strangers(dice);
    for (int actor = 0; actor < GROUPS * GROUP; actor++) {
      for (int i = 0; i < 10; i++) {
        rows.add(new int[] {60_000 + actor / GROUP * 16 + dice.nextInt(16), actor});
      }
    }
    return rows;
  }

  private static ItemPairs pairs(List<int[]> rows) {
    int[] items = rows.stream().mapToInt(r -> r[0]).toArray();
    int[] actors = rows.stream().mapToInt(r -> r[1]).toArray();
    return ItemPairs.of(RULE, items, actors, new int[items.length], 60_100, new int[ACTORS]);
  }

  @Tag("error-rate")
  @Test
  void a_table_without_structure_has_as_many_links_as_chance_gives() {
    var pairing =
        Pairing.of(List.of(pairs(strangers(new SplittableRandom(1)))), ACTORS, new Seed(5));

    var all = pairing.curve().points().getFirst();
    assertThat(all.links()).isGreaterThan(500);
    assertThat(all.links() / all.meanChance()).isBetween(0.9, 1.1);
    assertThat(all.fdr()).isGreaterThan(0.9);
    assertThat(pairing.links()).isEmpty();
  }

  @Tag("error-rate")
  @Test
  void a_planted_table_links_the_members_of_its_groups_and_few_others() {
    var pairing = Pairing.of(List.of(pairs(planted(new SplittableRandom(1)))), ACTORS, new Seed(5));

    var sure = pairing.links().stream().filter(l -> pairing.curve().fdr(l.nats()) <= 0.01).toList();
    long inside =
        sure.stream().filter(l -> l.b() < GROUPS * GROUP && l.a() / GROUP == l.b() / GROUP).count();
    assertThat(inside).isGreaterThan(500);
    assertThat(sure.size() - inside).isLessThanOrEqualTo(sure.size() / 50);
  }

  @Test
  void the_order_of_rows_and_rows_that_come_twice_change_nothing() {
    var rows = planted(new SplittableRandom(1));
    var mixed = new ArrayList<>(rows.reversed());
    mixed.addAll(rows.subList(0, 5_000));

    var one = Pairing.of(List.of(pairs(rows)), ACTORS, new Seed(5));
    var other = Pairing.of(List.of(pairs(mixed)), ACTORS, new Seed(5));

    assertThat(other.links()).isEqualTo(one.links()).isNotEmpty();
    assertThat(other.curve().points()).isEqualTo(one.curve().points());
  }

  @Test
  void a_swap_keeps_both_degrees_and_what_each_bin_holds() {
    var rows = strangers(new SplittableRandom(2));
    int[] items = rows.stream().mapToInt(r -> r[0]).toArray();
    int[] actors = rows.stream().mapToInt(r -> r[1]).toArray();
    int[] bins = Arrays.stream(actors).map(a -> a % 3).toArray();
    var table = Incidences.of(items, actors, bins, 60_000, ACTORS);

    var swapped = Swaps.of(table, new SplittableRandom(9));

    assertThat(swapped.size()).isEqualTo(table.size());
    int kept = 0;
    for (int actor = 0; actor < ACTORS; actor++) {
      assertThat(swapped.held(actor)).isEqualTo(table.held(actor));
      for (int n = 0; n < table.held(actor); n++) {
        kept += swapped.held(actor, n) == table.held(actor, n) ? 1 : 0;
      }
    }
    for (int item = 0; item < 60_000; item++) {
      assertThat(swapped.holders(item)).isEqualTo(table.holders(item));
    }
    assertThat(kept).isLessThan(table.size() / 20);
    int[] before = table.binOfEach();
    int[] after = swapped.binOfEach();
    Arrays.sort(before);
    Arrays.sort(after);
    assertThat(after).isEqualTo(before);
  }
}
