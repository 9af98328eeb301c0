// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Student's t against tables and against the closed form for two degrees of freedom.
class StudentTailTest {
  /// Quantiles of the tables that every textbook prints.
  @ParameterizedTest
  @CsvSource({
    "2, 2.919986, .05",
    "2, 9.924843, .005",
    "4, 2.131847, .05",
    "10, 1.812461, .05",
    "10, 3.169273, .005",
    "60, 1.670649, .05",
    "60, 2.660283, .005",
    "60, 3.460200, .0005"
  })
  void upper_tails_are_those_of_the_tables(int degrees, double t, double p) {
    assertThat(StrictMath.exp(StudentTail.logUpper(t, degrees))).isCloseTo(p, within(p * 1e-4));
    assertThat(StrictMath.exp(StudentTail.logUpper(-t, degrees))).isCloseTo(1 - p, within(1e-6));
  }

  @Test
  void two_degrees_have_a_closed_form() {
    for (double t = -3; t <= 3; t += 0.5) {
      double p = 0.5 - t / (2 * StrictMath.sqrt(2 + t * t));

      assertThat(StudentTail.logUpper(t, 2)).isCloseTo(StrictMath.log(p), within(1e-12));
    }
    assertThat(StudentTail.logUpper(0, 60)).isEqualTo(StrictMath.log(0.5));
  }

  @Test
  void what_a_double_cannot_tell_from_zero_is_not_claimed() {
    assertThat(StudentTail.logUpper(1e6, 60)).isEqualTo(StrictMath.log(1e-16));
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, 0, 1, 3, 61})
  void degrees_are_even_and_at_least_two(int degrees) {
    assertThatThrownBy(() -> StudentTail.logUpper(1, degrees))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected an even number of degrees, got " + degrees);
  }
}
