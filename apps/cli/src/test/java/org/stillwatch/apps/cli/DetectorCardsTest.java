// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.base.Seed;
import org.stillwatch.detect.Detector;
import org.stillwatch.detect.catalog.Signals;
import org.stillwatch.group.GroupTest;
import org.stillwatch.group.tick.Catalogue;
import org.stillwatch.testkit.SharedData;

class DetectorCardsTest {
  static Stream<String> signals() {
    return Stream.concat(
            Signals.SHIPPED.stream().map(Detector::signal),
            Catalogue.shipped(new Seed(1)).tests().stream().map(GroupTest::signal))
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("signals")
  void every_signal_has_its_card(String signal) {
    assertThat(Files.exists(SharedData.root().resolve("docs/detectors/" + signal + ".md")))
        .isTrue();
  }
}
