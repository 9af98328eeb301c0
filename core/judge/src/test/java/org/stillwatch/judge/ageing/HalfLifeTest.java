// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.ageing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HalfLifeTest {
  private static final long DAY = 86_400_000L;
  private static final long SEEN = 20_000 * DAY;

  @ParameterizedTest
  @CsvSource({
    "RESIDENTIAL_ADDRESS, 3, 12",
    "DATACENTRE_ADDRESS, 14, 14",
    "DOMAIN, 30, 120",
    "TEMPLATE, 45, 180",
    "DEVICE, 60, 240",
    "CLIENT, 90, 360",
    "PAYMENT, 180, 720"
  })
  void half_is_left_after_a_half_life_and_it_may_be_shared_for_four(
      HalfLife kind, long days, long validDays) {
    assertThat(kind.left(days * DAY)).isCloseTo(0.5, within(1e-12));
    assertThat(kind.left(3 * days * DAY)).isCloseTo(0.125, within(1e-12));
    assertThat(kind.validUntil(SEEN)).hasValue(SEEN + validDays * DAY);
  }

  @ParameterizedTest
  @EnumSource
  void it_never_grows_and_a_confirmed_sighting_sets_it_back(HalfLife kind) {
    assertThat(kind.left(0)).isEqualTo(1);
    assertThat(kind.left(-DAY)).isEqualTo(1);
    double before = 1;
    for (int day = 1; day < 400; day++) {
      double left = kind.left(day * DAY);
      assertThat(left).isBetween(0.0, before);
      before = left;
    }
  }

  @Test
  void what_was_found_in_a_data_set_stays() {
    assertThat(HalfLife.LASTING.left(10_000 * DAY)).isEqualTo(1);
    assertThat(HalfLife.LASTING.validUntil(SEEN)).isEmpty();
  }
}
