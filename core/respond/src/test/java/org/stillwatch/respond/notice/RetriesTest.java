// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
  @ParameterizedTest
  @CsvSource({
    // failures, chance, wait
    "1, 0, 0",
    "1, 0.5, 1000",
    "1, 1, 2000",
    "2, 1, 4000",
    "3, 0.25, 2000",
    "5, 1, 32000",
    "11, 1, 2048000",
    "12, 1, 3600000",
    "13, 1, 3600000",
    "64, 1, 3600000",
    "65, 0.5, 1800000",
    "199, 1, 3600000",
  })
  void the_bound_doubles_up_to_an_hour(int failures, double chance, long millis) {
    assertThat(Retries.DEFAULT.waitMillis(failures, 0, chance)).hasValue(millis);
  }

  @ParameterizedTest
  @CsvSource({
    // failures, age, given up
    "199, 0, false",
    "200, 0, true",
    "2147483647, 0, true",
    "1, 259199999, false",
    "1, 259200000, true",
    "1, -5, false",
  })
  void it_is_given_up_after_three_days_or_two_hundred_tries(
      int failures, long ageMillis, boolean givenUp) {
    OptionalLong wait = Retries.DEFAULT.waitMillis(failures, ageMillis, 1);

    assertThat(wait.isEmpty()).isEqualTo(givenUp);
  }

  @Test
  void bounds_never_overflow() {
    var slow = new Retries(Long.MAX_VALUE / 2, Long.MAX_VALUE, Long.MAX_VALUE, 100);

    for (int failures = 1; failures < 100; failures++) {
      assertThat(slow.waitMillis(failures, 0, 1).orElseThrow()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void what_is_no_chance_is_refused(double jitter) {
    assertThatThrownBy(() -> Retries.DEFAULT.waitMillis(1, 0, jitter))
        .hasMessage("need a failure, and a chance from 0 to 1");
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1, 1", "2, 1, 1, 1", "1, 1, 0, 1", "1, 1, 1, 0"})
  void bounds_that_make_no_sense_are_refused(long first, long most, long patience, int tries) {
    assertThatThrownBy(() -> new Retries(first, most, patience, tries))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
