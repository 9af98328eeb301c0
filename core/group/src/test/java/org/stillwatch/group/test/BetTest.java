// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// A bet on fewer successes pays by the formula, and pays the gambler nothing on average.
class BetTest {
  private static final double[] TILTS = {0.5, 1, 2, 4};

  @Test
  void no_success_in_ten_trials_pays_what_it_was_worth() {
    var bet = Bet.onFewer();
    bet.see(0, 10, 0.5);

    double wealth = 0;
    for (double tilt : TILTS) {
      wealth += StrictMath.pow(0.5 + 0.5 * StrictMath.exp(-tilt), -10) / 4;
    }
    assertThat(bet.logP()).isCloseTo(-StrictMath.log(wealth), within(1e-12));
    assertThat(bet.expected()).isEqualTo(5);
    assertThat(bet.seen()).isZero();
  }

  @Test
  void rounds_multiply_and_what_was_seen_adds_up() {
    var bet = Bet.onFewer();
    bet.see(1, 10, 0.5);
    bet.see(0, 20, 0.25);

    double wealth = 0;
    for (double tilt : TILTS) {
      double e = StrictMath.exp(-tilt);
      wealth += e / StrictMath.pow(0.5 + 0.5 * e, 10) / StrictMath.pow(0.75 + 0.25 * e, 20) / 4;
    }
    assertThat(bet.logP()).isCloseTo(-StrictMath.log(wealth), within(1e-12));
    assertThat(bet.expected()).isEqualTo(10);
    assertThat(bet.seen()).isEqualTo(1);
  }

  @Test
  void a_lost_bet_proves_nothing_and_so_does_none() {
    var lost = Bet.onFewer();
    lost.see(10, 10, 0.5);

    assertThat(lost.logP()).isZero();
    assertThat(Bet.onFewer().logP()).isZero();
  }

  @Test
  void a_chance_is_a_probability_even_when_its_estimate_is_not() {
    var above = Bet.onFewer();
    above.see(3, 3, 1.5);
    var below = Bet.onFewer();
    below.see(0, 3, -0.5);

    assertThat(above.logP()).isCloseTo(0, within(1e-12));
    assertThat(above.expected()).isEqualTo(3);
    assertThat(below.logP()).isZero();
    assertThat(below.expected()).isZero();
  }

  @Test
  void over_all_outcomes_the_wealth_is_one_on_average() {
    double p = 0.3;
    double mean = 0;
    for (int successes = 0; successes <= 1; successes++) {
      for (int more = 0; more <= 1; more++) {
        double wealth = 0;
        for (double tilt : TILTS) {
          double e = StrictMath.exp(-tilt);
          wealth += StrictMath.pow(e, successes + more) / StrictMath.pow(1 - p + p * e, 2) / 4;
        }
        var bet = Bet.onFewer();
        bet.see(successes, 1, p);
        bet.see(more, 1, p);
        assertThat(bet.logP()).isCloseTo(Math.min(0, -StrictMath.log(wealth)), within(1e-12));
        double chance = (successes == 1 ? p : 1 - p) * (more == 1 ? p : 1 - p);
        mean += chance * wealth;
      }
    }
    assertThat(mean).isCloseTo(1, within(1e-12));
  }
}
