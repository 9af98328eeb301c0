// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.opinion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SourceRecordTest {
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

  @Test
  void parts_are_no_more_than_wholes() {
    assertThatThrownBy(() -> new SourceRecord(2, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SourceRecord(0, 0, 2, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
