// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Runs of `stillwatch trace` in a folder, and what they wrote there.
///
/// @param folder in which words that begin with `@` are files
record TraceRuns(Path folder) {
  /// A run that is to succeed.
  ///
  /// @param command what stands behind `stillwatch trace`
  /// @return what it printed
  String does(String command) {
    return run(ExitCode.DONE, command);
  }

  /// A run that is to end with a code.
  String run(int code, String command) {
    String[] words = ("trace " + command).strip().split("\\s+", -1);
    String[] arguments =
        Arrays.stream(words)
            .map(w -> w.startsWith("@") ? folder.resolve(w.substring(1)).toString() : w)
            .toArray(String[]::new);
    var said = new StringWriter();
    var line = Stillwatch.commandLine().setOut(new PrintWriter(said, true));

    assertThat(line.execute(arguments)).as(command).isEqualTo(code);
    return said.toString();
  }

  /// Writes `leak.jsonl` and holds it against the ledger.
  String corpus(List<String> lines) throws IOException {
    Files.write(folder.resolve("leak.jsonl"), lines);
    return does("corpus @leak.jsonl --ledger @ledger --out @out --demo-key");
  }

  JsonNode report() throws IOException {
    return new JsonMapper().readTree(Files.readString(folder.resolve("out/report.json")));
  }

  /// Subjects of statements of a reach, such as `ACCOUNT`.
  List<String> named(String reach) throws IOException {
    var named = new ArrayList<String>();
    for (JsonNode said : report().path("statements")) {
      if (said.path("statement").path("reach").asText().equals(reach)) {
        named.add(said.path("statement").path("subject").asText());
      }
    }
    return named;
  }

  /// What stands about an account in `matches.jsonl`.
  JsonNode match(String account) throws IOException {
    for (String line : lines("matches.jsonl")) {
      JsonNode match = new JsonMapper().readTree(line);
      if (match.path("account").asText().equals(account)) {
        return match;
      }
    }
    throw new AssertionError("no line about " + account);
  }

  List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(name));
  }

  List<Path> files(String name) throws IOException {
    try (var files = Files.walk(folder.resolve(name))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
