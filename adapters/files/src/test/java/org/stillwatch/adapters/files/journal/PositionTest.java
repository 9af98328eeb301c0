// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
  @ParameterizedTest
  @ValueSource(strings = {"1:0", "12:34567", "999999999999999999:999999999999999999"})
  void a_position_reads_as_it_was_written(String written) {
    assertThat(Position.parse(written)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "12:",
        ":1",
        "0:1",
        "01:1",
        "1:01",
        "-1:1",
        "1:-1",
        "+1:1",
        " 1:1",
        "1:1\n",
        "1:1:1",
        "\u0661:1",
        "1000000000000000000:1",
        "1:9999999999999999999999"
      })
  void nothing_else_is_a_position(String written) {
    assertThatThrownBy(() -> Position.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a position is written as 12:34567");
  }

  @Test
  void a_later_place_is_greater() {
    assertThat(new Position(2, 0)).isGreaterThan(new Position(1, 999));
    assertThat(new Position(10, 5)).isGreaterThan(new Position(9, 70));
    assertThat(new Position(3, 100)).isGreaterThan(new Position(3, 99));
    assertThat(new Position(3, 100)).isEqualByComparingTo(new Position(3, 100));
  }

  @Test
  void there_is_no_segment_zero() {
    assertThatThrownBy(() -> new Position(0, 1)).hasMessage("no place in a journal: 0:1");
  }
}
