// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A probability is at most one: what rounding adds is taken off, what a mistake adds is not.
class TestResultTest {
  private static TestResult.Measured measured(double logP) {
    return new TestResult.Measured(logP, Members.of(0, 1), "seen");
  }

  @Test
  void rounding_is_no_more_than_certainty() {
    assertThat(measured(2.3e-16).logP()).isZero();
    assertThat(measured(-2.3e-16).logP()).isEqualTo(-2.3e-16);
    assertThat(measured(Double.NEGATIVE_INFINITY).logP()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.5, Double.NaN, Double.POSITIVE_INFINITY})
  void more_than_rounding_is_a_mistake(double logP) {
    assertThatThrownBy(() -> measured(logP)).isInstanceOf(IllegalArgumentException.class);
  }
}
