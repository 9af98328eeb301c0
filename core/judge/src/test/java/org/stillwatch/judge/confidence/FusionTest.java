// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.LogOdds;
import org.stillwatch.testkit.Seeds;

class FusionTest {
  private static final Map<String, Double> ONE_IN_TEN = Map.of("yes", 0.1, "no", 0.9);

  private static Weighed item(String id, String group, double nats) {
    return new Weighed(id, group, 1, Map.of("yes", nats));
  }

  private static double yes(List<Weighed> items) {
    return new Fusion(FusionRule.SHIPPED, items).posterior(ONE_IN_TEN).getOrDefault("yes", 0.0);
  }

  /// The example of `sharing.md` 8.3.
  @Test
  void an_echo_counts_with_what_it_repeats() {
    var own = List.of(item("template", "content", 2.7), item("timing", "timing", 1.1));
    var more = new ArrayList<>(own);
    more.add(item("payment", "identity", 1.5));
    var naive = new ArrayList<>(more);
    naive.add(item("partner", "somewhere", 0.8));
    var echo = new ArrayList<>(more);
    echo.add(item("partner", "content", 0.8));

    assertThat(yes(naive)).isCloseTo(0.98, within(0.005));
    assertThat(yes(echo)).isCloseTo(0.92, within(0.005));
  }

  @Test
  void the_formula_by_hand() {
    var items =
        List.of(
            new Weighed("a", "content", 0.5, Map.of("yes", 9.0, "no", -1.0)),
            new Weighed("b", "content", 1, Map.of("yes", 2.0)),
            new Weighed("c", "timing", 1, Map.of("yes", -7.0)));
    var fusion = new Fusion(FusionRule.SHIPPED, items);

    double content = (0.5 * 3.5 + 2) / 1.75;
    assertThat(fusion.nats("content", "yes")).isCloseTo(content, within(1e-12));
    assertThat(fusion.nats("content", "no")).isCloseTo(-0.5 / 1.75, within(1e-12));
    assertThat(fusion.nats("timing", "yes")).isCloseTo(-3.5, within(1e-12));
    double score = StrictMath.log(1.0 / 9) + content - 3.5 + 0.5 / 1.75;
    assertThat(fusion.posterior(ONE_IN_TEN).getOrDefault("yes", 0.0))
        .isCloseTo(LogOdds.probability(score), within(1e-12));
  }

  @Test
  void a_group_ends_at_its_clip_and_so_does_an_item() {
    var many = new ArrayList<Weighed>();
    for (int i = 0; i < 40; i++) {
      many.add(item("i" + i, "content", 100));
    }
    var independent = new FusionRule(3.5, 4.6, 0, Map.of());

    assertThat(new Fusion(independent, many).nats("content", "yes")).isEqualTo(4.6);
    assertThat(new Fusion(FusionRule.SHIPPED, many.subList(0, 1)).nats("content", "yes"))
        .isEqualTo(3.5);
  }

  @Test
  void a_group_of_its_own_correlation_is_divided_by_that() {
    var rule = new FusionRule(3.5, 4.6, 0.75, Map.of("timing", 0.0));
    var items = List.of(item("a", "timing", 1), item("b", "timing", 2));

    assertThat(new Fusion(rule, items).nats("timing", "yes")).isEqualTo(3);
  }

  /// Ratios against "not h" put each item in twice, once for h and once against its rival.
  @Test
  void against_chance_two_hypotheses_give_bayes_rule() {
    var once = List.of(item("a", "content", 2));
    var twice = List.of(new Weighed("a", "content", 1, Map.of("yes", 2.0, "no", -2.0)));

    assertThat(LogOdds.of(yes(once)) - LogOdds.of(0.1)).isCloseTo(2, within(1e-12));
    assertThat(LogOdds.of(yes(twice)) - LogOdds.of(0.1)).isCloseTo(4, within(1e-12));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void what_says_nothing_changes_nothing_and_order_neither(long seed) {
    var dice = new SplittableRandom(seed);
    var items = new ArrayList<Weighed>();
    for (int i = 0; i < 12; i++) {
      var nats = Map.of("yes", dice.nextDouble(-4, 4), "no", dice.nextDouble(-4, 4));
      items.add(new Weighed("i" + i, "g" + dice.nextInt(4), dice.nextDouble(), nats));
    }
    double before = yes(items);
    var more = new ArrayList<>(items);
    for (int i = 0; i < 50; i++) {
      more.add(new Weighed("z" + i, "g" + dice.nextInt(4), dice.nextDouble(), Map.of()));
      more.add(new Weighed("y" + i, "g" + dice.nextInt(4), 0, Map.of("yes", 3.0)));
    }
    Collections.shuffle(more, new Random(seed));

    assertThat(yes(more)).isEqualTo(before);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void shares_sum_to_one_and_stay_inside(long seed) {
    var dice = new SplittableRandom(seed);
    var items = new ArrayList<Weighed>();
    for (int i = 0; i < 30; i++) {
      items.add(new Weighed("i" + i, "g" + i, 1, Map.of("yes", dice.nextDouble(-500, 500))));
    }

    var posterior = new Fusion(FusionRule.SHIPPED, items).posterior(ONE_IN_TEN);

    assertThat(posterior.values()).allSatisfy(p -> assertThat(p).isBetween(0.0, 1.0));
    assertThat(posterior.values().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-12));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void faint_echoes_do_not_thin_out_what_we_saw_and_a_contradiction_counts(long seed) {
    var dice = new SplittableRandom(seed);
    var own = List.of(item("a", "content", 3), item("b", "content", 2));
    var echoed = new ArrayList<>(own);
    for (int i = 0; i < 100; i++) {
      echoed.add(
          new Weighed(
              "e" + i, "content", 1, Map.of("yes", dice.nextDouble(0.06, 0.5)), "p" + i % 7));
    }
    var contradicted = new ArrayList<>(own);
    contradicted.add(new Weighed("c", "content", 1, Map.of("yes", -3.0), "p"));

    assertThat(yes(echoed)).isGreaterThanOrEqualTo(yes(own));
    assertThat(yes(contradicted)).isLessThan(yes(own));
  }

  @Test
  void one_source_has_one_word_in_a_group() {
    var own = List.of(item("a", "content", 3), item("b", "content", 2));
    var once = new ArrayList<>(own);
    once.add(new Weighed("c", "content", 1, Map.of("yes", -0.5), "p"));
    var often = new ArrayList<>(once);
    for (int i = 0; i < 100; i++) {
      often.add(new Weighed("d" + i, "content", 1, Map.of("yes", -0.4), "p"));
    }

    assertThat(yes(often)).isEqualTo(yes(once));
  }

  @Test
  void numbers_that_are_none_are_refused() {
    assertThatThrownBy(() -> item("a", "g", Double.NaN)).hasMessageContaining("finite");
    assertThatThrownBy(() -> new Weighed("a", "g", 1.1, Map.of()))
        .hasMessage("a weight is 0 to 1, got 1.1 of a");
    assertThatThrownBy(() -> new FusionRule(3.5, 4.6, 1.5, Map.of()))
        .hasMessageStartingWith("rho is 0 to 1");
    assertThatThrownBy(
            () -> new Fusion(FusionRule.SHIPPED, List.of()).posterior(Map.of("yes", 0.0)))
        .hasMessageStartingWith("a prior is above 0");
  }
}
