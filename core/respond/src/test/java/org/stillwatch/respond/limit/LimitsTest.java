// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

class LimitsTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long DAY = 86_400_000L;

  private static Budget budget(String id, Scope scope, Unit unit, Rate rate) {
    return new Budget(id, scope, "", unit, Budget.counted(scope, rate, 5), Map.of());
  }

  private static Use use(long atMillis, String account, String topic) {
    return new Use(atMillis, account, Principal.unknown(account), new Wanted(topic, 0, 0));
  }

  @Test
  void what_one_budget_refuses_costs_the_others_nothing() {
    var limits =
        new Limits(
            List.of(
                budget("requests", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(10, 1_000, 10)),
                budget("tokens", Scope.ACCOUNT, Unit.TOKENS, Rate.of(1_000, 1_000, 1_000))));
    var first = new Use(NOW, "a", Principal.unknown("a"), new Wanted("", 900, 0));
    var before = limits.take(first, Map.of());
    var refused = limits.take(first, before.levels());

    assertThat(before.limited()).isEqualTo(Limited.NOT);
    assertThat(refused.limited()).isEqualTo(new Limited("tokens", 800));
    assertThat(refused.levels()).isSameAs(before.levels());
    var later = new Use(NOW + 800, "a", Principal.unknown("a"), new Wanted("", 900, 0));
    assertThat(limits.take(later, before.levels()).limited().isNot()).isTrue();
    var tooEarly = new Use(NOW + 799, "a", Principal.unknown("a"), new Wanted("", 900, 0));
    assertThat(limits.take(tooEarly, before.levels()).limited().retryAfterMillis()).isEqualTo(1);
  }

  @Test
  void of_two_that_refuse_the_longer_is_named() {
    var limits =
        new Limits(
            List.of(
                budget("second", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, 1_000, 1)),
                budget("day", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, DAY, 1)),
                budget("credit", Scope.ACCOUNT, Unit.USD_CENTS, Rate.of(5, DAY, 5))));
    var levels = limits.take(use(NOW, "a", ""), Map.of()).levels();

    assertThat(limits.take(use(NOW, "a", ""), levels).limited()).isEqualTo(new Limited("day", DAY));
    var dear = new Use(NOW, "b", Principal.unknown("b"), new Wanted("", 0, 6));
    assertThat(limits.take(dear, levels).limited()).isEqualTo(new Limited("credit", Rate.NEVER));
    assertThat(limits.take(dear, levels).limited().isForGood()).isTrue();
  }

  @Test
  void a_thousand_accounts_that_split_a_harvest_are_bounded_as_one() {
    Rate rate = Rate.of(24_000, DAY, 1_000);
    var limits = new Limits(List.of(exempting("code", rate)));
    Map<Drawer, Level> levels = Map.of();
    int passed = 0;
    int honest = 0;
    long hours = 12;
    for (int i = 0; i < 24_000; i++) {
      long now = NOW + i * (hours * 3_600_000L) / 24_000;
      var taken = limits.take(use(now, "farm-" + i % 1_000, "code"), levels);
      levels = taken.levels();
      passed += taken.limited().isNot() ? 1 : 0;
      if (i % 100 == 0) {
        honest += limits.take(verified(now), levels).limited().isNot() ? 1 : 0;
      }
    }
    assertThat(passed).isLessThanOrEqualTo((int) (1_000 + 24_000 * hours / 24));
    assertThat(passed).isGreaterThan(11_000);
    assertThat(honest).isEqualTo(240);
  }

  private static Budget exempting(String topic, Rate rate) {
    return new Budget(
        "topic-" + topic,
        Scope.TOPIC,
        topic,
        Unit.REQUESTS,
        Budget.counted(Scope.TOPIC, rate, 5),
        Map.of("organisation", new Terms.Exempt()));
  }

  private static Use verified(long now) {
    var principal = Principal.of("seat", 77, Set.of("card", "organisation"));
    return new Use(now, "seat", principal, new Wanted("code", 0, 0));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_flood_by_one_leaves_the_others_half_but_its_own_part(long seed) {
    var dice = new SplittableRandom(seed);
    for (int run = 0; run < 20; run++) {
      long burst = 40 + dice.nextLong(400);
      Rate rate = Rate.of(1 + dice.nextLong(5_000), 60_000, burst);
      var limits = new Limits(List.of(budget("all", Scope.GLOBAL, Unit.REQUESTS, rate)));
      int floods = 1 + dice.nextInt(4);
      long own = Math.ceilDiv(burst * 5, 100L);
      Map<Drawer, Level> levels = Map.of();
      long now = NOW;
      for (int i = 0; i < 1_500; i++) {
        now += dice.nextLong(60_000 / rate.burst() + 1);
        levels = limits.take(use(now, "f" + dice.nextInt(floods), ""), levels).levels();

        long left = left(rate, levels.getOrDefault(new Drawer("all", "", ""), Level.FULL), now);
        assertThat(left).isGreaterThanOrEqualTo(burst - burst / 2 - floods * own - 1);
      }
    }
  }

  /// How many units would pass at once for the whole.
  private static long left(Rate rate, Level level, long now) {
    long low = 0;
    long high = rate.burst();
    while (low < high) {
      long middle = (low + high + 1) / 2;
      if (rate.waitMillis(level, middle, now) == 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Test
  void while_a_flood_goes_on_others_pass_and_who_floods_is_told_exactly_when_it_may() {
    var limits =
        new Limits(
            List.of(budget("all", Scope.GLOBAL, Unit.REQUESTS, Rate.of(1_000, 60_000, 100))));
    Map<Drawer, Level> levels = Map.of();
    Limited refused = Limited.NOT;
    for (int i = 0; i < 200; i++) {
      var taken = limits.take(use(NOW, "flood", ""), levels);
      levels = taken.levels();
      refused = taken.limited();
    }
    long wait = refused.retryAfterMillis();

    assertThat(limits.take(use(NOW, "other", ""), levels).limited().isNot()).isTrue();
    assertThat(wait).isBetween(1L, 60_000L);
    assertThat(limits.take(use(NOW + wait, "flood", ""), levels).limited().isNot()).isTrue();
    assertThat(limits.take(use(NOW + wait - 1, "flood", ""), levels).limited().isNot()).isFalse();
  }

  @Test
  void seats_of_a_verified_organisation_are_one_and_get_its_amount() {
    Map<String, Terms> more =
        Map.of("organisation", Budget.counted(Scope.PRINCIPAL, Rate.of(3, DAY, 3), 5));
    var terms = Budget.counted(Scope.PRINCIPAL, Rate.of(1, DAY, 1), 5);
    var limits =
        new Limits(List.of(new Budget("p", Scope.PRINCIPAL, "", Unit.REQUESTS, terms, more)));
    Map<Drawer, Level> levels = Map.of();
    int passed = 0;
    for (int i = 0; i < 9; i++) {
      var principal = Principal.of("seat-" + i, 7, Set.of("organisation"));
      var taken = limits.take(new Use(NOW, "seat-" + i, principal, new Wanted("", 0, 0)), levels);
      levels = taken.levels();
      passed += taken.limited().isNot() ? 1 : 0;
    }
    assertThat(passed).isEqualTo(3);
    assertThat(Principal.of("a", 7, Set.of("card")).id()).isEqualTo("a:a");
    assertThat(limits.take(use(NOW, "stranger", ""), levels).limited().isNot()).isTrue();
  }

  @Test
  void topics_are_counted_apart_and_an_unknown_word_is_other() {
    var limits = new Limits(List.of(budget("t", Scope.TOPIC, Unit.REQUESTS, Rate.of(1, DAY, 2))));
    var levels = limits.take(use(NOW, "a", "code"), Map.of()).levels();

    assertThat(limits.charges(use(NOW, "a", ""))).isEmpty();
    assertThat(use(NOW, "a", "new-word").topic()).isEqualTo("other");
    assertThat(levels)
        .containsOnlyKeys(new Drawer("t", "code", ""), new Drawer("t", "code", "a:a"));
    assertThat(limits.take(use(NOW, "b", "vision"), levels).limited().isNot()).isTrue();
  }

  @Test
  void what_makes_no_sense_is_no_budget() {
    Rate rate = Rate.of(1, DAY, 1);
    var terms = Budget.counted(Scope.ACCOUNT, rate, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Budget("A b", Scope.ACCOUNT, "", Unit.REQUESTS, terms, Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Budget("a", Scope.ACCOUNT, "code", Unit.REQUESTS, terms, Map.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Budget("a", Scope.ACCOUNT, "", Unit.REQUESTS, terms, Map.of("fame", terms)));
    var one = new Budget("a", Scope.ACCOUNT, "", Unit.REQUESTS, terms, Map.of());
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(List.of(one, one)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Wanted("", -1, 0));
  }
}
