// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.Schemas;

/// Logs without their texts: no byte of a prompt, an answer or a secret header is left, ids are
/// kept, and what could not be read is located.
class FingerprintCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void no_text_is_left_and_every_line_keeps_its_schema() throws IOException {
    new SmallLog().write(folder);

    List<String> sketch = sketch(folder.resolve("exchanges.jsonl"), ExitCode.DONE);

    assertThat(sketch).hasSize(150 * 12 + 24 * 30);
    assertThat(sketch).noneMatch(line -> line.contains(SmallLog.SECRET));
    assertThat(sketch).noneMatch(line -> line.contains("harbour") || line.contains("You help"));
    for (String line : sketch.subList(0, 50)) {
      Schemas.validate("exchange-1", line);
    }
    assertThat(Files.readAllLines(folder.resolve("sketch").resolve("rejected.jsonl"))).isEmpty();
  }

  @Test
  void odd_headers_unknown_members_and_bad_lines_are_survived() throws IOException {
    Path log = folder.resolve("odd.jsonl");
    String good =
        """
        {"id":"a","time":"2026-02-02T00:00:00Z","account":"x","note":{"text":"hidden"},"response":{"status":200,"body":"hidden","error":"hidden"},\
        "usage":{"input":3,"words":"hidden"},"client":{"ip":"198.18.0.1","headers":%s}}\
        """;
    var lines = new ArrayList<String>();
    lines.add(
        good.formatted(
            "[[\"x-sdk-lang\",\"java\"],[\"x-note\",\"hidden\"],[],[1],[\"a\"],[\"b\",{\"c\":[1]}],7,{\"d\":[2]}]"));
    lines.add(
        good.formatted("{\"x-sdk-lang\":\"java\",\"x-note\":\"hidden\",\"many\":[\"hidden\"]}"));
    lines.add(good.formatted("\"hidden\""));
    lines.add("{\"account\":\"hidden\"");
    lines.add("no exchange, hidden");
    Files.write(log, lines);

    List<String> sketch = sketch(log, ExitCode.DONE);

    assertThat(sketch).hasSize(3).noneMatch(line -> line.contains("hidden"));
    assertThat(sketch.get(0)).contains("[\"x-sdk-lang\",\"java\"],[\"x-note\",\"\"]");
    assertThat(sketch.get(1)).contains("\"x-sdk-lang\":\"java\",\"x-note\":\"\"");
    assertThat(sketch.get(2)).contains("\"usage\":{\"input\":3}");
    assertThat(Files.readAllLines(folder.resolve("sketch").resolve("rejected.jsonl")))
        .hasSize(2)
        .noneMatch(line -> line.contains("hidden"));
  }

  @Test
  void a_sketch_of_a_sketch_is_the_same() throws IOException {
    new SmallLog().write(folder);
    List<String> once = sketch(folder.resolve("exchanges.jsonl"), ExitCode.DONE);
    Path again = folder.resolve("once.jsonl");
    Files.write(again, once);

    assertThat(sketch(again, ExitCode.DONE)).isEqualTo(once);
  }

  private List<String> sketch(Path log, int code) throws IOException {
    Path out = folder.resolve("sketch");
    assertThat(
            Stillwatch.run(
                "fingerprint", "--demo-key", "--exchanges", log.toString(), "--out", out + ""))
        .isEqualTo(code);
    byte[] bytes = Files.readAllBytes(out.resolve("exchanges.jsonl.gz"));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
