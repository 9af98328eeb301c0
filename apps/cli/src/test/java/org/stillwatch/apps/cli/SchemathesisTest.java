// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.SharedData;

/// Schemathesis makes up requests from the OpenAPI document that the service itself gives, right
/// and wrong ones, and holds every answer against it: profile `peers`.
@Timeout(400)
@NeedsPeers
class SchemathesisTest {
  private static final Path HERE = SharedData.root().resolve("apps/cli/src/test/python");

  private Path program = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  @Timeout(900)
  void installed() throws Exception {
    program = PythonPeer.program("schemathesis");
  }

  private List<String> command(LiveCaller caller) {
    return List.of(
        program.toString(),
        "--config-file=" + HERE.resolve("schemathesis.toml"),
        "run",
        "http://127.0.0.1:" + caller.port() + "/v1/openapi.json",
        "--header=Authorization: Bearer " + caller.secret(),
        "--exclude-path=/v1/stream", // its answer has no end; LiveProtocolsTest reads it
        "--phases=examples,coverage,fuzzing",
        "--max-examples=12",
        "--seed=1",
        "--generation-database=none",
        "--continue-on-failure",
        "--no-shrink",
        "--suppress-health-check=all",
        "--request-timeout=20",
        "--no-color");
  }

  private String said(LiveCaller caller) throws Exception {
    Path said = folder.resolve("said.txt");
    var builder =
        new ProcessBuilder(command(caller))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().put("PYTHONPATH", HERE.toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("SCHEMATHESIS_HOOKS", "schemathesis_hooks");
    Process process = builder.start();
    boolean ended = process.waitFor(300, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    assertThat(ended && process.exitValue() == 0).as(Files.readString(said)).isTrue();
    return Files.readString(said);
  }

  @Test
  void every_answer_to_what_it_makes_up_is_as_documented() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"))) {
      staysAsDocumented(server.admin());
    }
  }

  @Test
  void so_is_that_of_a_service_with_partners() throws Exception {
    try (var two = new TwoProviders(folder)) {
      staysAsDocumented(two.first.admin());
    }
  }

  private void staysAsDocumented(LiveCaller admin) throws Exception {
    var log = new SmallLog();
    LiveServer.send(admin, "/v1/accounts", log.accounts, 1_000);
    LiveServer.send(admin, "/v1/exchanges", log.exchanges, 1_000);
    LiveServer.json(admin.post("/v1/settle", List.of()));
    String campaign = LiveServer.json(admin.get("/v1/campaigns")).at("/campaigns/0/id").asText();

    assertThat(said(admin)).containsPattern("[0-9]{3,} generated, [0-9]{3,} passed");

    assertThat(admin.get("/v1/campaigns/" + campaign).statusCode()).isEqualTo(200);
  }
}
