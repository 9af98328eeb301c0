// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.stillwatch.group.Series;

/// Ten seconds, minutes and thirds of one half hour, bit by bit.
class PartsTest {
  /// The parts of one ten seconds of the half hour.
  private static Parts part(int at) {
    long[] words = new long[3];
    words[at / 60] = 1L << (at % 60);
    return Parts.of(new Series.HalfHour(0, words[0], words[1], words[2]));
  }

  @Test
  void six_parts_are_a_minute_and_sixty_a_third() {
    for (int at = 0; at < 180; at++) {
      assertThat(part(at).minutes()).as("part %d", at).isEqualTo(1L << (at / 6));
      assertThat(part(at).tensOfMinutes()).as("part %d", at).isEqualTo(1L << (at / 60));
    }
  }

  @Test
  void all_parts_of_some_minutes_are_six_for_each() {
    boolean[] minutes = new boolean[30];
    minutes[0] = true;
    minutes[9] = true;
    minutes[10] = true;
    minutes[29] = true;

    var parts = Parts.ofMinutes(minutes);

    assertThat(parts).isEqualTo(new Parts(0x3fL | 0x3fL << 54, 0x3fL, 0x3fL << 54));
    assertThat(parts.minutes()).isEqualTo(1L | 1L << 9 | 1L << 10 | 1L << 29);
  }

  @Test
  void without_some_minutes_the_others_stay() {
    boolean[] busy = new boolean[30];
    busy[0] = true;
    busy[15] = true;
    busy[29] = true;
    var all = new Parts(0b1000001, 1L << 30 | 1L << 36, 1L << 54 | 1L << 53);

    assertThat(all.without(Parts.ofMinutes(busy)))
        .isEqualTo(new Parts(0b1000000, 1L << 36, 1L << 53));
  }

  @Test
  void a_silent_half_hour_has_no_parts() {
    var none = new Parts(0, 0, 0);

    assertThat(none.minutes()).isZero();
    assertThat(none.tensOfMinutes()).isZero();
    assertThat(Parts.ofMinutes(new boolean[30])).isEqualTo(none);
  }
}
