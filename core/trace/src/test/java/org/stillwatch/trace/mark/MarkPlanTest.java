// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.MarkMeasure;
import org.stillwatch.respond.MarkOrder;
import org.stillwatch.trace.key.EpochKey;
import org.stillwatch.trace.key.KeyView;
import org.stillwatch.trace.key.RootKey;
import org.stillwatch.trace.mark.MarkDirective.DedupScope;
import org.stillwatch.trace.mark.MarkDirective.LedgerPolicy;
import org.stillwatch.trace.mark.MarkDirective.Marked;
import org.stillwatch.trace.mark.MarkDirective.Reason;
import org.stillwatch.trace.mark.MarkDirective.Routed;
import org.stillwatch.trace.mark.MarkDirective.Serving;
import org.stillwatch.trace.mark.MarkDirective.ThinkingPolicy;
import org.stillwatch.trace.mark.MarkDirective.Unmarked;
import org.stillwatch.trace.mark.RequestMeta.Output;
import org.stillwatch.trace.mark.RequestMeta.Traffic;

class MarkPlanTest {
  private static final MarkPlan PLAN = new MarkPlan(RoutedScheme.GUMBEL, 8, 4);
  private static final EpochKey KEYS =
      new RootKey(HexFormat.of().parseHex("0b".repeat(32))).epoch(151);
  private static final Anchors ANCHORS =
      new Anchors(new FingerprintKey(HexFormat.of().parseHex("0c".repeat(32))));
  private static final MarkOrder ROUTED = order(MarkMeasure.ROUTED_KEYS, MarkMeasure.LEDGER);
  private static final MarkOrder ALL = order(MarkMeasure.values());

  private static MarkOrder order(MarkMeasure... measures) {
    return new MarkOrder(
        EnumSet.copyOf(Arrays.asList(measures)), Answer.Reason.USE_UNDER_OBSERVATION, 3);
  }

  private static RequestMeta meta(String account, String prompt, Traffic traffic) {
    return new RequestMeta(
        new AccountId(account), "m1", ANCHORS.of(prompt), 0.7, Output.FREE, traffic);
  }

  private static final RequestMeta ORDINARY = meta("acct-1", "Name two rivers.", Traffic.ORDINARY);
  private static final RequestMeta FLAGGED = meta("acct-1", "Name two rivers.", Traffic.FLAGGED);

  /// Worked once and written down: a change of it breaks every ledger that is out there.
  @Test
  void a_conversation_goes_where_it_went_before() {
    var serving =
        new Serving(
            ThinkingPolicy.AS_ASKED, LedgerPolicy.FINGERPRINTS, "e151/p3/use-under-observation");

    assertThat(PLAN.mark(ROUTED, ORDINARY, KEYS))
        .isEqualTo(
            new Marked(
                Optional.of(new Routed(2, PLAN.poolKey(151, "m1", 2), DedupScope.SINGLE_TURN)),
                OptionalLong.empty(),
                1,
                serving));
    assertThat(PLAN.poolKey(151, "m1", 5).name()).isEqualTo("gumbel-philox4x32-10-v1|m1|pool|5");
  }

  /// Pools of anchors 1 to 8 and the seed of anchor 1, computed in Python from the text of
  /// `provenance.md` 6.3 and 8.
  @Test
  void routes_are_those_of_a_second_implementation() {
    int[] pools = {7, 7, 4, 4, 2, 1, 2, 1};
    for (int i = 0; i < pools.length; i++) {
      var meta =
          new RequestMeta(
              new AccountId("acct-1"),
              "m1",
              Optional.of(new Anchor(i + 1)),
              1,
              Output.FREE,
              Traffic.FLAGGED);
      var marked = (Marked) PLAN.mark(ALL, meta, KEYS);
      assertThat(marked.route().orElseThrow().pool()).isEqualTo(pools[i]);
      if (i == 0) {
        assertThat(marked.variantSeed()).hasValue(6_638_820_350_889_736_320L);
      }
    }
  }

  @Test
  void every_node_and_every_run_says_the_same() {
    var ref = Route.ref(151, "m1", "acct-1");
    var node = KeyView.of(151, Map.of(ref, KEYS.leaf(ref)));
    var again = new RootKey(HexFormat.of().parseHex("0b".repeat(32))).epoch(151);

    assertThat(PLAN.mark(ALL, FLAGGED, node)).isEqualTo(PLAN.mark(ALL, FLAGGED, KEYS));
    assertThat(PLAN.mark(ALL, FLAGGED, again)).isEqualTo(PLAN.mark(ALL, FLAGGED, KEYS));
  }

