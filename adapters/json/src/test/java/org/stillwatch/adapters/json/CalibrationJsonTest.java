// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.judge.LocalCalibration;
import org.stillwatch.judge.Recalibration;

class CalibrationJsonTest {
  @Test
  void a_calibration_that_was_written_is_read_again() throws IOException {
    var local =
        new LocalCalibration(
            Optional.of(
                new Recalibration(
                    List.of(new Recalibration.Line(1.5, -0.25), new Recalibration.Line(0, 3)))),
            Optional.empty(),
            Optional.of(
                new Recalibration(
                    List.of(new Recalibration.Steps(List.of(0.1, 0.5), List.of(0.01, 0.99))))));
    var kept = new CalibrationJson.Kept("ab12", local);

    assertThat(CalibrationJson.read(CalibrationJson.write(kept).getBytes(UTF_8))).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"schema\":\"stillwatch.fitted/1\"}",
        "{\"schema\":\"stillwatch.calibration/1\",\"intent\":[]}",
        "{\"schema\":\"stillwatch.calibration/1\",\"intent\":[{}]}",
        "{\"schema\":\"stillwatch.calibration/1\",\"intent\":[{\"slope\":-1,\"offset\":0}]}",
        "{\"schema\":\"stillwatch.calibration/1\",\"intent\":[{\"slope\":\"x\",\"offset\":0}]}",
        "{\"schema\":\"stillwatch.calibration/1\",\"intent\":[{\"from\":[0.1],\"height\":[2]}]}",
        "{\"schema\":\"stillwatch.calibration/1\",\"intent\":[{\"from\":[\"x\"],\"height\":[0.5]}]}"
      })
  void what_is_no_calibration_is_refused(String json) {
    assertThatThrownBy(() -> CalibrationJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }
}
