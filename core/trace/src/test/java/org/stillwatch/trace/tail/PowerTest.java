// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.testkit.Seeds;

class PowerTest {
  /// The table of design/provenance.md 7 (b).
  @ParameterizedTest
  @CsvSource({
    ".0088,1e-2,32e3",
    ".0088,4.2e-7,94e3",
    ".0088,1e-10,143e3",
    ".0044,4.2e-7,376e3",
    ".001,1e-2,2.4e6"
  })
  void green_tokens_for_an_inherited_mark(double excess, double alpha, double expected) {
    long tokens = Power.trialsFor(0.9, StrictMath.log10(alpha), 0.25, 0.25 + excess);

    assertThat((double) tokens).isCloseTo(expected, within(0.05 * expected));
  }

  /// The table of design/provenance.md 7 (c).
  @ParameterizedTest
  @CsvSource({".02,1e-2,8.2e3", ".05,1e-6,3.6e3", ".1,1e-2,330", ".2,1e-6,222"})
  void slots_of_a_keyed_forced_choice(double bias, double alpha, double expected) {
    long slots = Power.trialsFor(0.9, StrictMath.log10(alpha), 0.5, 0.5 + bias);

    assertThat((double) slots).isCloseTo(expected, within(0.05 * expected));
  }

  @Test
  void power_of_scores_agrees_with_simulation() {
    long n = Power.scoresFor(0.9, -4, 1.5, 2.0);
    double critical = GammaTail.critical(n, -4);
    var dice = new SplittableRandom(3);
    int found = 0;
    for (int w = 0; w < 4_000; w++) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        // shape 9/8, scale 4/3: mean 1.5, variance 2; drawn as a shifted exponential of that mean
        // and variance
        sum += 1.5 - StrictMath.sqrt(2) * (1 + StrictMath.log(1 - dice.nextDouble()));
      }
      found += sum >= critical ? 1 : 0;
    }

    assertThat(found / 4_000.0).isCloseTo(0.9, within(0.03));
  }

  @Test
  void what_brings_no_gain_is_refused() {
    assertThatThrownBy(() -> Power.scoresFor(0.9, -4, 1.0, 1.0))
        .hasMessage("expected a power between 0 and 1 and a gain above 0");
    assertThat(Power.ofCounts(3, -2, 0.5, 0.9)).isZero();
  }

  @Test
  void the_normal_tail_has_known_values() {
    assertThat(Normal.upper(0)).isEqualTo(0.5);
    assertThat(Normal.upper(1.959963984540054)).isCloseTo(0.025, within(1e-15));
    assertThat(Normal.upper(-1.2815515655446004)).isCloseTo(0.9, within(1e-14));
    assertThat(Normal.upper(5)).isCloseTo(2.866515718791933e-7, within(1e-18));
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void uniform_values_pass_and_bent_ones_do_not(long seed) {
    double[] flat = new SplittableRandom(seed).doubles(2_000).toArray();
    double[] bent = new double[flat.length];
    double[] large = new double[flat.length];
    for (int i = 0; i < flat.length; i++) {
      bent[i] = flat[i] * flat[i];
      large[i] = StrictMath.sqrt(flat[i]);
    }

    assertThat(Uniformity.twoSided(flat)).isGreaterThan(1e-3);
    assertThat(Uniformity.tooManySmall(flat)).isGreaterThan(1e-3);
    assertThat(Uniformity.twoSided(bent)).isLessThan(1e-9);
    assertThat(Uniformity.tooManySmall(bent)).isLessThan(1e-9);
    assertThat(Uniformity.twoSided(large)).isLessThan(1e-9);
    assertThat(Uniformity.tooManySmall(large)).isGreaterThan(0.5);
  }

  @Test
  void too_few_values_say_nothing() {
    assertThatThrownBy(() -> Uniformity.twoSided(new double[19]))
        .hasMessage("expected 20 or more p-values between 0 and 1");
  }
}
