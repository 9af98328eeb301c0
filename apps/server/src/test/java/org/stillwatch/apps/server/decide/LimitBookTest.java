// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.stillwatch.respond.limit.Budget;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.limit.Principal;
import org.stillwatch.respond.limit.Rate;
import org.stillwatch.respond.limit.Scope;
import org.stillwatch.respond.limit.Unit;
import org.stillwatch.respond.limit.Use;
import org.stillwatch.respond.limit.Wanted;

class LimitBookTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long DAY = 86_400_000L;

  static Budget budget(String id, Scope scope, Unit unit, Rate rate) {
    return new Budget(id, scope, "", unit, Budget.counted(scope, rate, 5), Map.of());
  }

  static Use use(long atMillis, String account) {
    return new Use(atMillis, account, Principal.unknown(account), new Wanted("code", 1, 0));
  }

  @Test
  void threads_at_once_get_exactly_the_burst_and_replays_agree() throws Exception {
    var limits =
        new Limits(
            List.of(
                budget("each", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, DAY, 700)),
                budget("all", Scope.GLOBAL, Unit.REQUESTS, Rate.of(1, DAY, 2_000))));
    var book = new LimitBook();
    var passed = new LongAdder();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < 4; i++) {
        int thread = i;
        done.add(
            threads.submit(() -> {
              for (int k = 0; k < 1_000; k++) {
                var metered = book.enforced(limits, use(NOW, "a" + (thread * 1_000 + k) % 40));
                assertThat(metered.again(NOW)).isEqualTo(metered);
                passed.add(metered.told().isNot() ? 1 : 0);
              }
            }));
      }
      for (Future<?> one : done) {
        one.get();
      }
    }
    // Forty principals with a part of 100 each: the parts are more than what is left.
    assertThat(passed.sum()).isEqualTo(2_000);
    assertThat(book.refused()).isEqualTo(2_000);
    assertThat(book.wouldRefuse()).isZero();
  }

  @Test
  void levels_that_are_full_again_are_forgotten() {
    var limits =
        new Limits(List.of(budget("each", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, 10, 1))));
    var book = new LimitBook();
    for (int i = 0; i < 50_000; i++) {
      book.inShadow(limits, use(NOW + i, "account-" + i));
    }
    assertThat(book.size()).isLessThan(100);
  }

  @Test
  void a_flood_of_accounts_finds_no_room_and_is_bounded_all_the_same() {
    var limits =
        new Limits(
            List.of(
                budget("each", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, DAY, 1)),
                budget("topic", Scope.TOPIC, Unit.REQUESTS, Rate.of(1, DAY, 500))));
    var book = new LimitBook(100);
    int passed = 0;
    for (int i = 0; i < 5_000; i++) {
      passed += book.enforced(limits, use(NOW, "new-" + i)).told().isNot() ? 1 : 0;
    }
    assertThat(passed).isEqualTo(500);
    assertThat(book.size()).isLessThanOrEqualTo(100);
    assertThat(book.noRoom()).isPositive();
  }

  @Test
  void other_budgets_begin_full_and_equal_ones_go_on() {
    var limits =
        new Limits(List.of(budget("each", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, DAY, 1))));
    var same =
        new Limits(List.of(budget("each", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, DAY, 1))));
    var other =
        new Limits(List.of(budget("each", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(2, DAY, 1))));
    var book = new LimitBook();

    assertThat(book.enforced(limits, use(NOW, "a")).told().isNot()).isTrue();
    assertThat(book.enforced(same, use(NOW, "a")).told().budget()).isEqualTo("each");
    assertThat(book.enforced(other, use(NOW, "a")).told().isNot()).isTrue();
  }

  @Test
  void what_is_forgotten_after_a_change_is_nothing_of_the_new_budgets() {
    var book = new LimitBook();
    var ones = new Limits(List.of(budget("e", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, 1, 1))));
    var twos = new Limits(List.of(budget("e", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, DAY, 1))));
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 40; i++) {
        book.enforced(ones, use(NOW + round, "a" + i));
      }
      for (int i = 0; i < 40; i++) {
        assertThat(book.enforced(twos, use(NOW + round, "a" + i)).told().isNot()).isTrue();
      }
      for (int i = 0; i < 40; i++) {
        assertThat(book.enforced(twos, use(NOW + round, "a" + i)).told().isNot()).isFalse();
      }
      assertThat(book.size()).isEqualTo(40);
    }
  }

  @Test
  void in_the_shadow_it_is_counted_and_nobody_is_told() {
    var limits =
        new Limits(List.of(budget("each", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, DAY, 1))));
    var book = new LimitBook();
    book.inShadow(limits, use(NOW, "a"));
    var second = book.inShadow(limits, use(NOW, "a"));

    assertThat(second.told().isNot()).isTrue();
    assertThat(second.limited().budget()).isEqualTo("each");
    assertThat(book.wouldRefuse()).isEqualTo(1);
  }
}
