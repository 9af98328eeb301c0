// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A world that `lab simulate` wrote: its lines as clients send them, and what a scan finds in it.
/// No more than a batch is in memory.
///
/// @param folder where it lies; what is scanned is kept there, too
record LiveWorld(Path folder) {
  private static final int BATCH = 200;
  private static final List<String> TABLES = List.of("accounts", "models", "actions");

  /// Takes some lines, in the order of their times.
  interface Batches {
    void take(List<String> lines) throws Exception;
  }

  /// What a scan wrote.
  ///
  /// @param campaigns one a line
  /// @param summary of the run
  record Scanned(List<String> campaigns, JsonNode summary) {
    long exchanges() {
      return summary.at("/input/exchanges").asLong();
    }
  }

  void eachBatch(Batches batches) throws Exception {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(folder.resolve("exchanges.jsonl.gz")), 1 << 16),
                UTF_8))) {
      var batch = new ArrayList<String>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        batch.add(line);
        if (batch.size() == BATCH) {
          batches.take(batch);
          batch.clear();
        }
      }
      if (!batch.isEmpty()) {
        batches.take(batch);
      }
    }
  }

  void sendTables(LiveProcess service) throws Exception {
    for (String table : TABLES) {
      service.sendUntilAcknowledged(
          "/v1/" + table, Files.readAllLines(folder.resolve(table + ".jsonl")));
    }
  }

  /// What a scan of it finds.
  Scanned scanned() throws Exception {
    return scanned("scanned", folder.resolve("exchanges.jsonl.gz"));
  }

  /// What a scan of its traces finds: a trace shows less than an exchange.
  Scanned scannedTraces() throws Exception {
    Path traces = folder.resolve("traces.jsonl.gz");
    if (!Files.exists(traces)) {
      Path partial = folder.resolve("traces.partial");
      writeTraces(partial);
      Files.move(partial, traces);
    }
    return scanned("scanned-traces", traces);
  }

  private void writeTraces(Path file) throws Exception {
    try (var out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), UTF_8))) {
      eachBatch(lines -> {
        for (String line : lines) {
          out.append(LiveGrpc.trace(line).toString()).append('\n');
        }
      });
    }
  }

  private Scanned scanned(String name, Path exchanges) throws Exception {
    Path out = folder.resolve(name);
    if (!Files.exists(out.resolve("summary.json"))) {
      scan(exchanges, out);
    }
    return new Scanned(
        Files.readAllLines(out.resolve("campaigns.jsonl")),
        ForeignLog.JSON.readTree(out.resolve("summary.json").toFile()));
  }

  private void scan(Path exchanges, Path out) throws IOException, InterruptedException {
    var command = new ArrayList<>(LiveProcess.program("-Xmx10g"));
    command.addAll(List.of("scan", "--demo-key", "--exchanges", exchanges.toString()));
    for (String table : TABLES) {
      command.addAll(List.of("--" + table, folder.resolve(table + ".jsonl").toString()));
    }
    command.addAll(List.of("--out", out.toString()));
    Path said = folder.resolve(out.getFileName() + ".txt");
    Process scan =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(scan.waitFor()).as(() -> said.toString()).isIn(0, 1);
  }
}
