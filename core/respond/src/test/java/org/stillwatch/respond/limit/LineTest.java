// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

class LineTest {
  private static final long NOW = 1_700_000_000_000L;

  private static Line any(SplittableRandom dice) {
    Rate whole = RateTest.any(dice);
    Rate own = whole.part(1 + dice.nextInt(60));
    return new Line(
        "b",
        1 + dice.nextLong(whole.burst()),
        List.of(whole, own),
        List.of(level(whole, dice), level(own, dice)));
  }

  private static Level level(Rate rate, SplittableRandom dice) {
    return dice.nextInt(4) == 0
        ? Level.FULL
        : rate.after(Level.FULL, 1 + dice.nextLong(rate.burst()), NOW);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_shared_budget_also_names_the_exact_moment(long seed) {
    var dice = new SplittableRandom(seed);
    int refused = 0;
    for (int run = 0; run < 5_000; run++) {
      Line line = any(dice);
      long wait = line.waitMillis(NOW);
      if (wait > 0 && wait != Rate.NEVER) {
        refused++;
        assertThat(line.waitMillis(NOW + wait)).isZero();
        assertThat(line.waitMillis(NOW + wait - 1)).isEqualTo(1);
      } else if (wait == Rate.NEVER) {
        assertThat(line.cost())
            .isGreaterThan(line.rates().getFirst().burst() / 2)
            .isGreaterThan(line.rates().getLast().burst());
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void whoever_takes_more_than_its_part_owes_no_more_than_that(long seed) {
    var dice = new SplittableRandom(seed);
    for (int run = 0; run < 5_000; run++) {
      Line line = any(dice);
      Rate own = line.rates().getLast();
      Level after = line.after(NOW).getLast();
      assertThat(after).isLessThanOrEqualTo(own.empty(NOW));
      assertThat(after).isGreaterThanOrEqualTo(line.before().getLast());
      assertThat(own.waitMillis(after, own.burst(), NOW))
          .isLessThanOrEqualTo(Math.ceilDiv(own.burst() * own.millis(), own.units()));
    }
  }

  @Test
  void a_line_has_a_level_for_each_rate() {
    Rate rate = Rate.of(1, 1_000, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Line("b", 1, List.of(rate), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Line("b", -1, List.of(rate), List.of(Level.FULL)));
  }
}
