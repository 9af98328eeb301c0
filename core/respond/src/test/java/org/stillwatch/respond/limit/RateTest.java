// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

class RateTest {
  private static final int USES = 400;

  /// A bucket of tokens, counted in parts so that nothing is rounded.
  private static final class Bucket {
    private final Rate rate;
    private BigInteger parts;
    private long atMillis;

    Bucket(Rate rate, long atMillis) {
      this.rate = rate;
      this.parts = full();
      this.atMillis = atMillis;
    }

    private BigInteger full() {
      return BigInteger.valueOf(rate.burst()).multiply(BigInteger.valueOf(rate.millis()));
    }

    boolean has(long cost, long millis) {
      var back = BigInteger.valueOf(millis - atMillis).multiply(BigInteger.valueOf(rate.units()));
      parts = parts.add(back).min(full());
      atMillis = millis;
      return parts.compareTo(needed(cost)) >= 0;
    }

    void take(long cost) {
      parts = parts.subtract(needed(cost));
    }

    private BigInteger needed(long cost) {
      return BigInteger.valueOf(cost).multiply(BigInteger.valueOf(rate.millis()));
    }
  }

  private record Passed(long millis, long cost) {}

  static Rate any(SplittableRandom dice) {
    long amount = 1 + dice.nextLong(1L << dice.nextInt(1, 30));
    long period = 1 + dice.nextLong(1L << dice.nextInt(1, 31));
    return Rate.of(amount, period, 1 + dice.nextLong(1L << dice.nextInt(1, 24)));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void it_passes_what_a_bucket_of_tokens_passes(long seed) {
    var dice = new SplittableRandom(seed);
    for (int run = 0; run < 50; run++) {
      Rate rate = any(dice);
      long now = 1_700_000_000_000L;
      var bucket = new Bucket(rate, now);
      var level = Level.FULL;
      for (int i = 0; i < USES; i++) {
        now += gap(rate, dice);
        long cost = 1 + dice.nextLong(rate.burst());
        boolean passes = rate.waitMillis(level, cost, now) == 0;

        assertThat(passes).isEqualTo(bucket.has(cost, now));
        if (passes) {
          bucket.take(cost);
          level = rate.after(level, cost, now);
        }
      }
    }
  }

  /// Often just about what a unit takes, sometimes nothing, sometimes long.
  private static long gap(Rate rate, SplittableRandom dice) {
    long unit = 1 + rate.millis() * rate.burst() / rate.units();
    return dice.nextInt(4) == 0 ? 0 : dice.nextLong(2 * unit + 1) / (1 + dice.nextInt(4));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void no_window_passes_more_than_the_burst_and_the_rate(long seed) {
    var dice = new SplittableRandom(seed);
    Rate rate = Rate.of(1 + dice.nextLong(500), 1 + dice.nextLong(5_000), 1 + dice.nextLong(40));
    var passed = history(rate, dice);

    for (int from = 0; from < passed.size(); from++) {
      long units = 0;
      for (int to = from; to < passed.size(); to++) {
        units += passed.get(to).cost();
        long window = passed.get(to).millis() - passed.get(from).millis();
        assertThat((units - rate.burst()) * rate.millis())
            .isLessThanOrEqualTo(window * rate.units());
      }
    }
    assertThat(passed).isNotEmpty();
  }

  private static List<Passed> history(Rate rate, SplittableRandom dice) {
    var passed = new ArrayList<Passed>();
    var level = Level.FULL;
    long now = 1_000;
    for (int i = 0; i < USES; i++) {
      now += gap(rate, dice) / 4;
      long cost = 1 + dice.nextLong(rate.burst());
      if (rate.waitMillis(level, cost, now) == 0) {
        level = rate.after(level, cost, now);
        passed.add(new Passed(now, cost));
      }
    }
    return passed;
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void at_the_moment_that_it_names_it_passes_and_a_millisecond_earlier_not(long seed) {
    var dice = new SplittableRandom(seed);
    int refused = 0;
    for (int run = 0; run < 2_000; run++) {
      Rate rate = any(dice);
      long now = 1_700_000_000_000L;
      Level level = rate.after(Level.FULL, 1 + dice.nextLong(rate.burst()), now);
      long cost = 1 + dice.nextLong(rate.burst());
      long wait = rate.waitMillis(level, cost, now);
      if (wait > 0) {
        refused++;
        assertThat(rate.waitMillis(level, cost, now + wait)).isZero();
        assertThat(rate.waitMillis(level, cost, now + wait - 1)).isEqualTo(1);
      }
    }
    assertThat(refused).isGreaterThan(500);
  }

  @Test
  void three_a_second_come_back_one_by_one() {
    Rate rate = Rate.of(3, 1_000, 2);
    Level one = rate.after(Level.FULL, 1, 5_000);
    Level two = rate.after(one, 1, 5_000);

    assertThat(rate.waitMillis(one, 1, 5_000)).isZero();
    assertThat(two).isEqualTo(new Level(5_666, 2));
    assertThat(rate.waitMillis(two, 1, 5_000)).isEqualTo(334);
    assertThat(rate.waitMillis(two, 2, 5_000)).isEqualTo(667);
    assertThat(rate.waitMillis(two, 3, 5_000)).isEqualTo(Rate.NEVER);
    assertThat(two.isFullAt(5_666)).isFalse();
    assertThat(two.isFullAt(5_667)).isTrue();
  }

  @Test
  void the_largest_numbers_do_not_overflow() {
    Rate rate = Rate.of(Rate.MOST_UNITS, Rate.LONGEST_MILLIS, Rate.MOST_UNITS);
    long now = 4_102_444_800_000L;
    Level empty = rate.empty(now);

    assertThat(empty).isEqualTo(new Level(now + Rate.LONGEST_MILLIS, 0));
    assertThat(rate.waitMillis(empty, Rate.MOST_UNITS, now)).isEqualTo(Rate.LONGEST_MILLIS);
    assertThat(rate.waitMillis(empty, 1, now)).isEqualTo(1);
    assertThat(rate.part(5).burst()).isEqualTo(Rate.MOST_UNITS / 20);
  }

  @Test
  void what_cannot_be_counted_exactly_is_refused_when_it_is_written() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rate.of(999_999_999_989L, Rate.LONGEST_MILLIS - 1, Rate.MOST_UNITS))
        .withMessage("a burst that is counted exactly in that period");
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(0, 1_000, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(1, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(1, 1_000, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(1, Rate.LONGEST_MILLIS + 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> Rate.of(5, 1_000, 5).part(101));
  }

  @Test
  void a_part_is_rounded_up_so_that_it_is_never_nothing() {
    Rate rate = Rate.of(10, 1_000, 10);
    assertThat(rate.part(5)).isEqualTo(Rate.of(1, 2_000, 1));
    assertThat(rate.part(25).burst()).isEqualTo(3);
    assertThat(rate.part(100)).isEqualTo(rate);
  }
}
