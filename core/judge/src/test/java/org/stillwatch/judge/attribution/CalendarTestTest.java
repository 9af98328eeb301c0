// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CalendarTestTest {
  private static final long DAY = Cases.DAY;
  private static final long WEEK = 7 * DAY;
  private static final int WEEKS = 52;
  private static final List<Long> RELEASES =
      List.of(10 * WEEK + DAY, 27 * WEEK, 41 * WEEK + 3 * DAY);

  private static ReleaseCalendar calendar(List<Long> releases) {
    return new ReleaseCalendar("cal", "org:a", 0, WEEKS * WEEK, releases, 0, 2 * DAY);
  }

  @Test
  void starts_the_day_after_each_release_are_as_rare_as_a_year_lets_them_be() {
    var events = RELEASES.stream().map(r -> r + DAY).toList();

    var result = CalendarTest.of(calendar(RELEASES), events);

    assertThat(result.hits()).isEqualTo(3);
    assertThat(result.nats()).isCloseTo(1.1, within(0.2));
    assertThat(result.text())
        .isEqualTo(
            "3 of 3 starts and pivots fall around releases of cal; as many do in 1 of 52 weeks to"
                + " which they can be moved");
  }

  /// Somebody who releases every Tuesday and a campaign that starts every Wednesday are no
  /// coincidence worth a word.
  @Test
  void a_habit_of_the_week_is_no_evidence() {
    var tuesdays = LongStream.range(0, WEEKS).mapToObj(w -> w * WEEK + DAY).toList();
    var wednesdays = LongStream.range(5, 15).mapToObj(w -> w * WEEK + 2 * DAY).toList();

    var result = CalendarTest.of(calendar(tuesdays), wednesdays);

    assertThat(result.hits()).isEqualTo(10);
    assertThat(result.nats()).isZero();
  }

  @Test
  void chance_reaches_x_nats_no_oftener_than_it_may() {
    var dice = new SplittableRandom(4);
    int loud = 0;
    int worlds = 2_000;
    for (int w = 0; w < worlds; w++) {
      var events = new ArrayList<Long>();
      for (int i = 0; i < 6; i++) {
        events.add(dice.nextLong(WEEKS * WEEK));
      }
      loud += CalendarTest.of(calendar(RELEASES), events).nats() >= 1 ? 1 : 0;
    }

    assertThat(loud / (double) worlds).isLessThanOrEqualTo(Math.exp(-1));
    assertThat(loud).isPositive();
  }

  @Test
  void too_little_is_said_to_be_too_little() {
    var few = CalendarTest.of(calendar(RELEASES), List.of(RELEASES.getFirst(), -5L, WEEKS * WEEK));

    assertThat(few.nats()).isZero();
    assertThat(few.events()).isEqualTo(1);
    assertThat(few.text())
        .isEqualTo("too little to tell: 1 events of 3 needed, 52 weeks of 26 needed");
  }

  @Test
  void a_calendar_that_is_none_is_refused() {
    assertThatThrownBy(() -> new ReleaseCalendar("cal", "org:a", 5, 5, List.of(), 0, 1))
        .hasMessage("calendar cal covers no time");
    assertThatThrownBy(() -> new ReleaseCalendar("cal", "org:a", 0, 5, List.of(5L), 0, 1))
        .hasMessage("calendar cal has a release outside its time");
  }
}