  @Test
  void a_tidied_prompt_has_the_same_anchor_and_another_prompt_has_another() {
    var anchor = ANCHORS.of("Name two rivers.");

    assertThat(ANCHORS.of("  name\tTWO\u00a0 rivers.\n")).isEqualTo(anchor);
    assertThat(ANCHORS.of("Ｎame two rivers.")).isEqualTo(anchor);
    assertThat(ANCHORS.of("Please name two rivers.")).isNotEqualTo(anchor);
    assertThat(ANCHORS.of(" \n\u2003")).isEmpty();
    assertThat(ANCHORS.of("x".repeat(3 * Anchors.MOST)))
        .isEqualTo(ANCHORS.of("x".repeat(Anchors.MOST)));
    assertThat(
            new Anchors(new FingerprintKey(new byte[FingerprintKey.BYTES])).of("Name two rivers."))
        .isNotEqualTo(anchor);
  }

  @Test
  void conversations_of_one_account_spread_over_all_pools() {
    int[] count = new int[8];
    for (int i = 0; i < 8_000; i++) {
      count[routed(meta("acct-1", "prompt " + i, Traffic.ORDINARY)).pool()]++;
    }
    // mean 1,000, standard deviation 30
    assertThat(Arrays.stream(count).boxed()).allMatch(n -> n > 850 && n < 1150);
  }

  @Test
  void accounts_weeks_and_models_route_apart() {
    Set<String> routes = new HashSet<>();
    routes.add(routes("acct-1", "m1", KEYS));
    routes.add(routes("acct-2", "m1", KEYS));
    routes.add(routes("acct-1", "m2", KEYS));
    routes.add(
        routes("acct-1", "m1", new RootKey(HexFormat.of().parseHex("0b".repeat(32))).epoch(152)));

    assertThat(routes).hasSize(4);
  }

