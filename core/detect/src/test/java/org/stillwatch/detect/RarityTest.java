// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RarityTest {
  @Test
  void the_expected_factor_of_evidence_under_chance_is_at_most_one() {
    int steps = 2_000_000;
    double mean =
        IntStream.range(0, steps)
                .mapToDouble(i -> StrictMath.exp(Rarity.nats(StrictMath.log((i + 0.5) / steps))))
                .filter(e -> e > 1)
                .sum()
            / steps;

    assertThat(mean).isLessThanOrEqualTo(1);
  }

  @Test
  void smaller_p_values_weigh_more_and_common_ones_nothing() {
    assertThat(Rarity.nats(StrictMath.log(0.5))).isZero();
    assertThat(Rarity.nats(StrictMath.log(1e-3))).isCloseTo(3.04, within(0.02));
    assertThat(Rarity.nats(-1_000)).isGreaterThan(900);
  }

  @Test
  void a_conformal_p_value_counts_those_who_are_as_high() {
    double[] peers = {1, 2, 2, 3};

    assertThat(StrictMath.exp(Rarity.logConformal(2, peers))).isCloseTo(4.0 / 5, within(1e-12));
    assertThat(StrictMath.exp(Rarity.logConformal(9, peers))).isCloseTo(1.0 / 5, within(1e-12));
    assertThat(StrictMath.exp(Rarity.logConformal(0, peers))).isCloseTo(1, within(1e-12));
  }
}
