// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.testkit.SharedData;

/// The versions that users are told are those that are tested. It needs no network, so that
/// versions that contradict each other are not taken for an index that cannot be reached.
class PythonPinsTest {
  private static final Path PINS = Path.of("apps/cli/src/test/python");

  private static List<String> lines(Path file) throws Exception {
    return Files.readAllLines(SharedData.root().resolve(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "examples/envoy/requirements.txt",
        "examples/litellm/requirements.txt",
        "apps/cli/src/test/python/requirements.txt"
      })
  void what_is_asked_for_is_what_is_pinned(String file) throws Exception {
    List<String> asked =
        lines(Path.of(file)).stream()
            .filter(line -> !line.startsWith("#") && !line.startsWith("--"))
            .map(line -> line.replaceAll("\\[.*?]", ""))
            .toList();

    assertThat(asked).isNotEmpty();
    assertThat(lines(PINS.resolve("constraints.txt"))).containsAll(asked);
  }

  @Test
  void every_version_is_one() throws Exception {
    assertThat(lines(PINS.resolve("constraints.txt")).stream().skip(1))
        .hasSizeGreaterThan(100)
        .allMatch(line -> line.matches("[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+"));
  }
}
