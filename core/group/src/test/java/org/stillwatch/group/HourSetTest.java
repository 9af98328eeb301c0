// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The newest 192 hours with something in them, across words and when time goes back.
class HourSetTest {
  private static final long HOUR = 3_600_000L;

  private static long[] kept(long... hours) {
    var set = new HourSet();
    for (long hour : hours) {
      set.add(hour * HOUR + 59 * 60_000);
    }
    return set.hours().toArray();
  }

  @Test
  void nothing_happened_in_no_hour() {
    assertThat(new HourSet().hours().toArray()).isEmpty();
  }

  @Test
  void an_hour_reaches_from_its_first_to_its_last_millisecond() {
    var set = new HourSet();
    set.add(5 * HOUR);
    set.add(7 * HOUR - 1);

    assertThat(set.hours().toArray()).containsExactly(5, 6);
  }

  @Test
  void every_hour_of_the_three_words_is_told_apart() {
    long[] every = LongStream.range(1_000, 1_192).toArray();

    assertThat(kept(every)).containsExactly(every);
    for (long hour : every) {
      assertThat(kept(hour)).containsExactly(hour);
    }
  }

  @Test
  void an_hour_is_forgotten_192_hours_later() {
    assertThat(kept(1_000, 1_191)).containsExactly(1_000, 1_191);
    assertThat(kept(1_000, 1_192)).containsExactly(1_192);
    assertThat(kept(1_000, 1_001, 1_192)).containsExactly(1_001, 1_192);
    assertThat(kept(1_000, 1_100, 5_000)).containsExactly(5_000);
  }

  @Test
  void what_comes_late_is_kept_unless_it_is_too_old() {
    assertThat(kept(1_191, 1_000)).containsExactly(1_000, 1_191);
    assertThat(kept(1_192, 1_000)).containsExactly(1_192);
    assertThat(kept(-3, -5)).containsExactly(-5, -3);
  }
}
