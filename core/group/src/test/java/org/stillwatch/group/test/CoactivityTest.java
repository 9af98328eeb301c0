// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.PrincipalLog;

/// A week in half hours, its activity moved by two to five hours, and who meets whom.
class CoactivityTest {
  private static final int LAST = 10_000;
  private static final int FIRST = LAST - 336;

  private static Week week(int... bins) {
    var log = new EvidenceLog();
    int principal = log.principalOf(new AccountId("a"), 0);
    for (int bin : bins) {
      log.request(principal, bin * PrincipalLog.BIN_MILLIS, false);
    }
    return new Week(log.principal(principal), LAST);
  }

  @Test
  void activity_spreads_over_two_to_five_hours_to_either_side() {
    var week = week(FIRST + 100);

    assertThat(week.active()).containsExactly(100);
    assertThat(week.possible())
        .containsExactly(90, 91, 92, 93, 94, 95, 96, 104, 105, 106, 107, 108, 109, 110);
    for (int bin : week.possible()) {
      assertThat(week.chance(bin)).isEqualTo(1 / 14.0);
    }
    assertThat(week.chance(100)).isZero();
  }

  @Test
  void a_week_is_seven_days_and_what_leaves_it_comes_back_at_its_other_end() {
    var week = week(FIRST - 1, FIRST, LAST - 1, LAST);

    assertThat(week.active()).containsExactly(0, 335);
    assertThat(IntStream.range(0, 336).mapToDouble(week::chance).sum()).isCloseTo(2, within(1e-12));
    assertThat(week.chance(330)).isCloseTo(2 / 14.0, within(1e-12));
    assertThat(week.chance(4)).isCloseTo(2 / 14.0, within(1e-12));
    assertThat(week.chance(3)).isCloseTo(1 / 14.0, within(1e-12));
    assertThat(week.chance(2)).isZero();
  }

  @Test
  void two_who_are_active_in_one_half_hour_are_one_pair_against_a_fourteenth() {
    var both = new Coactivity();
    both.add(week(FIRST + 100));
    both.add(week(FIRST + 100));

    assertThat(both.pairs()).isEqualTo(1);
    assertThat(both.expectedPairs()).isCloseTo(1 / 14.0, within(1e-12));
    assertThat(both.ratio()).isCloseTo(2 / (15 / 14.0), within(1e-12));
  }

  @Test
  void four_in_one_half_hour_are_six_pairs() {
    var four = new Coactivity();
    for (int i = 0; i < 4; i++) {
      four.add(week(FIRST + 100, FIRST + 200));
    }

    assertThat(four.pairs()).isEqualTo(12);
    assertThat(four.expectedPairs()).isCloseTo(12 / 14.0, within(1e-12));
  }

  @Test
  void one_alone_meets_nobody_and_is_expected_to() {
    var alone = new Coactivity();
    alone.add(week(FIRST + 100, FIRST + 150));

    assertThat(alone.pairs()).isZero();
    assertThat(alone.expectedPairs()).isCloseTo(0, within(1e-12));
    assertThat(alone.ratio()).isCloseTo(1, within(1e-12));
  }

  @Test
  void a_member_in_step_meets_more_often_than_its_moved_self_would() {
    var both = new Coactivity();
    both.add(week(FIRST + 100));
    both.add(week(FIRST + 100));

    // Itself left out it meets one, its moved self none; half a meeting is added to both.
    assertThat(both.alignment(week(FIRST + 100), true)).isEqualTo(3);
    // A stranger who comes two hours later meets nobody and would meet two with a fourteenth.
    assertThat(both.alignment(week(FIRST + 104), false))
        .isCloseTo(0.5 / (0.5 + 2 / 14.0), within(1e-12));
    assertThat(both.alignment(week(FIRST + 100), false)).isEqualTo(5);
  }
}
