// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.detect.Detector;
import org.stillwatch.testkit.SharedData;

class CardsTest {
  static Stream<Detector> shipped() {
    return Signals.SHIPPED.stream();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void every_signal_has_a_card_that_names_its_code(Detector detector) throws IOException {
    var card = SharedData.root().resolve("docs/detectors/" + detector.signal() + ".md");

    assertThat(card).exists();
    assertThat(Files.readString(card))
        .contains("`detect.signal." + detector.getClass().getSimpleName() + "`")
        .contains("| Who is wrongly hit |", "| Stated error |", "| Cost to evade |");
  }
}
