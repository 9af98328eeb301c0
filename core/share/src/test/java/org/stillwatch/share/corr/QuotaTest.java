// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

class QuotaTest {
  private static final Agreement AGREEMENT = Agreed.both();
  private static final long MOST = 2_000;
  private static final Instant MIDNIGHT = Instant.parse("2026-06-02T00:00:00Z");

  private static Wish wish(IdentifierClass kind, long items, Instant at) {
    return new Wish(Agreed.THEM, kind, items, at);
  }

  private static Quota granted(Quota quota, Wish wish, long left) {
    assertThat(quota.ask(AGREEMENT, wish)).isInstanceOf(Quota.Granted.class);
    var granted = (Quota.Granted) quota.ask(AGREEMENT, wish);
    assertThat(granted.left()).isEqualTo(left);
    return granted.next();
  }

  @Test
  void of_a_day_as_much_is_given_as_was_agreed_and_then_nothing() {
    Quota first = granted(Quota.NONE, wish(IdentifierClass.IPV4, 1_000, MIDNIGHT), 1_000);

    assertThat(first.ask(AGREEMENT, wish(IdentifierClass.IPV4, 1_001, MIDNIGHT)))
        .isEqualTo(new Quota.Refused("only 1000 of 2000 values a day are left"));
    Quota second = granted(first, wish(IdentifierClass.IPV4, 1_000, MIDNIGHT), 0);
    assertThat(second.ask(AGREEMENT, wish(IdentifierClass.IPV4, 1_000, MIDNIGHT)))
        .isEqualTo(new Quota.Refused("only 0 of 2000 values a day are left"));
    granted(second, wish(IdentifierClass.DEVICE, 50_000, MIDNIGHT), 0);
    granted(second, wish(IdentifierClass.IPV4, 2_000, MIDNIGHT.plus(Duration.ofDays(1))), 0);
  }

  @Test
  void what_the_agreement_does_not_allow_costs_nothing() {
    assertThat(Quota.NONE.ask(AGREEMENT, wish(IdentifierClass.PHONE, 1_000, MIDNIGHT)))
        .isEqualTo(new Quota.Refused("the agreement does not have this class"));
    assertThat(Quota.NONE.ask(AGREEMENT, wish(IdentifierClass.IPV4, 999, MIDNIGHT)))
        .isEqualTo(new Quota.Refused("the agreement wants 1000 distinct values or more"));
  }

  @Test
  void a_second_agreement_gives_no_second_quota() {
    Quota spent = granted(Quota.NONE, wish(IdentifierClass.DEVICE, 50_000, MIDNIGHT), 0);
    var another =
        Agreed.of(
            new TreeMap<>(Map.of(IdentifierClass.DEVICE, Allowance.DEFAULT)),
            Direction.SECOND_ASKS,
            OptionalInt.empty());

    assertThat(another.digest()).isNotEqualTo(AGREEMENT.digest());
    assertThat(spent.ask(another, wish(IdentifierClass.DEVICE, 1_000, MIDNIGHT)))
        .isEqualTo(new Quota.Refused("only 0 of 50000 values a day are left"));
  }

  @Test
  void a_day_that_is_over_is_not_spent_again() {
    Quota later = granted(Quota.NONE, wish(IdentifierClass.IPV4, 1_000, MIDNIGHT), 1_000);

    assertThat(later.ask(AGREEMENT, wish(IdentifierClass.IPV4, 1_000, MIDNIGHT.minusMillis(1))))
        .isEqualTo(new Quota.Refused("the day is over: something was asked on a later one"));
  }

  /// One grant.
  private record Grant(Quota.Meter meter, Instant at, long items) {}

  private static List<Grant> history(long seed) {
    var random = new SplittableRandom(seed);
    var quota = Quota.NONE;
    var grants = new ArrayList<Grant>();
    long minutes = 0;
    for (int i = 0; i < 3_000; i++) {
      minutes += random.nextInt(-30, 90); // clocks of several machines, so time also goes back
      var kind = random.nextBoolean() ? IdentifierClass.IPV4 : IdentifierClass.DEVICE;
      var asker = random.nextBoolean() ? Agreed.US : Agreed.THEM;
      long items = random.nextLong(900, kind == IdentifierClass.IPV4 ? 2_100 : 60_000);
      Instant at = Instant.parse("2026-03-01T00:00:00Z").plus(Duration.ofMinutes(minutes));
      if (quota.ask(AGREEMENT, new Wish(asker, kind, items, at))
          instanceof Quota.Granted(Quota next, long _)) {
        quota = next;
        grants.add(new Grant(new Quota.Meter(asker, kind), at, items));
      }
    }
    assertThat(grants).hasSizeGreaterThan(100);
    return grants;
  }

  private static long most(Quota.Meter meter) {
    return AGREEMENT.classes().getOrDefault(meter.kind(), Allowance.DEFAULT).items();
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void no_order_of_questions_gets_more_than_the_quota_of_any_calendar_day(long seed) {
    record Day(Quota.Meter meter, LocalDate day) {}
    var sums = new HashMap<Day, Long>();
    for (Grant grant : history(seed)) {
      LocalDate day = new Wish(grant.meter().asker(), grant.meter().kind(), 0, grant.at()).day();
      sums.merge(new Day(grant.meter(), day), grant.items(), Long::sum);
    }

    assertThat(sums).hasSizeGreaterThan(50);
    sums.forEach((day, sum) -> assertThat(sum).isBetween(1L, most(day.meter())));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void of_any_24_hours_nobody_gets_more_than_twice_the_quota(long seed) {
    List<Grant> grants = history(seed);
    for (Grant first : grants) {
      long sum =
          grants.stream()
              .filter(g -> g.meter().equals(first.meter()))
              .filter(g -> !g.at().isBefore(first.at()))
              .filter(g -> g.at().isBefore(first.at().plus(Duration.ofDays(1))))
              .mapToLong(Grant::items)
              .sum();
      assertThat(sum).isLessThanOrEqualTo(2 * most(first.meter()));
    }
  }

  @Test
  void around_midnight_twice_the_quota_is_reached() {
    Quota before =
        granted(Quota.NONE, wish(IdentifierClass.IPV4, MOST, MIDNIGHT.minusMillis(1)), 0);

    granted(before, wish(IdentifierClass.IPV4, MOST, MIDNIGHT), 0);
  }
}
