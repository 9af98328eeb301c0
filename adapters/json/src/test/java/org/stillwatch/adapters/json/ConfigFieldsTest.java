// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.ConfigException;

class ConfigFieldsTest {
  private static int count(String json) {
    return new ConfigFields("f", "p", StrictTree.of("f", "s", json.getBytes(UTF_8)))
        .count("n", 1_000);
  }

  @Test
  void a_count_is_what_is_written() {
    assertThat(count("{\"n\":0}")).isZero();
    assertThat(count("{\"n\":1000}")).isEqualTo(1_000);
  }

  /// The second and third are 5 in 64 and in 32 bits.
  @ParameterizedTest
  @ValueSource(
      strings = {"1001", "18446744073709551621", "4294967301", "-1", "1.0", "1e2", "\"1\""})
  void a_count_of_another_form_or_beyond_its_bound_is_refused(String number) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> count("{\"n\":" + number + "}"))
        .withMessageContaining("p.n: found")
        .withMessageContaining("a whole number from 0 to 1000");
  }
}
