// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.stillwatch.testkit.SharedData;

/// The page of controls names what is asked of us, and each row a test that exists.
class ControlsTest {
  private static final List<String> ASKED =
      List.of(
          "AISVS 11.5.1",
          "AISVS 11.5.2",
          "AISVS 11.5.3",
          "AISVS 11.6.2",
          "AISVS 11.7.1",
          "AISVS 11.7.2",
          "AISVS 11.7.3",
          "AISVS 11.7.4",
          "ATLAS AML.M0002",
          "ATLAS AML.M0004",
          "ATLAS AML.M0019",
          "ATLAS AML.M0024");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)#(\\w+)`");

  private final Path root = SharedData.root();

  private static Map<String, String> rows(Path page) throws IOException {
    var rows = new TreeMap<String, String>();
    for (String line : Files.readAllLines(page)) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 6 && cells[1].matches(" (AISVS|ATLAS) .*")) {
        rows.put(cells[1].strip(), cells[4]);
      }
    }
    return rows;
  }

  @Test
  void every_control_has_tests_that_exist() throws IOException {
    var rows = rows(root.resolve("docs/controls.md"));
    assertThat(rows.keySet()).containsAll(ASKED);
    for (var row : rows.entrySet()) {
      var tests = TEST.matcher(row.getValue()).results().toList();
      assertThat(tests).as(row.getKey()).isNotEmpty();
      for (var test : tests) {
        assertThat(source(test.group(1)))
            .as(row.getKey())
            .containsPattern("(?m)^  void " + test.group(2) + "\\(");
      }
    }
  }

  private String source(String test) throws IOException {
    try (var files = Files.walk(root)) {
      Path file =
          files
              .filter(f -> f.getFileName().toString().equals(test + ".java"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("there is no " + test));
      return Files.readString(file);
    }
  }
}
