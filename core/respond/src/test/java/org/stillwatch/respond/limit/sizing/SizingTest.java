// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.respond.limit.Drawer;
import org.stillwatch.respond.limit.Level;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.limit.Principal;
import org.stillwatch.respond.limit.Scope;
import org.stillwatch.respond.limit.Use;
import org.stillwatch.respond.limit.Wanted;
import org.stillwatch.testkit.Seeds;

class SizingTest {
  private static final long NOW = 1_700_006_400_000L;
  private static final long DAY = 86_400_000L;

  /// Principals that each ask so often a day for thirty days, at random moments.
  private static List<Past> past(long seed, int principals, int perDay, Set<String> verified) {
    var dice = new SplittableRandom(seed);
    var past = new ArrayList<Past>();
    for (int who = 0; who < principals; who++) {
      for (int i = 0; i < perDay * 30; i++) {
        String account = "p" + who;
        past.add(
            new Past(
                NOW + dice.nextLong(30 * DAY),
                account,
                Principal.of(account, 0, verified),
                "code"));
      }
    }
    past.sort(Comparator.comparingLong(Past::atMillis));
    return past;
  }

  private static Sized of(List<Sized> all, Scope scope) {
    return all.stream().filter(s -> s.scope() == scope).findFirst().orElseThrow();
  }

  @Test
  void where_honest_use_is_small_one_amount_does_both() {
    var aim = new Aim(1_000_000, 90, 100, 0.01);
    var sized = Sizing.of(aim, past(1, 200, 2, Set.of()));

    Sized principal = of(sized, Scope.PRINCIPAL);
    assertThat(principal.amount()).isEqualTo(10_000_000L / (100 * 901));
    assertThat(principal.doesBoth()).isTrue();
    assertThat(principal.hit()).isZero();
    assertThat(principal.monthHigh()).isBetween(0.001, 0.02);
    assertThat(principal.daysAlone()).isCloseTo(9_090.8, within(0.1));
    Sized topic = of(sized, Scope.TOPIC);
    assertThat(topic.amount()).isEqualTo(11_098);
    assertThat(topic.doesBoth()).isTrue();
    assertThat(topic.daysSplit()).isEqualTo(topic.daysAlone());
    assertThat(topic.busiestDay()).isBetween(400L, 520L);
  }

  @Test
  void where_honest_use_is_as_large_as_a_harvest_it_says_that_no_amount_does_both() {
    var aim = new Aim(5_000, 90, 10, 0.01);
    var sized = Sizing.of(aim, past(2, 50, 10, Set.of()));

    for (Sized one : sized) {
      assertThat(one.doesBoth()).isFalse();
      assertThat(one.needed().orElseThrow()).isGreaterThan(one.amount());
    }
    assertThat(of(sized, Scope.TOPIC).needed().orElseThrow()).isBetween(400L, 3_000L);
  }

  @Test
  void whoever_is_verified_does_not_count_in_what_all_share() {
    var past = new ArrayList<>(past(3, 50, 20, Set.of("organisation")));
    past.addAll(past(4, 5, 1, Set.of()));
    past.sort(Comparator.comparingLong(Past::atMillis));
    Sized topic = of(Sizing.of(new Aim(50_000, 90, 10, 0.01), past), Scope.TOPIC);

    assertThat(topic.principals()).isEqualTo(5);
    assertThat(topic.doesBoth()).isTrue();
  }

  @Test
  void an_aim_that_no_whole_amount_meets_does_nothing() {
    Sized principal =
        of(Sizing.of(new Aim(100, 90, 100, 0.5), past(5, 3, 1, Set.of())), Scope.PRINCIPAL);
    assertThat(principal.amount()).isZero();
    assertThat(principal.doesBoth()).isFalse();
    assertThat(principal.daysAlone()).isInfinite();
  }

  @Test
  void with_nothing_measured_nothing_is_known_of_its_cost() {
    var sized = Sizing.of(Aim.DEFAULT, List.of());
    assertThat(sized).hasSize(2);
    assertThat(of(sized, Scope.GLOBAL).principals()).isZero();
    assertThat(of(sized, Scope.GLOBAL).monthHigh()).isEqualTo(1);
    assertThat(of(sized, Scope.GLOBAL).doesBoth()).isFalse();
  }

  /// The arithmetic against the limiter itself: nobody is faster than it says.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_copy_takes_at_least_the_days_however_it_is_split(long seed) {
    var dice = new SplittableRandom(seed);
    int days = 3 + dice.nextInt(5);
    int accounts = 2 + dice.nextInt(30);
    long exchanges = 2_000L + dice.nextInt(3_000);
    for (Scope scope : List.of(Scope.PRINCIPAL, Scope.TOPIC)) {
      var aim = new Aim(exchanges, days, accounts, 1);
      Sized sized = of(Sizing.of(aim, past(seed, 1, 1, Set.of())), scope);
      long had = harvested(sized, accounts, days, dice);
      assertThat(had).isLessThanOrEqualTo(exchanges + accounts);
      assertThat(had).isGreaterThan(exchanges * 8 / 10);
    }
  }

  private static long harvested(Sized sized, int accounts, int days, SplittableRandom dice) {
    var limits = new Limits(List.of(Sizing.budget(sized.scope(), sized.topic(), sized.amount())));
    Map<Drawer, Level> levels = new HashMap<>();
    long had = 0;
    long step = DAY / 4_000;
    for (long now = NOW; now <= NOW + days * DAY; now += step) {
      String account = "f" + dice.nextInt(accounts);
      var use = new Use(now, account, Principal.unknown(account), new Wanted("code", 0, 0));
      var taken = limits.take(use, levels);
      levels = taken.levels();
      had += taken.limited().isNot() ? 1 : 0;
    }
    return had;
  }

  @Test
  void the_interval_is_that_of_wilson() {
    var share = new Share(3, 100);
    assertThat(share.low()).isCloseTo(0.01025, within(1e-5));
    assertThat(share.high()).isCloseTo(0.08452, within(1e-5));
    assertThat(new Share(0, 100).high()).isCloseTo(0.03699, within(1e-5));
    assertThat(Share.inMonth(0.1, 15)).isCloseTo(0.19, within(1e-12));
    assertThat(Share.inMonth(0.1, 40)).isEqualTo(0.1);
  }
}
