// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalesTest {
  @ParameterizedTest
  @CsvSource({
    "0, ALMOST_NO_CHANCE",
    "0.0499, ALMOST_NO_CHANCE",
    "0.05, VERY_UNLIKELY",
    "0.1999, VERY_UNLIKELY",
    "0.2, UNLIKELY",
    "0.45, ROUGHLY_EVEN",
    "0.55, LIKELY",
    "0.7999, LIKELY",
    "0.8, VERY_LIKELY",
    "0.9499, VERY_LIKELY",
    "0.95, ALMOST_CERTAIN",
    "1, ALMOST_CERTAIN"
  })
  void words_are_those_of_icd_203(double probability, Likelihood word) {
    assertThat(Likelihood.of(probability)).isEqualTo(word);
  }

  @Test
  void a_word_shows_its_range() {
    assertThat(Likelihood.of(0.9).withRange()).isEqualTo("very likely (80-95 %)");
  }

  @Test
  void what_is_no_probability_has_no_word() {
    assertThatThrownBy(() -> Likelihood.of(Double.NaN))
        .hasMessage("expected a probability, got NaN");
    assertThatThrownBy(() -> Scales.admiraltyCredibility(1.01))
        .hasMessage("expected a probability, got 1.01");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 90", "0.8, 1, 90", "0.7999, 2, 70", "0.4, 3, 50", "0.2, 4, 30", "0, 5, 10"})
  void credibility_follows_the_scale_of_stix(double probability, int credibility, int stix) {
    assertThat(Scales.admiraltyCredibility(probability)).isEqualTo(credibility);
    assertThat(Scales.stixOfCredibility(credibility)).isEqualTo(stix);
  }

  @ParameterizedTest
  @CsvSource({"NONE, 0", "LOW, 15", "MODERATE, 50", "HIGH, 85"})
  void confidence_has_a_value_in_stix(AnalyticConfidence confidence, int stix) {
    assertThat(Scales.stix(confidence)).isEqualTo(stix);
  }
}