  private static String routes(String account, String model, EpochKey keys) {
    var all = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      var meta =
          new RequestMeta(
              new AccountId(account),
              model,
              ANCHORS.of("prompt " + i),
              1,
              Output.FREE,
              Traffic.ORDINARY);
      all.append(((Marked) PLAN.mark(ROUTED, meta, keys)).route().orElseThrow().pool());
    }
    return all.toString();
  }

  private static Routed routed(RequestMeta meta) {
    return ((Marked) PLAN.mark(ROUTED, meta, KEYS)).route().orElseThrow();
  }

  @Test
  void what_costs_the_customer_something_is_for_flagged_traffic() {
    var ordinary = (Marked) PLAN.mark(ALL, ORDINARY, KEYS);
    var flagged = (Marked) PLAN.mark(ALL, FLAGGED, KEYS);

    assertThat(ordinary.bestOf()).isEqualTo(1);
    assertThat(ordinary.variantSeed()).isEmpty();
    assertThat(ordinary.serving().ledger()).isEqualTo(LedgerPolicy.FINGERPRINTS);
    assertThat(flagged.bestOf()).isEqualTo(4);
    assertThat(flagged.variantSeed()).isPresent();
    assertThat(flagged.serving().ledger()).isEqualTo(LedgerPolicy.TWINS);
    assertThat(flagged.route()).isEqualTo(ordinary.route());
    assertThat(flagged.serving().thinking()).isEqualTo(ThinkingPolicy.WITHHELD);
  }

  @Test
  void where_replicas_are_not_told_apart_flagged_answers_are_still_chosen() {
    var chosen = (Marked) PLAN.mark(order(MarkMeasure.BEST_OF_N), FLAGGED, KEYS);

    assertThat(chosen.route()).isEmpty();
    assertThat(chosen.bestOf()).isEqualTo(4);
  }

  @Test
  void whatever_is_missing_the_answer_is_served_unmarked_and_says_why() {
    assertThat(why(order(MarkMeasure.LEDGER), FLAGGED, KEYS)).isEqualTo(Reason.NOT_ORDERED);
    assertThat(why(order(MarkMeasure.BEST_OF_N, MarkMeasure.VARIANTS), ORDINARY, KEYS))
        .isEqualTo(Reason.NOT_ORDERED);
    assertThat(why(ALL, with(0, Output.FREE, "m1"), KEYS)).isEqualTo(Reason.NOTHING_DRAWN);
    assertThat(why(ALL, with(Double.NaN, Output.FREE, "m1"), KEYS)).isEqualTo(Reason.NOTHING_DRAWN);
    assertThat(why(ALL, meta("acct-1", " ", Traffic.FLAGGED), KEYS)).isEqualTo(Reason.NO_ANCHOR);
    assertThat(why(ALL, FLAGGED, KeyView.none(151))).isEqualTo(Reason.NO_KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|b", "a\nb", "\ud800"})
  void a_name_that_no_key_can_carry_is_served_unmarked(String name) {
    assertThat(why(ALL, meta(name, "hi", Traffic.FLAGGED), KEYS)).isEqualTo(Reason.UNUSABLE_NAME);
    assertThat(why(ALL, with(1, Output.FREE, name), KEYS)).isEqualTo(Reason.UNUSABLE_NAME);
  }

  @Test
  void no_order_marks_what_a_program_reads() {
    for (Traffic traffic : Traffic.values()) {
      var meta =
          new RequestMeta(
              new AccountId("acct-1"), "m1", ANCHORS.of("hi"), 1, Output.STRUCTURED, traffic);
      assertThat(why(ALL, meta, KEYS)).isEqualTo(Reason.STRUCTURED_OUTPUT);
    }
  }

  @Test
  void reasoning_and_ledger_are_as_ordered_without_a_mark_too() {
    assertThat(PLAN.mark(ALL, with(1, Output.STRUCTURED, "m1"), KEYS).serving())
        .isEqualTo(
            new Serving(
                ThinkingPolicy.WITHHELD, LedgerPolicy.TWINS, "e151/p3/use-under-observation"));
    assertThat(PLAN.mark(order(MarkMeasure.ROUTED_KEYS), ORDINARY, KeyView.none(9)).serving())
        .isEqualTo(
            new Serving(
                ThinkingPolicy.AS_ASKED, LedgerPolicy.NOTHING, "e9/p3/use-under-observation"));
  }

  private static Reason why(MarkOrder order, RequestMeta meta, KeyView keys) {
    return ((Unmarked) PLAN.mark(order, meta, keys)).why();
  }

  private static RequestMeta with(double temperature, Output output, String model) {
    return new RequestMeta(
        new AccountId("acct-1"), model, ANCHORS.of("hi"), temperature, output, Traffic.FLAGGED);
  }

  @Test
  void neither_seed_nor_key_is_printed() {
    var marked = (Marked) PLAN.mark(ALL, FLAGGED, KEYS);

    assertThat(marked.toString())
        .doesNotContain(String.valueOf(marked.variantSeed().orElseThrow()))
        .contains("pool=");
  }

  @Test
  void numbers_out_of_range_are_refused() {
    assertThatThrownBy(() -> new MarkPlan(RoutedScheme.GUMBEL, 1, 1))
        .hasMessage("expected 2 to 256 pools, got 1");
    assertThatThrownBy(() -> new MarkPlan(RoutedScheme.GUMBEL, 257, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new MarkPlan(RoutedScheme.GUMBEL, 8, 17))
        .hasMessage("expected 1 to 16 answers, got 17");
  }

  /// The promise of `provenance.md` 9. Anchors are made outside: they cost what the prompt costs.
  @Test
  void ninety_nine_of_a_hundred_directives_take_less_than_a_hundred_microseconds() {
    int pools = 0;
    var nanos = new long[50_000];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < nanos.length; i++) {
        var meta =
            new RequestMeta(
                new AccountId("acct-" + i % 1000),
                "m1",
                Optional.of(new Anchor(i + 1)),
                1,
                Output.FREE,
                Traffic.FLAGGED);
        long begin = System.nanoTime();
        var directive = PLAN.mark(ALL, meta, KEYS);
        nanos[i] = System.nanoTime() - begin;
        pools += ((Marked) directive).bestOf();
      }
    }
    Arrays.sort(nanos);
    assertThat(pools).isEqualTo(2 * 4 * nanos.length);
    assertThat(nanos[nanos.length * 99 / 100]).isLessThan(100_000);
  }
}
