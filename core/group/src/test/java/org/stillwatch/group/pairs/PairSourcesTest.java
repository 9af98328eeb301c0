// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.CauseGroup;

/// The three kinds of pairs, each weight from its formula.
class PairSourcesTest {
  private static final PairRule RULE = PairRule.assumed("content", CauseGroup.CONTENT);

  private record Seen(double nats, int shared) {}

  private static SortedMap<Integer, Seen> partners(PairSource source, int actor) {
    var found = new TreeMap<Integer, Seen>();
    source.partners(actor, (partner, nats, shared) -> found.put(partner, new Seen(nats, shared)));
    return found;
  }

  private static Seen seen(PairSource source, int actor, int partner) {
    return Optional.ofNullable(partners(source, actor).get(partner)).orElseThrow();
  }

  private static DirectPairs namings(int actors, int... namedAndActors) {
    int[] named = new int[namedAndActors.length / 2];
    int[] who = new int[named.length];
    for (int i = 0; i < named.length; i++) {
      who[i] = namedAndActors[2 * i];
      named[i] = namedAndActors[2 * i + 1];
    }
    return DirectPairs.of(RULE, named, who, new int[named.length], actors);
  }

  @Test
  void who_names_another_is_its_partner_from_either_side() {
    // 0 names 1 and 2, 3 names 4: three namings.
    var pairs = namings(5, 0, 1, 0, 2, 3, 4);

    // Degrees 2 and 1 of three: two thirds, less the logarithm of one.
    double nats = StrictMath.log(0.5 / (2 / 3.0));
    assertThat(nats).isNegative();
    assertThat(partners(pairs, 0)).isEmpty();
    // Degrees 1 and 1: one third.
    assertThat(partners(pairs, 3))
        .containsOnlyKeys(4)
        .hasEntrySatisfying(
            4, s -> assertThat(s.nats()).isCloseTo(StrictMath.log(1.5), within(1e-12)));
    assertThat(partners(pairs, 4)).containsOnlyKeys(3);
    assertThat(pairs.rule()).isEqualTo(RULE);
  }

  @Test
  void whoever_names_itself_is_nobodys_partner() {
    var pairs = namings(9, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8);

    assertThat(partners(pairs, 0)).isEmpty();
    assertThat(partners(pairs, 1)).containsOnlyKeys(2);
  }

  @Test
  void the_less_busy_of_the_two_says_how_many_chances_there_were() {
    int[] rows = new int[2 * 200];
    for (int i = 0; i < 200; i++) {
      rows[2 * i] = i < 3 ? 0 : i < 5 ? 1 : 10 + i;
      rows[2 * i + 1] = i == 0 ? 1 : i < 5 ? 2 + i : 300 + i;
    }
    var pairs = namings(600, rows);

    // 0 names three, 1 names two and is named by 0: both have a degree of three.
    double nats = StrictMath.log(0.5 / (9 / 200.0)) - StrictMath.log(3);
    assertThat(seen(pairs, 0, 1).nats()).isCloseTo(nats, within(1e-12));
    assertThat(seen(pairs, 1, 0).nats()).isCloseTo(nats, within(1e-12));
  }

  @Test
  void whoever_is_named_by_more_than_64_is_a_partner_only_of_those_it_names() {
    int[] rows = new int[2 * 400];
    for (int i = 0; i < 400; i++) {
      rows[2 * i] = 2 + i;
      rows[2 * i + 1] = i < 65 ? 1 : 500 + i;
    }
    rows[2 * 399] = 1;
    rows[2 * 399 + 1] = 2;
    var pairs = namings(1_000, rows);

    assertThat(partners(pairs, 3)).isEmpty();
    assertThat(pairs.dropped()).isEqualTo(new PairSource.Dropped(1, 65, 0));
    // 66 acts of the one and two of the other in 400, and two chances.
    double nats = StrictMath.log(0.5 / (66 * 2 / 400.0)) - StrictMath.log(2);
    assertThat(nats).isNegative();
    assertThat(partners(pairs, 1)).isEmpty();
    assertThat(partners(pairs, 2)).isEmpty();
  }

