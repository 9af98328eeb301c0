// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.SharedData;

/// The callback of `examples/litellm` against a real service, with payloads of LiteLLM and a stub
/// in the place of LiteLLM itself; skipped with a note where there is no Python.
@Timeout(120)
class LiteLlmCallbackTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LET_THROUGH = "let_through";
  private static final String REFUSE = "refuse";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void python() {
    PythonPeer.assumePython();
  }

  /// Payloads of our own, for where there are no recorded ones.
  private static List<String> payloads(int count) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      lines.add(
          """
          {"id":"call-%d","trace_id":"t","call_type":"acompletion","startTime":1772442000.5,"endTime":1772442002.0,\
          "model":"model-a","status":"success","metadata":{"user_api_key_user_id":"acct-7","user_api_key_hash":"5be1",\
          "user_api_key_auth_metadata":{"note":"%s"}},"messages":[{"role":"user","content":"%s"}],\
          "response":{"choices":[{"message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}]},\
          "prompt_tokens":14,"completion_tokens":38,"hidden_params":{"api_base":"%s"}}\
          """
              .formatted(i, SmallLog.SECRET, SmallLog.SECRET, SmallLog.SECRET, SmallLog.SECRET));
    }
    return lines;
  }

  /// Runs the callback; nothing of a text or a key may be in what it logs.
  private JsonNode replayed(
      LiveCaller service, String whenSilent, List<String> payloads, String... arguments)
      throws Exception {
    Path root = SharedData.root();
    Path here = root.resolve("apps/cli/src/test/python");
    Path key = Files.writeString(folder.resolve("key"), service.secret() + "\n");
    Path in = Files.write(Files.createTempFile(folder, "payloads", ".json"), payloads);
    Path said = folder.resolve("said.txt");
    Path result = folder.resolve("result.json");
    var command = new ArrayList<>(List.of("python3", here.resolve("litellm_replay.py").toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(in.toFile())
            .redirectOutput(said.toFile());
    var environment = builder.environment();
    environment.put("PYTHONPATH", here.resolve("stub") + ":" + root.resolve("examples/litellm"));
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("STILLWATCH_URL", "http://127.0.0.1:" + service.port());
    environment.put("STILLWATCH_KEY_FILE", key.toString());
    environment.put("STILLWATCH_WHEN_SILENT", whenSilent);
    environment.put("REPLAY_RESULT", result.toString());
    Process process = builder.start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0).as(Files.readString(said)).isTrue();
    assertThat(Files.readString(said)).doesNotContain(SmallLog.SECRET, service.secret());
    return JSON.readTree(Files.readString(result));
  }

  private static List<Integer> answers(JsonNode replayed) {
    return StreamSupport.stream(replayed.path("answers").spliterator(), false)
        .map(JsonNode::asInt)
        .toList();
  }

  private static void counts(
      JsonNode replayed, int accepted, int rejected, int refused, int dropped) {
    assertThat(replayed.path("accepted").asInt()).as("accepted").isEqualTo(accepted);
    assertThat(replayed.path("rejected").asInt()).as("rejected").isEqualTo(rejected);
    assertThat(replayed.path("refused").asInt()).as("refused").isEqualTo(refused);
    assertThat(replayed.path("dropped").asInt()).as("dropped").isEqualTo(dropped);
  }

  private static LiveCaller gateway(LiveServer server) throws IOException {
    return server.with(Role.INGEST, Role.DECIDE);
  }

  private static int exchanges(LiveServer server) throws Exception {
    var settled = LiveServer.json(server.admin().post("/v1/settle", List.of()));
    return settled.path("exchanges").path("new").asInt();
  }

  @Test
  void recorded_payloads_become_exchanges_and_one_of_nobody_is_counted() throws Exception {
    Path recorded = SharedData.require("data/log-formats/litellm");
    var payloads = new ArrayList<String>();
    payloads.addAll(Files.readAllLines(recorded.resolve("standard_logging_payload.example.json")));
    payloads.addAll(
        Files.readAllLines(recorded.resolve("standard_logging_payload.filled.example.jsonl")));
    try (var server = LiveServer.start(folder.resolve("state"))) {
      counts(replayed(gateway(server), LET_THROUGH, payloads, "acct-7", "0"), 2, 1, 0, 0);
      assertThat(exchanges(server)).isEqualTo(2);
    }
  }

  @Test
  void it_asks_about_each_call_and_sends_all_in_batches() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"))) {
      JsonNode replayed = replayed(gateway(server), LET_THROUGH, payloads(1_200), "acct-7", "50");

      assertThat(answers(replayed)).hasSize(50).containsOnly(200);
      counts(replayed, 1_200, 0, 0, 0);
      assertThat(exchanges(server)).isEqualTo(1_200);
      assertThat(replayed.path("silent").asInt()).as("only the first are slow").isLessThan(40);
      String metrics = server.admin().get("/metrics").body();
      assertThat(metrics).contains("stillwatch_intake_accepted_total{kind=\"exchanges\"} 1200.0");
    }
  }

  @Test
  void a_measure_that_closes_the_way_ends_the_call() throws Exception {
    Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
    var stillwatch = new LiveProcess(folder, List.of("decide.whenBlind=step_up"));
    stillwatch.start();
    try {
      stillwatch.caller().post("/v1/decide", List.of("{\"account\":\"a\"}"));

      JsonNode replayed = replayed(stillwatch.caller(), LET_THROUGH, List.of(), "acct-7", "20");

      assertThat(answers(replayed).getLast()).isEqualTo(403);
      assertThat(answers(replayed)).isSubsetOf(200, 403);
    } finally {
      stillwatch.kill();
    }
  }

  @Test
  void without_stillwatch_calls_go_on_or_end_as_it_is_told_and_all_that_is_lost_is_counted()
      throws Exception {
    LiveCaller nobody = LiveCaller.of(9, "sw_nobody");

    JsonNode open = replayed(nobody, LET_THROUGH, payloads(7), "acct-7", "3");
    JsonNode closed = replayed(nobody, REFUSE, payloads(7), "acct-7", "3", "5");

    assertThat(answers(open)).containsExactly(200, 200, 200);
    assertThat(open.path("silent").asInt()).isEqualTo(3);
    counts(open, 0, 0, 0, 7);
    assertThat(answers(closed)).containsExactly(503, 503, 503);
    counts(closed, 0, 0, 0, 7);
  }

  @Test
  void one_that_says_nothing_is_waited_for_no_longer_than_told() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      JsonNode replayed =
          replayed(LiveCaller.of(silent.getLocalPort(), "sw_a"), REFUSE, List.of(), "acct-7", "5");

      assertThat(answers(replayed)).containsOnly(503);
      assertThat(replayed.path("slowest").asDouble()).isBetween(0.04, 5.0);
    }
  }

  @Test
  void one_that_answers_nonsense_ends_no_call_and_stops_no_sending() throws Exception {
    HttpServer nonsense =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var posts = new AtomicInteger();
    nonsense.createContext(
        "/",
        exchange -> {
          posts.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("[]".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    nonsense.start();
    LiveCaller caller = LiveCaller.of(nonsense.getAddress().getPort(), "sw_a");

    JsonNode replayed = replayed(caller, LET_THROUGH, payloads(1_200), "acct-7", "3");
    nonsense.stop(0);

    assertThat(answers(replayed)).containsExactly(200, 200, 200);
    assertThat(replayed.path("silent").asInt()).isEqualTo(3);
    counts(replayed, 0, 0, 0, 0);
    assertThat(posts).as("three questions and all batches").hasValueGreaterThanOrEqualTo(6);
  }

  @Test
  void a_wrong_key_loses_no_exchange_silently() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"))) {
      LiveCaller wrong = LiveCaller.of(server.admin().port(), "sw_wrong");

      counts(replayed(wrong, LET_THROUGH, payloads(3), "acct-7", "1"), 0, 0, 3, 0);
    }
  }
}
