// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.SharedData;

/// The SDK of OpenTelemetry with its own exporters, as an application has it that is instrumented
/// already: profile `peers`. Nothing but its own environment variables points it here.
@Timeout(180)
@NeedsPeers
class LiveOtelSdkTest {
  private static final int CALLS = 700;
  private static final String ALL_TAKEN = "exported {\"SUCCESS\": " + 2 * CALLS + "}";

  private Path python = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  @Timeout(900)
  void installed() throws Exception {
    python = PythonPeer.program("python");
  }

  /// What became of the spans of some calls.
  private String exported(LiveCaller caller, String protocol, boolean packed) throws Exception {
    Path script = SharedData.root().resolve("apps/cli/src/test/python/otel_export.py");
    Path said = Files.createTempFile(folder, "said", ".txt");
    var builder =
        new ProcessBuilder(
                List.of(
                    python.toString(),
                    script.toString(),
                    protocol,
                    String.valueOf(CALLS),
                    SmallLog.SECRET))
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    var environment = builder.environment();
    environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + caller.port());
    environment.put("OTEL_EXPORTER_OTLP_HEADERS", "authorization=Bearer%20" + caller.secret());
    if (packed) {
      environment.put("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip");
    }
    Process process = builder.start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly().waitFor();
    assertThat(ended && process.exitValue() == 0).as(Files.readString(said)).isTrue();
    return Files.readString(said);
  }

  @Test
  void its_spans_are_counted_exactly_over_grpc_and_http_packed_and_plain() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"))) {
      LiveCaller ingest = server.with(Role.INGEST);
      for (String protocol : List.of("grpc", "http")) {
        for (boolean packed : new boolean[] {false, true}) {
          assertThat(exported(ingest, protocol, packed))
              .as(protocol + " packed " + packed)
              .contains(ALL_TAKEN);
        }
      }

      JsonNode status = LiveServer.json(server.admin().post("/v1/settle", List.of()));
      assertThat(status.at("/exchanges/new").asInt()).isEqualTo(4 * CALLS);
      assertThat(status.path("accounts").asInt()).isEqualTo(5);
      assertThat(server.admin().get("/metrics").body())
          .contains("stillwatch_intake_accepted_total{kind=\"traces\"} " + 4.0 * CALLS)
          .doesNotContain("no-account");
    }
  }

  @Test
  void with_a_key_that_may_not_it_is_told_so_and_nothing_is_counted() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"))) {
      for (String protocol : List.of("grpc", "http")) {
        assertThat(exported(server.with(Role.VIEWER), protocol, false))
            .as(protocol)
            .contains("exported {\"FAILURE\": " + 2 * CALLS + "}");
      }

      JsonNode status = LiveServer.json(server.admin().post("/v1/settle", List.of()));
      assertThat(status.at("/exchanges/new").asInt()).isZero();
    }
  }
}
