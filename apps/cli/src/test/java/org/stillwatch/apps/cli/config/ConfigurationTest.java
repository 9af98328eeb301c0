// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.ConfigException;

class ConfigurationTest {
  @TempDir private Path folder = Path.of("");

  private Configuration read(String yaml, Map<String, String> environment, Map<String, String> set)
      throws IOException {
    Path file = folder.resolve("stillwatch.yaml");
    Files.writeString(file, yaml);
    return Configuration.read(Optional.of(file), environment, set);
  }

  @Test
  void flags_go_before_the_environment_before_the_file_before_what_is_usual() throws IOException {
    String yaml = "serve: {port: 1}\n";
    var environment = Map.of(Setting.SERVE_PORT.variable(), "2");

    assertThat(read("", Map.of(), Map.of()).text(Setting.SERVE_PORT))
        .isEqualTo(Setting.SERVE_PORT.usual());
    assertThat(read(yaml, Map.of(), Map.of()).text(Setting.SERVE_PORT)).isEqualTo("1");
    assertThat(read(yaml, environment, Map.of()).text(Setting.SERVE_PORT)).isEqualTo("2");
    assertThat(read(yaml, environment, Map.of("serve.port", "3")).text(Setting.SERVE_PORT))
        .isEqualTo("3");
  }

  /// Whoever mends the one that does not count would wonder for long.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serve.port: 1\\nserve.port: 2       | the file: found no YAML, or a key twice
          serve: {port: 1}\\nserve: {port: 2} | the file: found no YAML, or a key twice
          serve: {port: 1}\\nserve.port: 2    | serve.port: found it twice, expected each key once
          serve: {port: 1}\\n---\\nserve: {}  | the file: found no YAML, or a key twice
          """)
  void what_is_said_twice_is_a_mistake(String yaml, String told) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> read(yaml.replace("\\n", "\n") + "\n", Map.of(), Map.of()))
        .withMessageContaining(told);
  }
}
