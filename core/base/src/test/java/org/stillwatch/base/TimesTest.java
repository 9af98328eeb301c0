// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.testkit.Seeds;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-05-04T10:15:00.250Z, 2026-05-04T10:15:00.250Z",
    "2026-05-04T10:15:00.250, 2026-05-04T10:15:00.250Z",
    "2026-05-04 10:15:00, 2026-05-04T10:15:00Z",
    "2026-05-04T10:15Z, 2026-05-04T10:15:00Z",
    "2026-05-04T10:15:00+02:00, 2026-05-04T08:15:00Z",
    "2026-05-04T10:15:00-0530, 2026-05-04T15:45:00Z",
    "2026-05-04T10:15:00+09, 2026-05-04T01:15:00Z",
    "2026-05-04T10:15:00.123456789z, 2026-05-04T10:15:00.123Z",
    "'2026-05-04t10:15:00,5Z', 2026-05-04T10:15:00.500Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
    "1777889700, 2026-05-04T10:15:00Z",
    "1777889700.25, 2026-05-04T10:15:00.250Z",
    "1777889700250, 2026-05-04T10:15:00.250Z",
    "1777889700250000, 2026-05-04T10:15:00.250Z",
    "1777889700250000999, 2026-05-04T10:15:00.250Z",
    "1.7778897e9, 2026-05-04T10:15:00Z"
  })
  void a_time_is_understood_in_every_form_that_logs_use(String text, String expected) {
    assertThat(Times.parse(text)).isEqualTo(Instant.parse(expected).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-05-04",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-05-04T24:00:00Z",
        "2026-05-04T10:60:00Z",
        "2026-05-04T10:15:61Z",
        "2026-05-04T10:15:00ZZ",
        "2026-05-04T10:15:00.Z",
        "2026-05-04T10:15:00+25:00",
        "2026-5-4T10:15:00Z",
        "2026-05-04T1\u0660:15:00Z",
        "99999999999999999999",
        "0x10",
        "-"
      })
  void what_is_no_time_is_none(String text) {
    assertThat(Times.parse(text)).isEqualTo(Times.NONE);
  }

  @Test
  void a_day_is_its_first_moment_only_where_days_are_allowed() {
    assertThat(Times.parseDay("2026-05-04"))
        .isEqualTo(Instant.parse("2026-05-04T00:00:00Z").toEpochMilli());
  }

  @Test
  void times_outside_2015_to_2100_are_not_accepted() {
    assertThat(Times.accepted(Times.FIRST)).isEqualTo(Times.FIRST);
    assertThat(Times.accepted(Times.FIRST - 1)).isEqualTo(Times.NONE);
    assertThat(Times.accepted(Times.END - 1)).isEqualTo(Times.END - 1);
    assertThat(Times.accepted(Times.END)).isEqualTo(Times.NONE);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void the_parser_agrees_with_the_library(long seed) {
    var dice = new SplittableRandom(seed);
    for (int i = 0; i < 2_000; i++) {
      long millis = dice.nextLong(Times.FIRST, Times.END);
      var offset = ZoneOffset.ofTotalSeconds(60 * dice.nextInt(-17 * 60, 17 * 60));
      String text = OffsetDateTime.ofInstant(Instant.ofEpochMilli(millis), offset).toString();

      assertThat(Times.parse(text)).as(text).isEqualTo(millis);
      assertThat(Times.parse(Times.text(millis))).isEqualTo(millis);
    }
  }
}
