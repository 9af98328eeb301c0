// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.SharedData;

/// `examples/envoy` with the real Envoy from PyPI: profile `peers`.
@Timeout(120)
@NeedsPeers
class EnvoyExampleTest {
  private static final String FIRST = "sk-first-customer";
  private static final String ALLOWED_BY_FAILURE = "x-envoy-auth-failure-mode-allowed";

  private Path envoy = Path.of("");

  @TempDir private Path folder = Path.of("");
  private FakeBackend backend;

  @BeforeEach
  @Timeout(900)
  void started() throws Exception {
    backend = new FakeBackend();
    envoy = PythonPeer.program("envoy");
  }

  @AfterEach
  void stopped() {
    backend.close();
  }

  private EnvoyProcess envoy(LiveCaller decide, boolean failureModeAllow) throws Exception {
    return EnvoyProcess.start(
        envoy,
        folder,
        new EnvoyProcess.Beside(decide.port(), backend.port(), decide.secret(), failureModeAllow));
  }

  /// Asks until it is answered within the time limit, which the first questions to a service that
  /// has just started are not.
  private HttpResponse<String> answered(EnvoyProcess api, String key, String... headers)
      throws Exception {
    HttpResponse<String> answer;
    do {
      backend.called.clear();
      answer = api.ask(key, headers);
    } while (!backend.called.isEmpty() && heard().containsKey(ALLOWED_BY_FAILURE));
    return answer;
  }

  private Map<String, List<String>> heard() {
    return backend.called.getLast();
  }

  /// A decision is written without waiting for the disk, so it appears a moment later.
  private static JsonNode decision(LiveCaller caller, String id) throws Exception {
    var found = caller.get("/v1/decisions/" + id);
    while (found.statusCode() == 404) {
      Thread.onSpinWait();
      found = caller.get("/v1/decisions/" + id);
    }
    return LiveServer.json(found);
  }

  @Test
  void a_request_passes_with_what_was_decided_about_the_account_behind_its_key() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"));
        var api = envoy(server.with(Role.DECIDE), true)) {
      HttpResponse<String> answer =
          answered(
              api,
              FIRST,
              "x-stillwatch-account",
              "somebody-else",
              "X-Stillwatch-Measure",
              "forged",
              "x-stillwatch-anything",
              "forged");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(FakeBackend.said(1));
      assertThat(heard())
          .containsEntry("x-stillwatch-account", List.of("acct-1"))
          .containsEntry("x-stillwatch-measure", List.of("allow"))
          .containsEntry("x-stillwatch-reason", List.of("not-evaluated"))
          .containsEntry("x-stillwatch-stale", List.of("true"))
          .containsKey("x-stillwatch-decision")
          .doesNotContainKeys("x-stillwatch-anything", ALLOWED_BY_FAILURE);
      String id = heard().getOrDefault("x-stillwatch-decision", List.of("")).getFirst();
      assertThat(decision(server.admin(), id).path("account").asText()).isEqualTo("acct-1");
    }
  }

  @Test
  void a_member_of_a_campaign_is_pointed_out_to_the_api_and_not_to_itself() throws Exception {
    var log = new SmallLog();
    try (var server = LiveServer.start(folder.resolve("state"));
        var api = envoy(server.with(Role.DECIDE), true)) {
      LiveServer.send(
          server.admin(), "/v1/accounts", renamed(log.accounts, "\"f1\"", "\"acct-2\""), 1_000);
      LiveServer.send(
          server.admin(), "/v1/exchanges", renamed(log.exchanges, "\"f1\"", "\"acct-2\""), 1_000);
      LiveServer.json(server.admin().post("/v1/settle", List.of()));

      HttpResponse<String> answer = answered(api, "sk-second-customer");

      assertThat(heard()).containsEntry("x-stillwatch-measure", List.of("observe"));
      assertThat(answer.headers().map().keySet()).noneMatch(n -> n.startsWith("x-stillwatch"));
    }
  }

  private static List<String> renamed(List<String> lines, String from, String to) {
    return lines.stream().map(line -> line.replace(from, to)).toList();
  }

  @Test
  void an_unknown_key_gets_no_further_than_envoy() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"));
        var api = envoy(server.with(Role.DECIDE), true)) {
      assertThat(api.ask("sk-stranger", "x-stillwatch-account", "acct-1").statusCode())
          .isEqualTo(401);
      assertThat(backend.called).isEmpty();
    }
  }

  @Test
  void while_stillwatch_is_away_or_refuses_the_key_it_fails_open_or_closed_as_it_is_told()
      throws Exception {
    var server = LiveServer.start(folder.resolve("state"));
    LiveCaller decide = server.with(Role.DECIDE);
    try (var open = envoy(decide, true);
        var closed = envoy(decide, false);
        var wrong = envoy(server.with(Role.VIEWER), false)) {
      answered(open, FIRST);
      assertThat(heard()).containsKey("x-stillwatch-measure");
      assertThat(closed.ask(FIRST).statusCode()).isEqualTo(200);
      assertThat(wrong.ask(FIRST).statusCode()).as("a key of another role").isEqualTo(503);
      server.close();

      assertThat(open.ask(FIRST).statusCode()).isEqualTo(200);
      assertThat(heard())
          .containsEntry(ALLOWED_BY_FAILURE, List.of("true"))
          .doesNotContainKey("x-stillwatch-measure");
      int before = backend.called.size();
      assertThat(closed.ask(FIRST).statusCode()).isEqualTo(503);
      assertThat(backend.called).hasSize(before);
    }
  }

  @Test
  void a_stillwatch_that_says_nothing_is_waited_for_no_longer_than_the_time_limit()
      throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var api = envoy(LiveCaller.of(silent.getLocalPort(), "sw_a"), true)) {
      long start = System.nanoTime();

      assertThat(api.ask(FIRST).statusCode()).isEqualTo(200);

      assertThat(System.nanoTime() - start).isBetween(50_000_000L, 5_000_000_000L);
      assertThat(heard()).containsEntry(ALLOWED_BY_FAILURE, List.of("true"));
    }
  }

  @Test
  void a_measure_that_closes_the_way_is_a_403_that_does_not_say_why() throws Exception {
    Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
    var stillwatch = new LiveProcess(folder, List.of("decide.whenBlind=step_up"));
    stillwatch.start();
    try (var api = envoy(stillwatch.caller(), true)) {
      HttpResponse<String> answer = answered(api, FIRST);

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.headers().map().keySet()).noneMatch(n -> n.startsWith("x-stillwatch"));
      assertThat(backend.called).isEmpty();
    } finally {
      stillwatch.kill();
    }
  }
}
