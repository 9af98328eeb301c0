// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private static final long NOW = 1_445_412_480_000L; // Wed, 21 Oct 2015 07:28:00 GMT

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0",
        "120|120000",
        " 7 |7000",
        "999999999|999999999000",
        "Wed, 21 Oct 2015 07:28:30 GMT|30000",
        "Wed, 21 Oct 2015 07:27:00 GMT|0"
      })
  void seconds_and_dates_are_understood(String header, long millis) {
    assertThat(RetryAfter.millis(header, NOW)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "1.5", "1e9", "soon", "9999999999", "Wed, 99 Oct 2015 07:28:30 GMT"})
  void what_is_neither_asks_for_nothing(String header) {
    assertThat(RetryAfter.millis(header, NOW)).isZero();
  }

  @Test
  void a_long_one_is_not_read() {
    assertThat(RetryAfter.millis("1".repeat(100_000), NOW)).isZero();
  }
}
