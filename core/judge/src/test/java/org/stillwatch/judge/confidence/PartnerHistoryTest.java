// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.judge.confidence.PartnerHistory.Reliability;

class PartnerHistoryTest {
  @Test
  void nobody_knows_a_new_partner() {
    assertThat(PartnerHistory.NEW.nats()).isZero();
    assertThat(PartnerHistory.NEW.reliability()).isEqualTo(Reliability.F);
    assertThat(Reliability.F.weight()).isEqualTo(0.5);
  }

  @Test
  void nats_are_the_ratio_of_two_rates() {
    assertThat(new PartnerHistory(40, 50, 2, 200).nats())
        .isCloseTo(Math.log((40.5 / 51) / (2.5 / 201)), within(1e-12));
    assertThat(new PartnerHistory(2, 50, 100, 200).nats()).isNegative();
  }

  @ParameterizedTest
  @CsvSource({
    "40, 0, A",
    "40, 4, B",
    "24, 8, C",
    "10, 10, E",
    "14, 9, D",
    "0, 9, E",
    "4, 0, F",
    "5, 0, C"
  })
  void letters_follow_the_lower_bound(int confirmed, int cleared, Reliability letter) {
    assertThat(new PartnerHistory(confirmed, 100, cleared, 100).reliability()).isEqualTo(letter);
  }

  @Test
  void the_bound_is_exact() {
    assertThat(PartnerHistory.lowerBound(10, 10)).isCloseTo(Math.pow(0.1, 0.1), within(1e-9));
    assertThat(PartnerHistory.lowerBound(0, 10)).isZero();
  }

  @Test
  void more_signals_than_cases_are_refused() {
    assertThatThrownBy(() -> new PartnerHistory(3, 2, 0, 0))
        .hasMessage("of 2 cases 3 were signalled, of 0 benign 0");
  }
}
