// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkOrderTest {
  @Test
  void an_order_asks_for_what_it_names_and_nothing_else() {
    var order =
        new MarkOrder(
            Set.of(MarkMeasure.VARIANTS, MarkMeasure.LEDGER), Answer.Reason.NO_FINDING, 0);

    assertThat(order.measures()).containsExactly(MarkMeasure.LEDGER, MarkMeasure.VARIANTS);
    assertThat(order.asksFor(MarkMeasure.LEDGER)).isTrue();
    assertThat(order.asksFor(MarkMeasure.BEST_OF_N)).isFalse();
    assertThat(new MarkOrder(Set.of(), Answer.Reason.NO_FINDING, 0).measures()).isEmpty();
  }

  @Test
  void there_is_no_word_for_what_is_refused() {
    for (MarkMeasure measure : MarkMeasure.values()) {
      assertThat(MarkMeasure.of(measure.word())).contains(measure);
    }
    for (String word : List.of("honeypot_facts", "invisible_unicode", "poison", "", "LEDGER")) {
      assertThat(MarkMeasure.of(word)).isEmpty();
    }
  }

  @Test
  void a_policy_has_a_version_of_0_or_more() {
    assertThatThrownBy(() -> new MarkOrder(Set.of(), Answer.Reason.NO_FINDING, -1))
        .hasMessage("expected a policy version of 0 or more");
  }
}