  @Test
  void sixty_four_who_name_one_are_its_partners() {
    int[] rows = new int[2 * 4_000];
    for (int i = 0; i < 4_000; i++) {
      rows[2 * i] = 2 + i;
      rows[2 * i + 1] = i < 64 ? 1 : 5_000 + i;
    }
    var pairs = namings(10_000, rows);

    assertThat(partners(pairs, 1)).hasSize(64);
    assertThat(partners(pairs, 2)).containsOnlyKeys(1);
    assertThat(seen(pairs, 2, 1).nats())
        .isCloseTo(StrictMath.log(0.5 / (64 / 4_000.0)), within(1e-12));
    assertThat(pairs.dropped()).isEqualTo(new PairSource.Dropped(0, 0, 0));
  }

  @Test
  void one_named_by_65_is_a_partner_of_whom_it_names_itself() {
    int[] rows = new int[2 * 4_000];
    for (int i = 0; i < 4_000; i++) {
      rows[2 * i] = 2 + i;
      rows[2 * i + 1] = i < 65 ? 1 : 5_000 + i;
    }
    rows[2 * 3_999] = 1;
    rows[2 * 3_999 + 1] = 2;
    var pairs = namings(10_000, rows);

    double nats = StrictMath.log(0.5 / (66 * 2 / 4_000.0)) - StrictMath.log(2);
    assertThat(partners(pairs, 1)).containsOnlyKeys(2);
    assertThat(seen(pairs, 1, 2).nats()).isCloseTo(nats, within(1e-12));
    assertThat(partners(pairs, 2)).containsOnlyKeys(1);
    assertThat(partners(pairs, 3)).isEmpty();
  }

  @Test
  void swapped_namings_keep_how_often_everybody_names_and_is_named() {
    int[] rows = new int[2 * 100];
    for (int i = 0; i < 100; i++) {
      rows[2 * i] = i;
      rows[2 * i + 1] = 100 + i;
    }
    var pairs = namings(200, rows);

    var swapped = pairs.swapped(new SplittableRandom(3));

    assertThat(swapped.rule()).isEqualTo(RULE);
    int moved = 0;
    for (int i = 0; i < 100; i++) {
      assertThat(partners(swapped, i)).hasSize(1);
      moved += partners(swapped, i).containsKey(100 + i) ? 0 : 1;
    }
    assertThat(moved).isGreaterThan(80);
  }

  @Test
  void an_item_of_one_holder_makes_no_pair_and_chance_is_held_within_bounds() {
    int[] items = {0, 0, 1, 2};
    int[] actors = {0, 1, 0, 1};
    var pairs = ItemPairs.of(RULE, items, actors, new int[4], 3, new int[2]);

    // Two of four times two is certain; it counts as .9, which is more than the rule's half.
    assertThat(partners(pairs, 0)).isEmpty();
    assertThat(pairs.rule()).isEqualTo(RULE);
  }

  @Test
  void a_rare_item_that_two_share_weighs_by_its_rarity() {
    int rows = 3_000;
    int[] items = new int[rows];
    int[] actors = new int[rows];
    for (int i = 0; i < rows; i++) {
      items[i] = i < 2 ? 0 : i;
      actors[i] = i;
    }
    var pairs = ItemPairs.of(RULE, items, actors, new int[rows], rows, new int[rows]);

    assertThat(partners(pairs, 0)).containsOnlyKeys(1);
    assertThat(seen(pairs, 0, 1).shared()).isEqualTo(1);
    assertThat(seen(pairs, 0, 1).nats())
        .isCloseTo(StrictMath.log(0.5 / (2.0 / rows)), within(1e-12));
    assertThat(partners(pairs, 5)).isEmpty();
    assertThat(pairs.dropped()).isEqualTo(new PairSource.Dropped(0, 0, 0));
  }

