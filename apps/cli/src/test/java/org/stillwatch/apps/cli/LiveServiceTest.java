// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.Schemas;
import org.stillwatch.testkit.SharedData;

/// The live service over real HTTP on a real disk.
class LiveServiceTest {
  private static final Map<String, String> ADDRESSES =
      Map.ofEntries(
          Map.entry("/v1/exchanges", "POST"),
          Map.entry("/v1/accounts", "POST"),
          Map.entry("/v1/events", "POST"),
          Map.entry("/v1/models", "POST"),
          Map.entry("/v1/actions", "POST"),
          Map.entry("/v1/twins", "POST"),
          Map.entry("/v1/traces", "POST"),
          Map.entry("/v1/decide", "POST"),
          Map.entry("/v1/settle", "POST"),
          Map.entry("/v1/campaigns", "GET"),
          Map.entry("/v1/campaigns/c_1", "GET"),
          Map.entry("/v1/accounts/a", "GET"),
          Map.entry("/v1/status", "GET"),
          Map.entry("/v1/stream", "GET"),
          Map.entry("/v1/decisions/d_1", "GET"),
          Map.entry("/metrics", "GET"),
          Map.entry("/", "GET"));

  @TempDir private Path folder = Path.of("");

  private Path state() {
    return folder.resolve("state");
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void a_log_that_is_sent_gives_the_campaigns_of_a_scan_also_after_a_restart() throws Exception {
    var log = new SmallLog();
    log.write(folder);
    Path out = folder.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    List<String> scanned = Files.readAllLines(out.resolve("campaigns.jsonl"));
    assertThat(scanned).isNotEmpty();

    try (var server = LiveServer.start(state())) {
      LiveServer.send(server.admin(), "/v1/accounts", log.accounts, 1_000);
      LiveServer.send(server.admin(), "/v1/exchanges", log.exchanges, 500);
      JsonNode status = LiveServer.json(server.admin().post("/v1/settle", List.of()));
      assertThat(status.path("exchanges").path("new").asInt()).isEqualTo(log.exchanges.size());
      assertThat(LiveServer.campaigns(server.admin())).isEqualTo(scanned);
      String member =
          LiveServer.json(server.admin().get("/v1/campaigns"))
              .path("campaigns")
              .path(0)
              .path("accounts")
              .path(0)
              .path("id")
              .asText();
      assertThat(LiveServer.json(server.admin().get("/v1/accounts/" + member)).path("id").asText())
          .isEqualTo(member);
    }
    try (var server = LiveServer.start(state())) {
      assertThat(LiveServer.campaigns(server.admin())).as("at once").isEqualTo(scanned);
      LiveServer.send(server.admin(), "/v1/exchanges", log.exchanges, 700);
      JsonNode status = LiveServer.json(server.admin().post("/v1/settle", List.of()));
      assertThat(status.path("exchanges").path("new").asInt()).isEqualTo(log.exchanges.size());
      JsonNode counts = status.path("exchanges");
      assertThat(counts.path("duplicate").asInt()).as("of the last day").isPositive();
      assertThat(counts.path("duplicate").asInt() + counts.path("late").asInt())
          .isEqualTo(log.exchanges.size());
      assertThat(LiveServer.campaigns(server.admin())).as("once more").isEqualTo(scanned);
    }
    assertThat(written()).as("what was stored").noneMatch(s -> s.contains(SmallLog.SECRET));
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.walk(state())) {
      return files
          .filter(Files::isRegularFile)
          .map(LiveServiceTest::latin)
          .collect(Collectors.toList());
    }
  }

