// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.SharedData;

/// `examples/litellm` with the real LiteLLM proxy from PyPI: profile `peers`.
@Timeout(180)
@NeedsPeers
class LiteLlmExampleTest {
  private Path litellm = Path.of("");

  @TempDir private Path folder = Path.of("");
  private FakeBackend backend;

  @BeforeEach
  @Timeout(900)
  void started() throws Exception {
    backend = new FakeBackend();
    litellm = PythonPeer.program("litellm");
  }

  @AfterEach
  void stopped() {
    backend.close();
  }

  private LiteLlmProxy proxy(LiveCaller stillwatch, String whenSilent) throws Exception {
    return LiteLlmProxy.start(litellm, folder, stillwatch, backend.port(), whenSilent);
  }

  @Test
  void each_call_is_asked_about_and_told_and_no_prompt_is_logged() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"));
        var proxy = proxy(server.with(Role.INGEST, Role.DECIDE), "refuse")) {
      HttpResponse<String> whole = proxy.ask(false);
      HttpResponse<String> streamed = proxy.ask(true);
      assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
      assertThat(whole.body()).contains("Two rivers.");
      assertThat(streamed.body()).contains("data: ").contains("rivers.").contains("[DONE]");

      String metrics = server.admin().get("/metrics").body();
      while (!metrics.contains("stillwatch_intake_accepted_total{kind=\"exchanges\"} 2.0")
          || !metrics.contains("stillwatch_decisions_kept_total 2.0")) {
        Thread.onSpinWait();
        metrics = server.admin().get("/metrics").body();
      }
      assertThat(metrics).doesNotContain("intake_rejected");
      JsonNode status = LiveServer.json(server.admin().post("/v1/settle", List.of()));
      assertThat(status.at("/exchanges/new").asInt()).isEqualTo(2);
      assertThat(status.path("accounts").asInt()).isEqualTo(1);
      assertThat(proxy.stop()).doesNotContain(LiteLlmProxy.PROMPT).doesNotContain("Traceback");
    }
  }

  @Test
  void without_stillwatch_it_fails_open_or_closed_as_it_is_told() throws Exception {
    var nobody = LiveCaller.of(9, "sw_nobody");
    try (var open = proxy(nobody, "let_through");
        var closed = proxy(nobody, "refuse")) {
      assertThat(open.ask(false).statusCode()).isEqualTo(200);
      assertThat(backend.called).hasSize(1);

      HttpResponse<String> refused = closed.ask(false);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
      assertThat(refused.body()).contains("this request cannot be served");
      assertThat(backend.called).hasSize(1);
      assertThat(open.stop()).as("not silently").contains("takes no exchanges; 1 wait");
    }
  }

  @Test
  void a_measure_that_closes_the_way_is_a_403() throws Exception {
    Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
    var stillwatch = new LiveProcess(folder, List.of("decide.whenBlind=step_up"));
    stillwatch.start();
    try (var proxy = proxy(stillwatch.caller(), "let_through")) {
      HttpResponse<String> refused = proxy.ask(false);

      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
      assertThat(refused.body()).doesNotContain("step_up");
      assertThat(backend.called).isEmpty();
    } finally {
      stillwatch.kill();
    }
  }
}
