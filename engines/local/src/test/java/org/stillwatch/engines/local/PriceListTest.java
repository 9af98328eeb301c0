// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.Usage;

class PriceListTest {
  private static final PriceList PRICES =
      new PriceList(
          List.of(
              new ModelFacts("model-l1", 0, "", 300, 1_500), new ModelFacts("m0", 0, "", -1, 5)));

  @Test
  void a_million_tokens_each_way_cost_their_list_prices() {
    assertThat(PRICES.microCents("model-l1", new Usage(1_000_000, 1_000_000, 0, 0)))
        .isEqualTo(OptionalLong.of(1_800 * PriceList.MICRO));
  }

  @Test
  void what_is_unknown_has_no_price() {
    assertThat(PRICES.microCents("m0", new Usage(1, 1, 0, 0))).isEmpty();
    assertThat(PRICES.microCents("other", new Usage(1, 1, 0, 0))).isEmpty();
    assertThat(PRICES.microCents("model-l1", Usage.UNKNOWN)).isEmpty();
  }
}