  private static String latin(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void strangers_get_nothing_but_health() throws Exception {
    try (var server = LiveServer.start(state())) {
      for (var address : ADDRESSES.entrySet()) {
        for (var caller :
            List.of(server.stranger(), LiveCaller.of(server.stranger().port(), "sw_wrong"))) {
          var answer =
              address.getValue().equals("GET")
                  ? caller.get(address.getKey())
                  : caller.post(address.getKey(), List.of("{}"));
          assertThat(answer.statusCode()).as(address.getKey()).isEqualTo(401);
          assertThat(answer.body()).contains("\"code\":\"unauthenticated\"");
          assertThat(answer.headers().firstValue("content-type"))
              .hasValue("application/problem+json");
        }
      }
      for (String path : List.of("/v1/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd")) {
        assertThat(server.stranger().get(path).statusCode()).as(path).isIn(400, 401);
        assertThat(server.admin().get(path).statusCode()).as(path).isIn(400, 404);
      }
      assertThat(server.stranger().get("/healthz").statusCode()).isEqualTo(200);
      assertThat(server.stranger().get("/readyz").statusCode()).isIn(200, 503);
    }
  }

  @Test
  void a_role_opens_its_own_addresses_and_no_other() throws Exception {
    try (var server = LiveServer.start(state())) {
      var ingest = server.with(Role.INGEST);
      assertThat(ingest.post("/v1/accounts", List.of("{\"id\":\"a\"}")).statusCode())
          .isEqualTo(200);
      assertThat(ingest.get("/v1/campaigns").statusCode()).isEqualTo(403);
      assertThat(ingest.post("/v1/decide", List.of("{\"account\":\"a\"}")).statusCode())
          .isEqualTo(403);
      var viewer = server.with(Role.VIEWER);
      assertThat(viewer.get("/v1/campaigns").statusCode()).isEqualTo(200);
      assertThat(viewer.post("/v1/accounts", List.of("{\"id\":\"a\"}")).statusCode())
          .isEqualTo(403);
      assertThat(viewer.post("/v1/settle", List.of()).statusCode()).isEqualTo(403);
      assertThat(viewer.get("/v1/decisions/d_0").statusCode()).isEqualTo(403);
      var decide = server.with(Role.DECIDE);
      assertThat(decide.post("/v1/decide", List.of("{\"account\":\"a\"}")).statusCode())
          .isEqualTo(200);
      assertThat(decide.get("/v1/status").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void what_cannot_be_used_is_counted_and_can_be_found_again() throws Exception {
    try (var server = LiveServer.start(state())) {
      String good = new SmallLog().exchanges.getFirst();
      String future = good.replaceFirst("2026-02-0\\dT", "2031-02-01T");
      var receipt =
          LiveServer.json(
              server.admin().post("/v1/exchanges", List.of(good, "{broken", "", "7", future)));
      assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
      assertThat(receipt.path("rejected").path("not-json").asInt()).isEqualTo(1);
      assertThat(receipt.path("rejected").path("not-an-exchange").asInt()).isEqualTo(1);
      assertThat(receipt.path("rejected").path("bad-time").asInt()).isEqualTo(1);
      JsonNode first = receipt.path("refusals").path(0);
      assertThat(first.path("line").asInt()).isEqualTo(2);
      assertThat(first.path("offset").asInt())
          .isEqualTo(good.getBytes(StandardCharsets.UTF_8).length + 1);
      assertThat(first.path("hash").asText()).matches("[0-9a-f]{16}");
      assertThat(receipt.path("refusals").path(2).path("line").asInt()).isEqualTo(5);
    }
  }

  @Test
  void a_port_that_is_taken_is_one_line_and_leaves_nothing_open() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
      String[] serve = {
        "serve",
        "--set",
        "state=" + state(),
        "--set",
        "keyFile=" + folder.resolve("demo.key"),
        "--set",
        "serve.port=" + taken.getLocalPort()
      };
      var said = new StringWriter();
      int code = Stillwatch.commandLine().setErr(new PrintWriter(said, true)).execute(serve);
      assertThat(code).isEqualTo(ExitCode.WORLD_FAILED);
      assertThat(said.toString())
          .isEqualTo("IOException: cannot listen on 127.0.0.1:" + taken.getLocalPort() + "\n");
    }
    try (var server = LiveServer.start(state())) {
      assertThat(server.stranger().get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_body_is_read_by_the_rules_of_files() throws Exception {
    try (var server = LiveServer.start(state())) {
      String good = new SmallLog().exchanges.getFirst();
      var body = new ByteArrayOutputStream();
      body.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
      body.writeBytes((good + "\r\n").getBytes(StandardCharsets.UTF_8));
      body.writeBytes(new byte[] {'{', '"', (byte) 0xff, '"', '}', '\n'});
      var receipt = LiveServer.json(server.admin().post("/v1/exchanges", body.toByteArray(), ""));
      assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
      assertThat(receipt.path("rejected").path("bad-utf8").asInt()).isEqualTo(1);
    }
  }

  @Test
  void a_log_of_a_proxy_is_recognised_behind_a_broken_line() throws Exception {
    try (var server = LiveServer.start(state())) {
      var exchange = (ObjectNode) ForeignLog.JSON.readTree(new SmallLog().exchanges.getFirst());
      String payload = new ForeignLog.ProxyPayload().written(exchange).toString();
      var receipt =
          LiveServer.json(server.admin().post("/v1/exchanges", List.of("{broken", payload)));
      assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
      assertThat(receipt.path("rejected").path("not-json").asInt()).isEqualTo(1);
    }
  }

  @Test
  void bodies_come_packed_and_bombs_go_nowhere() throws Exception {
    try (var server = LiveServer.start(state())) {
      byte[] account = "{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8);
      var admin = server.admin();
      assertThat(admin.post("/v1/accounts", gzip(account), "gzip").statusCode()).isEqualTo(200);
      assertThat(admin.post("/v1/accounts", Zstd.compress(account), "zstd").statusCode())
          .isEqualTo(200);
      assertThat(admin.post("/v1/accounts", account, "br").statusCode()).isEqualTo(415);
      assertThat(admin.post("/v1/accounts", account, "gzip").statusCode()).isEqualTo(400);
      byte[] bomb = gzip(new byte[200 << 20]);
      assertThat(admin.post("/v1/accounts", bomb, "gzip").statusCode()).isEqualTo(413);
      var damaged = new ByteArrayOutputStream();
      damaged.writeBytes(gzip(account));
      damaged.writeBytes(Arrays.copyOf(gzip(account), 7));
      assertThat(admin.post("/v1/accounts", damaged.toByteArray(), "gzip").statusCode())
          .as("a second part that is cut in its head")
          .isEqualTo(400);
      byte[] cut = gzip(account);
      assertThat(
              admin.post("/v1/accounts", Arrays.copyOf(cut, cut.length - 4), "gzip").statusCode())
          .isEqualTo(400);
    }
  }

  @Test
  void a_decision_is_kept_and_replays_the_same() throws Exception {
    try (var server = LiveServer.start(state())) {
      var answer =
          LiveServer.json(server.admin().post("/v1/decide", List.of("{\"account\":\"nobody\"}")));
      assertThat(answer.path("measure").asText()).isEqualTo("allow");
      assertThat(answer.path("reason").asText()).isEqualTo("not-evaluated");
      assertThat(answer.path("stale").asBoolean()).isTrue();
      JsonNode kept = decision(server.admin(), answer.path("decision").asText());
      assertThat(kept.path("replaysTheSame").asBoolean()).isTrue();
      assertThat(kept.path("account").asText()).isEqualTo("nobody");
      assertThat(server.admin().get("/v1/decisions/d_0").statusCode()).isEqualTo(404);
      for (String wrong : List.of("", "[]", "{}", "{\"account\":7}", "{\"account\":\"a\"} x")) {
        assertThat(server.admin().post("/v1/decide", List.of(wrong)).statusCode())
            .as(wrong)
            .isEqualTo(400);
      }
    }
  }

  /// A decision is written without waiting for the disk, so it appears a moment later.
  private static JsonNode decision(LiveCaller caller, String id) throws Exception {
    long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < until) {
      var found = caller.get("/v1/decisions/" + id);
      if (found.statusCode() == 200) {
        Schemas.validate("decision-1", found.body());
        return LiveServer.json(found);
      }
    }
    throw new AssertionError("the decision never appeared");
  }
}
