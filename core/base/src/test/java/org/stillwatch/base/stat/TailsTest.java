// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TailsTest {
  private static final double LN_10 = StrictMath.log(10);

  @Test
  void binomial_tails_agree_with_forty_digits() throws IOException {
    var row =
        Pattern.compile(
            "\\{\"n\":\\s*(\\d+),\\s*\"k\":\\s*(\\d+),\\s*\"p\":\\s*\"(\\d+)/(\\d+)\",\\s*\"log10_p\":\\s*([-\\d.e]+)");
    var matcher = row.matcher(vectors());
    int rows = 0;
    while (matcher.find()) {
      double p = Double.parseDouble(matcher.group(3)) / Double.parseDouble(matcher.group(4));
      double expected = Double.parseDouble(matcher.group(5)) * LN_10;
      long n = Long.parseLong(matcher.group(1));
      assertThat(Tails.logBinomialUpper(Long.parseLong(matcher.group(2)), n, p))
          .as("n=%d k=%s p=%s", n, matcher.group(2), p)
          .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
      rows++;
    }
    assertThat(rows).isGreaterThan(20);
  }

  @Test
  void fishers_combination_is_a_gamma_tail() throws IOException {
    var row =
        Pattern.compile(
            "\\{\"n\":\\s*(\\d+),\\s*\"s\":\\s*([\\d.]+),\\s*\"log10_p\":\\s*([-\\d.e]+)\\}");
    var matcher = row.matcher(vectors());
    int rows = 0;
    while (matcher.find()) {
      int n = Integer.parseInt(matcher.group(1));
      if (n > 100) {
        continue;
      }
      double[] logP = new double[n];
      Arrays.fill(logP, -Double.parseDouble(matcher.group(2)) / n);
      double expected = Double.parseDouble(matcher.group(3)) * LN_10;
      assertThat(FalseDiscovery.logFisher(logP))
          .as("n=%d s=%s", n, matcher.group(2))
          .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
      rows++;
    }
    assertThat(rows).isGreaterThan(5);
  }

  private static String vectors() throws IOException {
    try (InputStream in = TailsTest.class.getResourceAsStream("/vectors/tails.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void poisson_tails_agree_with_direct_sums() {
    for (double mean : new double[] {0.01, 0.7, 3, 25}) {
      double below = 0;
      double term = StrictMath.exp(-mean);
      for (int k = 0; k < 60; k++) {
        assertThat(StrictMath.exp(Tails.logPoissonUpper(k, mean)))
            .as("k=%d mean=%s", k, mean)
            .isCloseTo(1 - below, within(1e-12));
        below += term;
        term *= mean / (k + 1);
      }
    }
  }

  @Test
  void hypergeometric_tails_agree_with_counting_hands_of_cards() {
    // Five cards of fifty-two, four of which are aces.
    double none = 0.6588420;
    assertThat(StrictMath.exp(Tails.logHypergeometricUpper(1, 5, 4, 52)))
        .isCloseTo(1 - none, within(1e-6));
    assertThat(StrictMath.exp(Tails.logHypergeometricUpper(4, 5, 4, 52)))
        .isCloseTo(48.0 / 2_598_960, within(1e-12));
    assertThat(Tails.logHypergeometricUpper(0, 5, 4, 52)).isZero();
    assertThat(Tails.logHypergeometricUpper(5, 5, 4, 52)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void impossible_questions_are_refused() {
    assertThatThrownBy(() -> Tails.logBinomialUpper(3, 2, 0.5)).hasMessageContaining("k=3 n=2");
    assertThatThrownBy(() -> Tails.logPoissonUpper(-1, 2)).hasMessageContaining("k=-1");
  }
}
