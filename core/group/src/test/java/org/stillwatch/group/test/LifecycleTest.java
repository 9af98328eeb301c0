// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// Bursts of openings and stops by the provider, with tails worked by hand.
class LifecycleTest {
  private static final long HOUR = 3_600_000L;
  private static final long TICK = 10_000 * HOUR;

  private final EvidenceLog log = new EvidenceLog();

  private int opened(long hour) {
    int principal = log.principalOf(new AccountId("a" + log.size()), 0);
    log.opened(principal, hour * HOUR);
    return principal;
  }

  /// Twenty accounts: five within 72 hours, a sixth at the very end of them, others far apart.
  private void world() {
    for (long hour : new long[] {100, 110, 120, 130, 171, 172}) {
      opened(hour);
    }
    for (int i = 0; i < 14; i++) {
      opened(1_000 + 200 * i);
    }
  }

  private TestResult.Measured measured(int... members) {
    return (TestResult.Measured) new Lifecycle().prepare(log, TICK).test(Members.of(members));
  }

  @Test
  void five_opened_within_72_hours() {
    world();

    var result = measured(0, 1, 2, 3, 4);

    // A quarter of all were opened in that window; five windows, two questions.
    assertThat(result.logP())
        .isCloseTo(StrictMath.log(2 * 5 * StrictMath.pow(.25, 5)), within(1e-9));
    assertThat(result.supported()).isEqualTo(Members.of(0, 1, 2, 3, 4));
    assertThat(result.text())
        .isEqualTo("5 of 5 members were opened within 72 hours; chance would give 1.3");
  }

  @Test
  void the_window_ends_before_its_72nd_hour_is_over() {
    world();

    assertThat(measured(0, 1, 2, 3, 5).supported()).isEqualTo(Members.of(0, 1, 2, 3));
    assertThat(measured(0, 1, 2, 3, 5).text()).startsWith("4 of 5 members were opened");
    assertThat(measured(1, 2, 3, 4, 5).supported()).isEqualTo(Members.of(1, 2, 3, 4, 5));
  }

  @Test
  void strangers_opened_at_any_time_are_no_burst() {
    world();

    assertThat(measured(0, 7, 9, 11, 13).logP()).isZero();
    assertThat(measured(0, 7, 9, 11, 13).text())
        .isEqualTo("1 of 5 members were opened within 72 hours; chance would give 1.0");
  }

  @Test
  void five_of_five_stopped_where_hardly_anybody_is() {
    world();
    int[] stopped = {6, 8, 10, 12, 14};
    for (int account : stopped) {
      log.stopped(account, TICK - 1);
    }
    log.stopped(16, TICK);

    var result = measured(stopped);

    assertThat(result.logP())
        .isCloseTo(StrictMath.log(2 * StrictMath.pow(5.5 / 21, 5)), within(1e-9));
    assertThat(result.supported()).isEqualTo(Members.of(stopped));
    assertThat(result.text()).isEqualTo("5 of 5 members were suspended or closed by the provider");
    assertThat(measured(6, 8, 10, 16, 17).supported()).isEqualTo(Members.of(6, 8, 10));
  }

  @Test
  void four_known_days_of_opening_are_too_few() {
    world();
    int unknown = log.principalOf(new AccountId("unknown"), 0);

    assertThat(new Lifecycle().prepare(log, TICK).test(Members.of(0, 1, 2, 3, unknown)))
        .isEqualTo(new TestResult.TooLittle("fewer than 5 members have a known day of opening"));
    assertThat(measured(0, 1, 2, 3, 4, unknown).text()).startsWith("5 of 5 members");
  }

  @Test
  void a_burst_may_come_after_other_openings() {
    world();
    int first = opened(5);

    var result = measured(first, 0, 1, 2, 3, 4);

    assertThat(result.supported()).isEqualTo(Members.of(0, 1, 2, 3, 4));
    assertThat(result.text()).startsWith("5 of 6 members were opened within 72 hours");
  }
}
