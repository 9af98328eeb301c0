// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.trace.ToySampler;

/// The table of `provenance.md` 6.2: how many tokens name an account among 24,000 with power 0.9.
/// Scores are drawn again from synthetic next-token distributions; an edit puts a score in place
/// that knows nothing of the key.
@Tag("error-rate")
class PowerTableTest {
  private static final double LOG10_ALPHA = StrictMath.log10(4.2e-7);
  private static final double[] SURVIVALS = {1, 0.6, 0.3, 0.1};
  private static final int WORLDS = 250;
  private static final int POOL = 400_000;

  /// Nine tenths of the worlds, and 1.96 standard errors to either side.
  private static final double ERROR = 1.96 * StrictMath.sqrt(WORLDS * 0.9 * 0.1);

  private static final int AT_MOST = (int) (0.9 * WORLDS + ERROR);
  private static final int AT_LEAST = (int) (0.9 * WORLDS - ERROR);

  /// @param scale of the logits, which gives the entropy
  /// @param nats the entropy of a token
  /// @param drift what a marked token scores above 1
  @ParameterizedTest
  @CsvSource({
    "3.009, 1.81, 1.535, 33, 79, 248, 1900",
    "4.513, 1.14, 0.943, 72, 175, 605, 4600",
    "7.069, 0.67, 0.543, 182, 447, 1600, 13000",
    "12.195, 0.36, 0.286, 561, 1500, 5700, 49000",
    "25.848, 0.16, 0.125, 2700, 7200, 28000, 247000"
  })
  void tokens_for_nine_tenths_of_power_are_those_of_the_table(
      double scale, double nats, double drift, int whole, int most, int third, int tenth) {
    var sampler = new ToySampler(61, scale);
    assertThat(sampler.entropy(20_000)).isCloseTo(nats, within(0.03 * nats));
    double[] marked = sampler.markedScores(POOL);
    double mean = Arrays.stream(marked).average().orElseThrow();
    assertThat(mean - 1).as("drift").isCloseTo(drift, within(0.04 * drift));

    int[] tokens = {whole, most, third, tenth};
    for (int s = 0; s < SURVIVALS.length; s++) {
      var cell = new Cell(marked, SURVIVALS[s], tokens[s]);
      int[] found = cell.found(new SplittableRandom(62 + s));

      // nine tenths lie between 15 % less text and 15 % more, as far as so many worlds can tell
      assertThat(found[0]).as("less text, survival %s", SURVIVALS[s]).isLessThan(AT_MOST);
      assertThat(found[1]).as("more text, survival %s", SURVIVALS[s]).isGreaterThan(AT_LEAST);
    }
  }

  /// One cell: worlds of marked text in which some tokens were edited.
  private static final class Cell {
    private static final int QUANTILES = 1 << 16;
    private static final double[] PLAIN = plain();

    private final double[] marked;
    private final double survival;
    private final int tokens;

    Cell(double[] marked, double survival, int tokens) {
      this.marked = marked;
      this.survival = survival;
      this.tokens = tokens;
    }

    /// In how many worlds 85 % and 115 % of the tokens are enough.
    int[] found(SplittableRandom dice) {
      int less = (int) (0.85 * tokens);
      int more = (int) (1.15 * tokens);
      double criticalLess = GammaTail.critical(less, LOG10_ALPHA);
      double criticalMore = GammaTail.critical(more, LOG10_ALPHA);
      int[] found = new int[2];
      for (int w = 0; w < WORLDS; w++) {
        double sum = sum(dice, less);
        found[0] += sum >= criticalLess ? 1 : 0;
        found[1] += sum + sum(dice, more - less) >= criticalMore ? 1 : 0;
      }
      return found;
    }

    private double sum(SplittableRandom dice, int count) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum +=
            dice.nextDouble() < survival
                ? marked[dice.nextInt(marked.length)]
                : PLAIN[dice.nextInt(QUANTILES)];
      }
      return sum;
    }

    /// The exponential distribution, one value in the middle of each of 65,536 equal parts.
    private static double[] plain() {
      double[] plain = new double[QUANTILES];
      Arrays.setAll(plain, i -> -StrictMath.log((i + 0.5) / QUANTILES));
      return plain;
    }
  }
}
