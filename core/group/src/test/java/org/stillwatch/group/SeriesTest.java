// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

/// Requests per hour of a week and the 10 seconds of the newest 24 half hours, worked by hand.
class SeriesTest {
  private static final long HOUR = 3_600_000L;
  private static final long HALF = 1_800_000L;

  private final Series series = new Series();

  @Test
  void requests_are_counted_by_hour() {
    series.add(10 * HOUR);
    series.add(10 * HOUR + 5);
    series.add(11 * HOUR - 1);
    series.add(11 * HOUR);

    assertThat(series.inHour(9)).isZero();
    assertThat(series.inHour(10)).isEqualTo(3);
    assertThat(series.inHour(11)).isEqualTo(1);
    assertThat(series.inHour(12)).isZero();
  }

  @Test
  void nothing_is_known_before_the_first_request() {
    assertThat(series.inHour(0)).isZero();
    assertThat(series.inHour(Long.MIN_VALUE)).isZero();
    assertThat(series.weekBefore(0)).isZero();
    assertThat(series.halfHours(Integer.MIN_VALUE)).isEmpty();
  }

  @Test
  void an_hour_is_forgotten_a_week_later() {
    series.add(0);
    series.add(HOUR);
    series.add(167 * HOUR);
    assertThat(series.inHour(0)).isEqualTo(1);

    series.add(168 * HOUR);
    assertThat(series.inHour(0)).isZero();
    assertThat(series.inHour(1)).isEqualTo(1);
    assertThat(series.inHour(168)).isEqualTo(1);

    series.add(10_000 * HOUR);
    assertThat(series.weekBefore(10_001 * HOUR)).isEqualTo(1);
  }

  @Test
  void what_comes_late_counts_within_the_week_only() {
    series.add(168 * HOUR);
    series.add(HOUR);
    series.add(0);

    assertThat(series.inHour(1)).isEqualTo(1);
    assertThat(series.inHour(0)).isZero();
    assertThat(series.inHour(168)).isEqualTo(1);
  }

  @Test
  void the_week_before_a_time_ends_with_the_last_whole_hour() {
    series.add(0);
    series.add(100 * HOUR);
    series.add(167 * HOUR);

    assertThat(series.weekBefore(168 * HOUR)).isEqualTo(3);
    assertThat(series.weekBefore(168 * HOUR - 1)).isEqualTo(2);
    assertThat(series.weekBefore(169 * HOUR)).isEqualTo(2);
  }

  @Test
  void a_count_stops_at_the_largest_that_is_kept() {
    for (int i = 0; i < 70_000; i++) {
      series.add(0);
    }

    assertThat(series.inHour(0)).isEqualTo(65_535);
  }

  @Test
  void each_ten_seconds_of_a_half_hour_is_one_bit_of_three_words() {
    series.add(7 * HALF);
    series.add(7 * HALF + 9_999);
    series.add(7 * HALF + 10_000);
    series.add(7 * HALF + 600_000);
    series.add(7 * HALF + 1_199_999);
    series.add(7 * HALF + 1_200_000);
    series.add(8 * HALF - 1);

    assertThat(series.halfHours(0))
        .containsExactly(new Series.HalfHour(7, 0b11, 1L | 1L << 59, 1L | 1L << 59));
  }

  @Test
  void half_hours_come_in_order_from_the_asked_one_on() {
    for (int h = 1; h <= 6; h++) {
      series.add(h * HALF + h * 10_000L);
    }

    assertThat(series.halfHours(4))
        .containsExactly(
            new Series.HalfHour(4, 1L << 4, 0, 0),
            new Series.HalfHour(5, 1L << 5, 0, 0),
            new Series.HalfHour(6, 1L << 6, 0, 0));
    assertThat(series.halfHours(7)).isEmpty();
  }

  @Test
  void the_newest_twenty_four_half_hours_are_kept_and_no_trace_of_older_ones() {
    for (int h = 0; h < 30; h++) {
      series.add(2L * h * HALF + h * 60_000L);
    }

    var kept = series.halfHours(0);
    assertThat(kept)
        .extracting(Series.HalfHour::halfHour)
        .containsExactlyElementsOf(IntStream.range(6, 30).mapToObj(h -> 2 * h).toList());
    for (int i = 0; i < 24; i++) {
      // One minute is six parts of ten seconds; sixty parts are a word.
      int part = (6 + i) * 6;
      var half = kept.get(i);
      long[] words = {half.first(), half.second(), half.third()};
      long[] expected = new long[3];
      expected[part / 60] = 1L << (part % 60);
      assertThat(words).as("half hour %d", half.halfHour()).containsExactly(expected);
    }
  }

  @Test
  void what_comes_late_stands_where_its_time_puts_it() {
    series.add(5 * HALF);
    series.add(3 * HALF);
    series.add(5 * HALF + 20_000);
    series.add(4 * HALF + 10_000);

    assertThat(series.halfHours(0))
        .containsExactly(
            new Series.HalfHour(3, 0b1, 0, 0),
            new Series.HalfHour(4, 0b10, 0, 0),
            new Series.HalfHour(5, 0b101, 0, 0));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void the_order_of_arrival_does_not_matter(long seed) {
    var random = new SplittableRandom(seed);
    var times = random.longs(300, 0, 1 + random.nextLong(400 * HOUR)).sorted().boxed().toList();
    times.forEach(series::add);
    var other = new Series();
    var shuffled = new ArrayList<>(times);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.forEach(other::add);

    assertThat(other.halfHours(0)).isEqualTo(series.halfHours(0));
    for (int hour = 0; hour < 400; hour++) {
      assertThat(other.inHour(hour)).as("hour %d", hour).isEqualTo(series.inHour(hour));
    }
  }
}
