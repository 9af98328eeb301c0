// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.Seed;
import org.stillwatch.capture.Features;
import org.stillwatch.testkit.Seeds;

class RandomFeaturesTest {
  /// The kernel of two exchanges estimated by 32 frequencies has a standard error of at most 1 /
  /// sqrt(2 * 32) = 0.125; over 200 pairs the mean is within 0.05.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void inner_products_estimate_the_gaussian_kernel(long seed) {
    var random = new Seed(seed).random();
    double error = 0;
    double squares = 0;
    for (int i = 0; i < 200; i++) {
      var a = VarietyTest.words(random);
      var b =
          i % 2 == 0 ? VarietyTest.words(random) : List.of(a.get(0), a.get(1), a.get(2), ~a.get(3));
      double off = estimate(a, b) - kernel(a, b);
      error += off / 200;
      squares += off * off / 200;
    }

    assertThat(error).isCloseTo(0, within(0.05));
    assertThat(StrictMath.sqrt(squares)).isLessThan(0.15);
  }

  private static double estimate(List<Long> a, List<Long> b) {
    double[] of = mean(a);
    double[] with = mean(b);
    double sum = 0;
    for (int i = 0; i < of.length; i++) {
      sum += of[i] * with[i];
    }
    return sum;
  }

  private static double[] mean(List<Long> features) {
    long[] words = new long[Window.WORDS];
    Window.add(words, 0, 0, RandomFeatures.of(features));
    return Window.mean(words, 0, 1);
  }

  private static double kernel(List<Long> a, List<Long> b) {
    double inner = 0;
    double squaresA = 0;
    double squaresB = 0;
    int[] x = new int[Features.DIMENSIONS];
    int[] y = new int[Features.DIMENSIONS];
    Features.addTo(x, a);
    Features.addTo(y, b);
    for (int i = 0; i < x.length; i++) {
      inner += (double) x[i] * y[i];
      squaresA += (double) x[i] * x[i];
      squaresB += (double) y[i] * y[i];
    }
    double cosine = inner / StrictMath.sqrt(squaresA * squaresB);
    return StrictMath.exp(-(1 - cosine)); // |x - y|^2 / 2 = 1 - cosine for unit vectors
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void a_window_holds_the_mean_of_its_newest_prompts(long seed) {
    var random = new Seed(seed).random();
    var early = VarietyTest.words(random);
    var late = VarietyTest.words(random);
    long[] words = new long[Window.WORDS];
    for (int i = 0; i < 128; i++) {
      Window.add(words, 0, i, RandomFeatures.of(early));
    }
    assertThat(Window.mean(words, 0, 128)).containsExactly(mean(early), within(0.002));
    for (int i = 128; i < 256; i++) {
      Window.add(words, 0, i, RandomFeatures.of(late));
    }
    assertThat(Window.length(256)).isEqualTo(128);
    assertThat(Window.mean(words, 0, 256)).containsExactly(mean(late), within(0.002));
  }
}
