// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceRecordTest {
  @ParameterizedTest
  @CsvSource({
    // closed forms: Beta(1,1) uniform, Beta(a,1) power, Beta(1/2,1/2) arcsine
    "0.3, 1, 1, 0.3",
    "0.9, 1, 1, 0.9",
    "0.25, 2, 1, 0.0625",
    "0.5, 3, 1, 0.125",
    "0.5, 0.5, 0.5, 0.5",
    "0.25, 0.5, 0.5, 0.3333333333333333",
    "0.1, 0.5, 0.5, 0.20483276469913347"
  })
  void the_beta_distribution_is_right_where_it_has_a_closed_form(
      double x, double a, double b, double below) {
    assertThat(Beta.below(x, a, b)).isCloseTo(below, within(1e-12));
    assertThat(Beta.quantile(below, a, b)).isCloseTo(x, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"9.5, 1.5", "0.5, 0.5", "200.5, 3.5", "5000.5, 5000.5", "0.5, 9999.5"})
  void and_elsewhere_it_is_the_sum_of_its_density(double a, double b) {
    int steps = 200_000;
    double sum = 0;
    double upTo = 0;
    double x = Beta.quantile(0.1, a, b);
    double logTop = logDensity((a - 0.4) / (a + b - 0.8), a, b);
    for (int i = 0; i < steps; i++) {
      // x = sin^2 t takes the poles at the ends away
      double t = Math.PI / 2 * (i + 0.5) / steps;
      double at = Math.sin(t) * Math.sin(t);
      double part = Math.exp(logDensity(at, a, b) - logTop) * 2 * Math.sin(t) * Math.cos(t);
      sum += part;
      upTo += at < x ? part : 0;
    }
    assertThat(upTo / sum).isCloseTo(0.1, within(2e-3));
  }

  private static double logDensity(double x, double a, double b) {
    return (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x);
  }

  @Test
  void a_signal_is_worth_what_its_partner_was_right_about() {
    var good = new SourceRecord(8, 10, 0, 100);
    var useless = new SourceRecord(50, 100, 50, 100);
    var misleading = new SourceRecord(0, 10, 50, 100);

    assertThat(good.nats()).isCloseTo(Math.log((8.5 / 11) / (0.5 / 101)), within(1e-12));
    assertThat(useless.nats()).isCloseTo(0, within(1e-12));
    assertThat(misleading.nats()).isNegative();
    assertThat(SourceRecord.NONE.nats()).isZero();
  }

  @Test
  void a_new_partner_counts_half_until_five_of_its_signals_are_resolved() {
    SourceRecord record = SourceRecord.NONE;
    for (int i = 0; i < 4; i++) {
      record = record.resolved(SourceRecord.Outcome.CONFIRMED, SourceRecord.Had.NAMED);
      assertThat(record.weight()).isEqualTo(0.5);
    }
    assertThat(record.resolved(SourceRecord.Outcome.CONFIRMED, SourceRecord.Had.NAMED).weight())
        .isEqualTo(0.7);
    assertThat(record.resolved(SourceRecord.Outcome.CLEARED, SourceRecord.Had.NAMED).weight())
        .isEqualTo(0.4);
    assertThat(record).isEqualTo(new SourceRecord(4, 4, 0, 0));
    assertThat(record.resolved(SourceRecord.Outcome.CLEARED, SourceRecord.Had.NOT_NAMED))
        .isEqualTo(new SourceRecord(4, 4, 0, 1));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, F", "1, 0, D", "5, 0, B", "20, 0, A", "20, 20, D", "1, 20, E", "9, 1, C"})
  void the_letter_comes_from_what_can_be_said_with_confidence(long right, long wrong, char letter) {
    var record = new SourceRecord(right, right, wrong, wrong);

    assertThat(record.letter()).isEqualTo(letter);
  }

  @Test
  void parts_are_no_more_than_wholes() {
    assertThatThrownBy(() -> new SourceRecord(2, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SourceRecord(0, 0, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
