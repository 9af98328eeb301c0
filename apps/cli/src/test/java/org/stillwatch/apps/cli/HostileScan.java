// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A scan of hostile input with 256 MB of memory: it ended with the code that was expected and
/// showed no stack trace.
///
/// @param run what it said
/// @param summary what it wrote
/// @param rejects how many records were refused, by reason
record HostileScan(Launched run, JsonNode summary, Map<String, Long> rejects) {
  static HostileScan of(Path folder, int code, List<Path> logs, List<String> more)
      throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of("scan", "--demo-key", "--exchanges"));
    logs.forEach(log -> arguments.add(log.toString()));
    Path out = folder.resolve("out");
    arguments.addAll(more);
    arguments.addAll(List.of("--out", out.toString()));
    Launched run = Launched.with256Megabytes(folder, arguments);
    assertThat(run.code()).as(run.said()).isEqualTo(code);
    assertThat(run.said()).doesNotContain("\tat ", "Exception in");
    var rejects = new TreeMap<String, Long>();
    JsonNode summary = ForeignLog.JSON.readTree(out.resolve("summary.json").toFile());
    summary
        .path("rejects")
        .properties()
        .forEach(e -> rejects.put(e.getKey(), e.getValue().asLong()));
    return new HostileScan(run, summary, rejects);
  }

  void kept(int exchanges) {
    assertThat(summary.at("/input/exchanges").asInt()).as(run.said()).isEqualTo(exchanges);
  }

  /// Why a source could not be read to its end.
  String incomplete(String source) {
    for (JsonNode known : summary.path("sources")) {
      if (known.path("name").asText().equals(source)) {
        return known.path("incomplete").asText();
      }
    }
    throw new AssertionError("no source " + source);
  }
}
