// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Seed;
import org.stillwatch.testkit.Seeds;

class FalseDiscoveryTest {
  @Test
  void the_worked_example_of_benjamini_and_hochberg_comes_out() {
    double[] p = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.0
    };

    double[] q = FalseDiscovery.logQ(Arrays.stream(p).map(StrictMath::log).toArray(), p.length);

    assertThat(Arrays.stream(q).filter(x -> x <= StrictMath.log(0.05)).count()).isEqualTo(4);
    assertThat(StrictMath.exp(q[0])).isCloseTo(0.0015, within(1e-9));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void pure_chance_is_rarely_discovered(long seed) {
    var random = new Seed(seed).random();
    int runsWithDiscovery = 0;
    for (int run = 0; run < 400; run++) {
      double[] logP = new double[50];
      Arrays.setAll(logP, i -> StrictMath.log(1 - random.nextDouble()));
      double[] q = FalseDiscovery.logQ(logP, logP.length);
      runsWithDiscovery += Arrays.stream(q).anyMatch(x -> x <= StrictMath.log(0.05)) ? 1 : 0;
    }

    // 5 % of 400 are 20; four standard deviations above that are 37.
    assertThat(runsWithDiscovery).isLessThan(38);
  }

  @Test
  void what_was_tested_before_counts_as_well() {
    double[] logP = {StrictMath.log(1e-4)};

    assertThat(StrictMath.exp(FalseDiscovery.logQ(logP, 100)[0])).isCloseTo(0.01, within(1e-9));
    assertThatThrownBy(() -> FalseDiscovery.logQ(new double[3], 2))
        .hasMessage("2 tested, but 3 given");
  }
}
