// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.stat.LogGamma;
import org.stillwatch.trace.Vectors;

class TailVectorsTest {
  private static final double DIGITS = 1e-9;

  @Test
  void gamma_tails_agree_with_forty_digits() {
    var rows = Vectors.read("tails").get("gamma");

    assertThat(rows).hasSize(40);
    for (var row : rows) {
      assertThat(GammaTail.log10Upper(row.get("n").asLong(), row.get("s").asDouble()))
          .as("%s", row)
          .isCloseTo(row.get("log10_p").asDouble(), within(DIGITS));
    }
  }

  @Test
  void binomial_tails_agree_with_forty_digits() {
    var rows = Vectors.read("tails").get("binomial");

    assertThat(rows).hasSize(49);
    for (var row : rows) {
      String[] p = row.get("p").asText().split("/", -1);
      double chance = Double.parseDouble(p[0]) / Double.parseDouble(p[1]);
      assertThat(BinomialTail.log10Upper(row.get("n").asLong(), chance, row.get("k").asLong()))
          .as("%s", row)
          .isCloseTo(row.get("log10_p").asDouble(), within(DIGITS));
    }
  }

  @Test
  void fused_tails_agree_with_quadrature_of_forty_digits_and_not_with_matched_moments() {
    var rows = Vectors.read("tails").get("dual");

    assertThat(rows).hasSize(12);
    for (var row : rows) {
      double ours =
          DualTail.log10Upper(
              row.get("n").asLong(), row.get("weight_b").asDouble(), row.get("s").asDouble());
      assertThat(ours).as("%s", row).isCloseTo(row.get("log10_p_exact").asDouble(), within(DIGITS));
      assertThat(ours).isGreaterThan(row.get("log10_p_moment_matched").asDouble() + 0.003);
    }
  }

  @Test
  void a_naive_density_would_fail_these_vectors() {
    double s = 10_117_610.8111;
    double naive = (1e7 - 1) * StrictMath.log(s) - LogGamma.of(1e7) - s;

    assertThat(StrictMath.abs(naive - Deviance.logPoisson(10_000_000 - 1, s))).isGreaterThan(1e-9);
  }

  @Test
  void tails_reach_far_beyond_what_a_double_holds() {
    assertThat(GammaTail.log10Upper(1, 10_000 * StrictMath.log(10)))
        .isCloseTo(-10_000, within(1e-8));
    assertThat(BinomialTail.log10Upper(5_000, 0.5, 5_000))
        .isCloseTo(-5_000 * StrictMath.log10(2), within(1e-9));
  }

  @Test
  void a_fused_tail_of_one_score_is_a_sum_of_two_exponentials() {
    for (double w : new double[] {0.1, 0.3, 0.75}) {
      for (double s : new double[] {0.01, 1, 7, 40, 300}) {
        double exact =
            ((1 - w) * StrictMath.exp(-s / (1 - w)) - w * StrictMath.exp(-s / w)) / (1 - 2 * w);
        assertThat(DualTail.log10Upper(1, w, s)).isCloseTo(StrictMath.log10(exact), within(1e-10));
      }
    }
  }

  @Test
  void a_fused_tail_agrees_with_simulation() {
    var dice = new SplittableRandom(4);
    int n = 20;
    int above = 0;
    int worlds = 400_000;
    for (int i = 0; i < worlds; i++) {
      above += 0.9 * gamma(dice, n) + 0.1 * gamma(dice, n) >= 26 ? 1 : 0;
    }
    double p = StrictMath.pow(10, DualTail.log10Upper(n, 0.1, 26));

    double sd = StrictMath.sqrt(p * (1 - p) / worlds);
    assertThat((double) above / worlds).isCloseTo(p, within(4 * sd));
  }

  private static double gamma(SplittableRandom dice, int n) {
    double product = 1;
    for (int i = 0; i < n; i++) {
      product *= 1 - dice.nextDouble();
    }
    return -StrictMath.log(product);
  }

  @Test
  void fused_tails_stay_between_their_bounds_for_ten_million_scores() {
    double s = 1e7 + 5 * StrictMath.sqrt(1e7 * 0.82);

    double fused = DualTail.log10Upper(10_000_000, 0.1, s);

    // normal approximation at five standard deviations
    assertThat(fused).isCloseTo(StrictMath.log10(Normal.upper(5)), within(0.01));
  }

  @Test
  void nothing_scored_gives_p_one_and_nonsense_is_refused() {
    assertThat(GammaTail.log10Upper(0, 0)).isZero();
    assertThat(DualTail.log10Upper(0, 0.1, 0)).isZero();
    assertThat(BinomialTail.log10Upper(0, 0.5, 0)).isZero();
    assertThatThrownBy(() -> GammaTail.log10Upper(3, Double.NaN))
        .hasMessage("expected n >= 0 and a finite s >= 0");
    assertThatThrownBy(() -> BinomialTail.log10Upper(3, 0.5, 4))
        .hasMessage("expected 0 to n successes");
    assertThatThrownBy(() -> DualTail.log10Upper(3, 1.0, 4))
        .hasMessage("expected n >= 0, 0 < w < 1 and a finite s >= 0");
  }

  @Test
  void critical_values_are_where_the_tail_meets_the_level() {
    double s = GammaTail.critical(500, -6.376);
    long k = BinomialTail.critical(60_000, 0.5, -6.376);

    assertThat(GammaTail.log10Upper(500, s)).isCloseTo(-6.376, within(1e-8));
    assertThat(BinomialTail.log10Upper(60_000, 0.5, k)).isLessThanOrEqualTo(-6.376);
    assertThat(BinomialTail.log10Upper(60_000, 0.5, k - 1)).isGreaterThan(-6.376);
    assertThat(BinomialTail.critical(3, 0.5, -1)).isEqualTo(4);
  }
}