  @Test
  void sixty_four_holders_make_pairs() {
    int rows = 64 + 1_000;
    int[] items = new int[rows];
    int[] actors = new int[rows];
    for (int i = 0; i < rows; i++) {
      items[i] = i < 64 ? 0 : i;
      actors[i] = i;
    }
    var pairs = ItemPairs.of(RULE, items, actors, new int[rows], rows, new int[rows]);

    assertThat(partners(pairs, 0)).hasSize(63);
    assertThat(seen(pairs, 0, 63).nats())
        .isCloseTo(StrictMath.log(0.5 / (64.0 / rows)), within(1e-12));
    assertThat(pairs.dropped()).isEqualTo(new PairSource.Dropped(0, 0, 0));
    assertThat(pairs.swapped(new SplittableRandom(1)).rule()).isEqualTo(RULE);
  }

  private static NearPairs line(double tolerance, double floor, double... points) {
    double[][] rows = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      rows[i] = Double.isNaN(points[i]) ? new double[0] : new double[] {points[i]};
    }
    return NearPairs.of(RULE, rows, new double[] {tolerance}, new double[] {floor});
  }

  @Test
  void a_distance_weighs_by_how_many_lie_as_close_to_the_first_of_the_two() {
    // Of eight points three lie within 2 of the one at 10.
    var pairs = line(3, 0.5, 10, 12, 9, 100, 200, 300, 400, 500);

    assertThat(partners(pairs, 0)).containsOnlyKeys(1, 2);
    assertThat(seen(pairs, 0, 1).nats()).isCloseTo(-StrictMath.log(3 / 8.0), within(1e-12));
    assertThat(seen(pairs, 0, 2).nats()).isCloseTo(-StrictMath.log(2 / 8.0), within(1e-12));
    assertThat(seen(pairs, 2, 1).nats())
        .as("from the smaller index: three within 3 of the one at 12")
        .isCloseTo(-StrictMath.log(3 / 8.0), within(1e-12));
    assertThat(partners(pairs, 1).get(0)).isEqualTo(partners(pairs, 0).get(1));
    assertThat(pairs.rule()).isEqualTo(RULE);
  }

  @Test
  void the_tolerance_is_the_largest_distance_and_the_floor_the_smallest_that_weighs() {
    assertThat(partners(line(2, 0.5, 10, 12, 50, 60), 0)).containsOnlyKeys(1);
    assertThat(partners(line(1.999, 0.5, 10, 12, 50, 60), 0)).isEmpty();
    // At a distance of nothing it weighs as two would: three of four.
    assertThat(seen(line(3, 2, 10, 10, 12, 60), 0, 1).nats())
        .isCloseTo(-StrictMath.log(3 / 4.0), within(1e-12));
  }

  @Test
  void whoever_has_no_point_has_no_partner() {
    var pairs = line(3, 0.5, 10, Double.NaN, 11, 300);

    assertThat(partners(pairs, 1)).isEmpty();
    assertThat(partners(pairs, 0)).containsOnlyKeys(2);
    assertThat(seen(pairs, 0, 2).nats()).isCloseTo(-StrictMath.log(2 / 3.0), within(1e-12));
    assertThat(partners(pairs.swapped(new SplittableRandom(1)), 1)).isEmpty();
  }

  @Test
  void where_all_lie_close_that_is_no_news() {
    assertThat(partners(line(3, 0.5, 10, 11), 0)).isEmpty();
  }

  @Test
  void sixty_four_to_either_side_are_looked_at_and_who_is_cut_off_is_counted() {
    double[] points = IntStream.range(0, 200).mapToDouble(i -> i).toArray();
    var pairs = line(70, 0.5, points);

    assertThat(partners(pairs, 100).keySet())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(36, 164).filter(i -> i != 100).boxed().toList());
    assertThat(partners(pairs, 0).keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 64).boxed().toList());
    assertThat(partners(pairs, 199).lastKey()).isEqualTo(198);
    // Everybody has a 65th within 70 on one side or the other.
    assertThat(pairs.dropped()).isEqualTo(new PairSource.Dropped(0, 0, 200));
    assertThat(line(65, 0.5, points).dropped().nearCut()).isEqualTo(200);
    assertThat(line(64.9, 0.5, points).dropped().nearCut()).isZero();
    double[] hundred = Arrays.copyOf(points, 100);
    // The middle thirty have less than 65 on either side.
    assertThat(line(70, 0.5, hundred).dropped().nearCut()).isEqualTo(70);
  }

  @Test
  void each_dimension_is_dealt_anew_and_keeps_its_values() {
    double[][] points = new double[300][];
    Arrays.setAll(points, i -> new double[] {i, 10_000 + i});
    var pairs = NearPairs.of(RULE, points, new double[] {1, 1}, new double[] {0.1, 0.1});
    assertThat(partners(pairs, 7)).containsOnlyKeys(6, 8);

    var swapped = pairs.swapped(new SplittableRandom(2));

    int close = 0;
    for (int i = 0; i < 300; i++) {
      close += partners(swapped, i).size();
    }
    // Some 4 of 300 * 299 ordered pairs lie close in both: about as many as chance gives.
    assertThat(close).isLessThan(30);
    assertThat(points[7]).containsExactly(7, 10_007);
    assertThat(swapped.dropped()).isEqualTo(new PairSource.Dropped(0, 0, 0));
  }

  /// Namings under a rule by which two who name one are already too many, with a hundred others.
  private static DirectPairs stars(int actors, int... namedAndActors) {
    var rule = new PairRule("named", CauseGroup.IDENTITY, 0.5, 14, 1, 1);
    int[] named = new int[namedAndActors.length / 2 + 100];
    int[] who = new int[named.length];
    for (int i = 0; i < 100; i++) {
      who[i] = 10 + i;
      named[i] = 110 + i;
    }
    for (int i = 0; 2 * i < namedAndActors.length; i++) {
      who[100 + i] = namedAndActors[2 * i];
      named[100 + i] = namedAndActors[2 * i + 1];
    }
    return DirectPairs.of(rule, named, who, new int[named.length], actors);
  }

  @Test
  void two_of_whom_each_is_named_by_too_many_are_no_partners_though_they_name_each_other() {
    var pairs = stars(211, 0, 1, 1, 0, 2, 0, 3, 1);

    assertThat(partners(pairs, 0)).isEmpty();
    assertThat(partners(pairs, 1)).isEmpty();
  }

  @Test
  void whoever_is_named_once_is_a_partner_of_the_one_named_by_many_who_named_it() {
    // 1 is named by 3 and 4, and names 2, whom nobody else names.
    var pairs = stars(211, 3, 1, 4, 1, 1, 2);

    assertThat(partners(pairs, 2)).containsOnlyKeys(1);
  }

  @Test
  void the_last_of_all_who_names_nobody_and_is_named_by_many_is_nobodys_partner() {
    var pairs = stars(211, 0, 210, 1, 210);

    assertThat(partners(pairs, 0)).isEmpty();
  }

  @Test
  void neighbours_on_a_line_are_found_in_whatever_order_they_stand() {
    // 99 x 99 is 1 modulo 200: whose values are next to each other stand 99 or 101 apart.
    double[] values = IntStream.range(0, 200).mapToDouble(a -> 99 * a % 200).toArray();
    var pairs = line(1, 0.5, values);

    for (int actor = 1; actor < 199; actor++) {
      int at = actor;
      var next =
          IntStream.range(0, 200)
              .filter(a -> Math.abs(values[a] - values[at]) == 1)
              .boxed()
              .toList();
      assertThat(partners(pairs, actor).keySet()).containsExactlyElementsOf(next);
    }
  }
}
