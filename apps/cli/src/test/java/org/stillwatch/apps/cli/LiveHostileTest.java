// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.base.Seed;

/// Clients who mean harm, over real sockets: whatever they send is refused in one form that holds
/// nothing of it, holds no memory afterwards, and stops nobody else.
@Timeout(120)
class LiveHostileTest {
  private static final ApiLimits NARROW =
      new ApiLimits(1 << 20, 4 << 20, 4 << 20, 20_000, Duration.ofSeconds(1));
  private static final String ACCOUNT = "{\"id\":\"a\"}";
  private static final int SLOW = 40;

  @TempDir private Path folder = Path.of("");

  private LiveServer server() throws IOException {
    return LiveServer.start(folder.resolve("state"), NARROW);
  }

  private static String post(LiveCaller caller, String path, String... headers) {
    return RawCall.head("POST", path, caller, headers);
  }

  private static String answer(LiveCaller caller, String sent) throws IOException {
    try (var call = new RawCall(caller.port())) {
      return call.send(sent).end().answer();
    }
  }

  private static void nothingIsHeld(LiveServer server) throws Exception {
    assertThat(server.admin().get("/metrics").body()).contains("\nstillwatch_bodies_bytes 0.0");
  }

  private static JsonNode settled(LiveServer server) throws Exception {
    return LiveServer.json(server.admin().post("/v1/settle", List.of()));
  }

  @Test
  void whoever_sends_a_head_or_a_body_byte_by_byte_is_let_go_while_others_are_served()
      throws Exception {
    try (var server = server();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      LiveCaller admin = server.admin();
      String head = post(admin, "/v1/accounts", "x-slow: " + "s".repeat(9_000));
      String body = post(admin, "/v1/accounts", "content-length: 10000") + "{";
      var slow = new ArrayList<CompletableFuture<String>>();
      for (int i = 0; i < SLOW; i++) {
        String text = i % 2 == 0 ? head : body;
        slow.add(CompletableFuture.supplyAsync(() -> trickled(admin, text), threads));
      }
      int served = 0;
      while (!slow.stream().allMatch(CompletableFuture::isDone)) {
        assertThat(admin.post("/v1/decide", List.of("{\"account\":\"a\"}")).statusCode())
            .isEqualTo(200);
        served++;
      }
      assertThat(served).isGreaterThan(5);
      for (int i = 0; i < SLOW; i++) {
        if (i % 2 == 0) {
          assertThat(slow.get(i).join()).as("a head").isEmpty();
        } else {
          Refusal.last(slow.get(i).join()).says(408, "too-slow");
        }
      }
      nothingIsHeld(server);
    }
  }

  private static String trickled(LiveCaller caller, String text) {
    try (var call = new RawCall(caller.port())) {
      int fast = Math.max(0, text.indexOf("\r\n\r\n") + 4);
      boolean body = text.length() > fast;
      return body
          ? call.send(text.substring(0, fast)).trickle(text.substring(fast))
          : call.trickle(text);
    } catch (IOException e) {
      return "failed: " + e.getMessage();
    }
  }

  @Test
  void a_body_of_another_length_than_it_says_is_cut_or_refused() throws Exception {
    try (var server = server()) {
      LiveCaller admin = server.admin();
      String longer =
          post(admin, "/v1/accounts", "content-length: 10") + ACCOUNT + "junk b\r\n\r\n";
      try (var call = new RawCall(admin.port())) {
        assertThat(call.send(longer).answer()).contains(" 200 OK\r\n", "\"accepted\":1");
        Refusal.last(call.answer()).says(400, "malformed", "junk");
      }
      String shorter = post(admin, "/v1/accounts", "content-length: 900") + ACCOUNT + "\n";
      try (var call = new RawCall(admin.port())) {
        assertThat(call.send(shorter).end().answer()).isEmpty();
      }

      for (String length : List.of("-1", "1e3", "99999999999999999999", "10, 11")) {
        String wrong = post(admin, "/v1/accounts", "content-length: " + length) + ACCOUNT;
        Refusal.last(answer(admin, wrong)).says(400, "malformed", length);
      }
      nothingIsHeld(server);
      assertThat(server.admin().get("/metrics").body())
          .contains("stillwatch_intake_accepted_total{kind=\"accounts\"} 1.0");
    }
  }

  @Test
  void a_body_that_is_too_large_is_refused_whether_or_not_it_says_so() throws Exception {
    try (var server = server()) {
      LiveCaller admin = server.admin();
      String told = post(admin, "/v1/accounts", "content-length: 2000000") + ACCOUNT;
      Refusal.last(answer(admin, told)).says(413, "too-large");

      String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
      String chunked =
          post(admin, "/v1/accounts", "transfer-encoding: chunked")
              + chunk.repeat(20)
              + "0\r\n\r\n";
      Refusal.last(answer(admin, chunked)).says(413, "too-large");

      String question = "{\"account\":\"" + "q".repeat(100_000) + "\"}";
      Refusal.of(admin.post("/v1/decide", List.of(question))).says(413, "too-large", "qqq");
      nothingIsHeld(server);
    }
  }

