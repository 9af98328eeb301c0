// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.testkit.SharedData;

/// One world, written as other tools would have written it: a scan says of every account what it
/// says of our own records once those lack what the other log cannot carry.
class ForeignLogsTest {
  @TempDir private static Path world = Path.of("");
  private static List<ObjectNode> exchanges = List.of();

  @BeforeAll
  static void simulate() throws IOException {
    var recipe =
        LabSimulateCommand.recipe(
            SharedData.root().resolve("scenarios").resolve("0002-rival"), Optional.empty());
    Simulation.run(recipe, Optional.empty(), world);
    var read = new ArrayList<ObjectNode>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(world.resolve("exchanges.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        read.add((ObjectNode) ForeignLog.JSON.readTree(line));
      }
    }
    exchanges = read;
  }

  @Test
  void a_proxy_tells_the_same() throws IOException {
    sameVerdicts("litellm", new ForeignLog.ProxyPayload(), List.of("D24"));
  }

  @Test
  void a_trace_tells_the_same() throws IOException {
    sameVerdicts("otlp", new ForeignLog.Trace(), List.of());
  }

  @Test
  void a_cloud_and_its_audit_trail_tell_the_same() throws IOException {
    var trail = new ArrayList<String>();
    for (ObjectNode exchange : exchanges) {
      trail.add(ForeignLog.CloudLog.trail(exchange).toString());
    }
    Files.write(world.resolve("bedrock-trail.jsonl"), trail);

    sameVerdicts("bedrock", new ForeignLog.CloudLog(), List.of("D25"));
  }

  @Test
  void a_warehouse_tells_the_same() throws Exception {
    Path parquet = world.resolve("exchanges.parquet");
    Path csv = world.resolve("exchanges.csv");
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      String rows =
          "SELECT id, account, org, key, \"user\", session, pathway, model, operation, latencyMs,"
              + " CAST(time AS TIMESTAMP) AS time, client, request, response, usage->>'input' AS"
              + " \"usage.input\", usage->>'output' AS \"usage.output\", usage->>'cached' AS"
              + " \"usage.cached\", usage->>'reasoning' AS \"usage.reasoning\" FROM read_json('"
              + world.resolve("exchanges.jsonl.gz")
              + "', format = 'newline_delimited', columns = {id: 'VARCHAR', account: 'VARCHAR', org:"
              + " 'VARCHAR', key: 'VARCHAR', user: 'VARCHAR', session: 'VARCHAR', pathway: 'VARCHAR',"
              + " model: 'VARCHAR', operation: 'VARCHAR', latencyMs: 'BIGINT', time: 'VARCHAR',"
              + " client: 'JSON', request: 'JSON', response: 'JSON', usage: 'JSON'})";
      statement.execute("COPY (" + rows + ") TO '" + parquet + "' (FORMAT parquet)");
      statement.execute("COPY (" + rows + ") TO '" + csv + "' (FORMAT csv, HEADER)");
    }
    scan("lines", List.of(world.resolve("exchanges.jsonl.gz")));

    for (Path table : List.of(parquet, csv)) {
      String name = table.getFileName().toString();
      JsonNode summary = scan(name, List.of(table));
      assertThat(source(summary, name).path("format").asText()).isEqualTo("canonical");
      assertThat(summary.at("/input/exchanges").asInt())
          .as(summary.toString())
          .isEqualTo(exchanges.size());
      assertThat(source(summary, name).path("signalsDark")).isEmpty();
      assertThat(Files.readAllBytes(world.resolve("out-" + name + "/campaigns.jsonl")))
          .isEqualTo(Files.readAllBytes(world.resolve("out-lines/campaigns.jsonl")));
    }
  }

  private static void sameVerdicts(String format, ForeignLog.Kind kind, List<String> dark)
      throws IOException {
    var foreign = new ArrayList<String>();
    var ours = new ArrayList<String>();
    for (ObjectNode exchange : exchanges) {
      foreign.add(kind.written(exchange).toString());
      ObjectNode reduced = exchange.deepCopy();
      kind.reduced(reduced);
      ours.add(reduced.toString());
    }
    Path log = world.resolve(format + ".jsonl");
    Files.write(log, foreign);
    Files.write(world.resolve(format + "-ours.jsonl"), ours);
    Path trail = world.resolve(format + "-trail.jsonl");

    JsonNode summary = scan(format, Files.exists(trail) ? List.of(log, trail) : List.of(log));
    JsonNode reference = scan(format + "-ours", List.of(world.resolve(format + "-ours.jsonl")));

    JsonNode source = source(summary, format + ".jsonl");
    assertThat(source.path("format").asText()).isEqualTo(format);
    assertThat(summary.at("/input/exchanges").asInt()).isEqualTo(exchanges.size());
    assertThat(source.path("signalsDark"))
        .isEqualTo(source(reference, format + "-ours.jsonl").path("signalsDark"));
    for (String signal : dark) {
      assertThat(source.path("signalsDark").toString()).contains(signal);
    }
    assertThat(verdicts(format)).containsExactlyEntriesOf(verdicts(format + "-ours"));
    assertThat(
            verdicts(format).values().stream()
                .filter(v -> !v.equals("clear") && !v.equals("watch")))
        .hasSizeGreaterThanOrEqualTo(36);
  }

  private static JsonNode scan(String name, List<Path> logs) throws IOException {
    var arguments = new ArrayList<>(List.of("scan", "--demo-key", "--exchanges"));
    logs.forEach(log -> arguments.add(log.toString()));
    arguments.addAll(List.of("--accounts", world.resolve("accounts.jsonl").toString()));
    arguments.addAll(List.of("--out", world.resolve("out-" + name).toString()));
    assertThat(Stillwatch.run(arguments.toArray(String[]::new))).isZero();
    return ForeignLog.JSON.readTree(world.resolve("out-" + name + "/summary.json").toFile());
  }

  private static JsonNode source(JsonNode summary, String name) {
    for (JsonNode source : summary.path("sources")) {
      if (source.path("name").asText().equals(name)) {
        return source;
      }
    }
    throw new AssertionError("no source " + name);
  }

  private static Map<String, String> verdicts(String name) throws IOException {
    var verdicts = new TreeMap<String, String>();
    for (String line : Files.readAllLines(world.resolve("out-" + name + "/accounts.jsonl"))) {
      JsonNode account = ForeignLog.JSON.readTree(line);
      verdicts.put(account.path("id").asText(), account.path("verdict").asText());
    }
    return verdicts;
  }
}
