// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.Finding;

/// How signals add up, worked out by hand: what is said twice counts once, and what only supports
/// never carries a case alone.
class StandingScoreTest {
  private static final Offset<Double> EXACT = within(1e-9);

  private static Signals.Signal signal(String id, double p) {
    Detector detector =
        Signals.SHIPPED.stream().filter(d -> d.signal().equals(id)).findFirst().orElseThrow();
    return new Signals.Signal(detector, new Finding.Evidence(0, ""), Math.log(p));
  }

  private static double score(Signals.Signal... said) {
    return Standing.score(List.of(said));
  }

  @Test
  void only_what_is_rarer_than_one_in_ten_adds() {
    assertThat(score(signal("D13", 0.5), signal("D21", 0.11))).isZero();
    assertThat(score(signal("D13", 0.01))).isCloseTo(Math.log(10), EXACT);
    assertThat(score(signal("D13", 0.01), signal("D21", 0.001)))
        .isCloseTo(Math.log(10) + Math.log(100), EXACT);
  }

  @Test
  void of_signals_that_say_the_same_the_rarest_counts_for_its_number() {
    assertThat(score(signal("D5", 0.001), signal("D6", 0.002), signal("D7", 0.5)))
        .isCloseTo(Math.log(100) - Math.log(4), EXACT);
    assertThat(score(signal("D12", 0.001), signal("D26", 0.001)))
        .isCloseTo(Math.log(100) - Math.log(3), EXACT);
    assertThat(score(signal("D1", 0.001), signal("D20", 0.001), signal("D5", 0.001)))
        .isCloseTo(2 * Math.log(100) - Math.log(2) - Math.log(4), EXACT);
    assertThat(score(signal("D5", 0.03))).as("its number eats it up").isZero();
  }

  @Test
  void what_corroborates_adds_no_more_than_what_it_supports() {
    assertThat(score(signal("D32", 1e-9), signal("D28", 1e-9))).isZero();
    assertThat(score(signal("D32", 1e-9), signal("D13", 0.01))).isCloseTo(2 * Math.log(10), EXACT);
    assertThat(score(signal("D32", 0.05), signal("D13", 0.001)))
        .isCloseTo(Math.log(100) + Math.log(2), EXACT);
  }

  @Test
  void worth_watching_begins_at_one_in_a_hundred() {
    assertThat(new Standing(1, Math.log(0.01)).worthWatching()).isTrue();
    assertThat(new Standing(1, Math.log(0.0101)).worthWatching()).isFalse();
  }

  @Test
  void every_signal_that_is_counted_once_or_supports_is_shipped() {
    var shipped = Signals.SHIPPED.stream().map(Detector::signal).toList();

    assertThat(shipped)
        .containsAll(
            Arrays.asList("D1", "D5", "D6", "D7", "D8", "D12", "D20", "D26", "D27", "D28", "D32"));
  }
}
