// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.judge.Fitted;

class FittedJsonTest {
  private static final Fitted.Model MODEL =
      new Fitted.Model(
          List.of("a", "b"),
          List.of(0.5, 1.0),
          List.of(1.0, 2.0),
          List.of(List.of(0.1, 0.2, 0.3), List.of(0.4, 0.5, 1.0 / 3)));

  @Test
  void a_fit_is_read_back_to_the_last_bit() throws IOException {
    var fitted = new Fitted(MODEL, MODEL, MODEL, List.of(7L), List.of("ab"), List.of("cd"));

    assertThat(read(FittedJson.write(fitted))).isEqualTo(fitted);
  }

  @Test
  void another_version_is_refused() {
    assertThatThrownBy(() -> read("{\"schema\":\"stillwatch.fitted/2\"}"))
        .hasMessage("expected stillwatch.fitted/1");
  }

  private static Fitted read(String json) throws IOException {
    return FittedJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