  @Test
  void a_bomb_is_refused_and_its_memory_is_free_again() throws Exception {
    try (var server = server()) {
      byte[] much = new byte[40 << 20];
      var out = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(out)) {
        gzip.write(much);
      }
      for (String path : List.of("/v1/exchanges", "/v1/accounts", "/v1/traces")) {
        Refusal.of(server.admin().post(path, out.toByteArray(), "gzip")).says(413, "too-large");
        Refusal.of(server.admin().post(path, Zstd.compress(much), "zstd")).says(413, "too-large");
      }
      nothingIsHeld(server);
    }
  }

  @Test
  void json_as_deep_as_it_fits_is_refused_or_counted() throws Exception {
    try (var server = server()) {
      String deep = "[".repeat(30_000);
      LiveCaller admin = server.admin();
      for (String question :
          List.of(
              deep,
              "{\"account\":\"a\",\"x\":" + deep,
              "{\"account\":\"a\",\"registration\":" + deep + "]".repeat(30_000) + "}")) {
        Refusal.of(admin.post("/v1/decide", List.of(question))).says(400, "wrong-request", "[[[");
      }
      for (String path : List.of("exchanges", "accounts", "events", "models", "actions")) {
        String nested = "{\"id\":\"a\",\"x\":" + "{\"x\":".repeat(50_000);
        JsonNode receipt =
            LiveServer.json(admin.post("/v1/" + path, List.of(deep, nested, "{\"id\":1e999999}")));
        assertThat(receipt.path("accepted").asInt()).as(path).isZero();
        assertThat(receipt.path("refusals")).as(path).hasSize(3);
      }
    }
  }

  @Test
  void bytes_that_are_no_trace_export_are_refused() throws Exception {
    try (var server = server()) {
      var dice = new Seed(5).derive("no protobuf").random();
      for (int length : new int[] {1, 7, 100, 10_000}) {
        byte[] bytes = garbage(dice, length);
        Refusal.of(server.admin().post("/v1/traces", bytes, "")).says(400, "unreadable");
      }
      Refusal.of(server.admin().post("/v1/traces", nested(5_000), "")).says(400, "unreadable");
      assertThat(settled(server).at("/exchanges/new").asInt()).isZero();
    }
  }

  /// Bytes that begin with a field of a wire type that does not exist.
  static byte[] garbage(SplittableRandom dice, int length) {
    byte[] bytes = new byte[length];
    dice.nextBytes(bytes);
    bytes[0] = 0x0f;
    return bytes;
  }

  /// A value of OTLP in a value, and so on: attributes that are lists of lists.
  static byte[] nested(int depth) {
    byte[] inner = new byte[0];
    for (int i = 0; i < depth; i++) {
      inner = field(5, field(1, inner));
    }
    byte[] attribute = field(1, field(2, inner));
    return field(1, field(1, attribute));
  }

  static byte[] field(int number, byte[] value) {
    var out = new ByteArrayOutputStream();
    out.write((number << 3) | 2);
    int left = value.length;
    while (left > 0x7f) {
      out.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    out.write(left);
    out.writeBytes(value);
    return out.toByteArray();
  }

  @Test
  void a_head_that_is_long_or_broken_is_refused_in_the_same_form() throws Exception {
    try (var server = server()) {
      LiveCaller admin = server.admin();
      String get = RawCall.head("GET", "/v1/status", admin, "x-a: " + "z".repeat(100_000));
      Refusal.last(answer(admin, get)).says(431, "large-headers", "zzz");
      String address = RawCall.head("GET", "/v1/accounts/" + "z".repeat(100_000), admin);
      Refusal.last(answer(admin, address)).says(414, "long-address", "zzz");
      for (String line :
          List.of("nonsense zzz", "GET", "GET /v1/status HTTP/9.9 zzz", "\u0001\u0002zzz")) {
        String heard = answer(admin, line + "\r\nhost: h\r\n\r\n");
        Refusal.last(heard).says(400, "malformed", "zzz");
      }
      for (String header : List.of("x y: zzz", ": zzz", "x-a: z\0zz")) {
        String heard = answer(admin, RawCall.head("GET", "/v1/status", admin, header));
        Refusal.last(heard).says(400, "malformed", "zzz");
      }
    }
  }

  @Test
  void a_request_hidden_in_another_is_not_answered() throws Exception {
    try (var server = server()) {
      LiveCaller admin = server.admin();
      String hidden = RawCall.head("GET", "/v1/status", admin);
      String both =
          post(
              admin,
              "/v1/decide",
              "content-length: " + (hidden.length() + 5),
              "transfer-encoding: chunked");
      assertThat(answer(admin, both + "0\r\n\r\n" + hidden)).doesNotContain("caughtUp");
      assertThat(server.stranger().get("/healthz").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void paths_lead_to_no_file_and_to_no_address_of_another_role() throws Exception {
    try (var server = server()) {
      for (String path :
          List.of(
              "/v1/accounts/..%2f..%2f..%2fetc%2fpasswd",
              "/v1/accounts/..%5c..%5cetc%5cpasswd",
              "/v1/accounts/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
              "/v1/accounts/%00",
              "/v1/decisions/..%2fstillwatch.db",
              "/v1/decisions/%2e%2e%2f%2e%2e%2fadmin.key",
              "/v1/decisions/d_%00000000000000000000000000000",
              "/v1/campaigns/c_1%0d%0aset-cookie:passwd",
              "/v1/decide/../../admin.key")) {
        String heard = answer(server.admin(), RawCall.head("GET", path, server.admin()));
        assertThat(heard).as(path).startsWith("HTTP/1.1 400 ");
        Refusal.last(heard).says(400, "malformed", "passwd");
        assertThat(heard).as(path).doesNotContain("set-cookie", "root:", "SQLite");
      }
      for (String path : List.of("//etc/passwd", "/v1/passwd;/status", "/etc/passwd%20")) {
        Refusal.of(server.admin().get(path)).says(404, "not-found", "passwd");
        try (var call = new RawCall(server.admin().port())) {
          String heard = call.send(RawCall.head("GET", path, server.admin())).answer();
          Refusal.last(heard).says(404, "not-found", "passwd");
        }
      }
    }
  }
}
