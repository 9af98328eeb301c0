// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.LogOdds;
import org.stillwatch.base.Seed;
import org.stillwatch.testkit.Seeds;

class LogisticFitTest {
  private static final List<String> NAMES = List.of("x", "noise");

  /// Labels drawn with log-odds 2x.
  private static List<LogisticFit.Example> examples(long seed, int count) {
    var random = new Seed(seed).random();
    var examples = new ArrayList<LogisticFit.Example>();
    for (int i = 0; i < count; i++) {
      double x = random.nextDouble(-3, 3);
      examples.add(
          new LogisticFit.Example(
              Map.of("x", x, "noise", random.nextDouble()),
              random.nextDouble() < LogOdds.probability(2 * x)));
    }
    return examples;
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void known_weights_are_recovered_and_noise_gets_none(long seed) {
    var model = LogisticFit.fit(NAMES, examples(seed, 2_000), new Seed(seed));
    double perUnit = model.draws().getFirst().get(1) / model.scales().getFirst();

    assertThat(perUnit).isCloseTo(2, within(0.35));
    assertThat(model.draws().getFirst().get(2)).isCloseTo(0, within(0.35));
  }

  @Test
  void an_axis_stays_inside_its_interval_and_far_examples_are_sure() {
    var model = LogisticFit.fit(NAMES, examples(1, 500), new Seed(1));

    var sure = AxisModel.axis(model, Map.of("x", 3.0, "noise", 0.5));
    var open = AxisModel.axis(model, Map.of("x", 0.0, "noise", 0.5));

    assertThat(sure.p()).isGreaterThan(0.98);
    assertThat(open.p()).isBetween(0.25, 0.75);
    assertThat(open.low()).isLessThan(open.p());
    assertThat(open.high()).isGreaterThan(open.p());
  }

  @Test
  void a_separable_sample_stays_finite() {
    var examples = new ArrayList<LogisticFit.Example>();
    for (int i = 0; i < 20; i++) {
      examples.add(new LogisticFit.Example(Map.of("x", (double) i, "noise", 0.0), i >= 10));
    }

    var model = LogisticFit.fit(NAMES, examples, new Seed(1));

    assertThat(model.draws().getFirst()).allMatch(Double::isFinite);
    assertThat(model.draws().getFirst().get(1)).isBetween(0.5, 20.0);
  }
}
