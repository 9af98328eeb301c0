// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.envoyproxy.envoy.service.auth.v3.AttributeContext;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.SharedData;

/// The ways in besides JSON, with stock clients: OTLP and Envoy over gRPC, OTLP over HTTP; and what
/// the service tells of itself.
class LiveProtocolsTest {
  private static final int TRACES_AT_ONCE = 300;

  @TempDir private Path folder = Path.of("");

  private List<String> scannedTraces(SmallLog log) throws Exception {
    log.write(folder);
    var lines = new ArrayList<String>();
    for (String line : log.exchanges) {
      lines.add(LiveGrpc.trace(line).toString());
    }
    Files.write(folder.resolve("exchanges.jsonl"), lines);
    Path out = folder.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    return Files.readAllLines(out.resolve("campaigns.jsonl"));
  }

  @Test
  void traces_over_grpc_and_http_give_the_campaigns_of_a_scan() throws Exception {
    var log = new SmallLog();
    List<String> scanned = scannedTraces(log);
    assertThat(scanned).isNotEmpty();
    try (var server = LiveServer.start(folder.resolve("state"))) {
      LiveServer.send(server.admin(), "/v1/accounts", log.accounts, 1_000);
      var channel = LiveGrpc.channel(server.admin());
      var grpc = LiveGrpc.traces(channel, server.admin());
      int exchanges = log.exchanges.size();
      for (int from = 0; from < exchanges; from += TRACES_AT_ONCE) {
        int to = Math.min(from + TRACES_AT_ONCE, exchanges);
        var batch = LiveGrpc.export(log.exchanges.subList(from, to));
        if (from / TRACES_AT_ONCE % 2 == 0) {
          assertThat(grpc.export(batch).getPartialSuccess().getRejectedSpans()).isZero();
        } else {
          overHttp(server.admin(), batch);
        }
      }
      channel.shutdownNow();
      JsonNode status = LiveServer.json(server.admin().post("/v1/settle", List.of()));
      assertThat(status.path("exchanges").path("new").asInt()).isEqualTo(exchanges);
      assertThat(LiveServer.campaigns(server.admin())).isEqualTo(scanned);
    }
  }

  private static void overHttp(LiveCaller caller, ExportTraceServiceRequest batch)
      throws Exception {
    var answer = caller.post("/v1/traces", batch.toByteArray(), "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/x-protobuf");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void grpc_is_closed_to_strangers_and_to_the_wrong_role() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"))) {
      var channel = LiveGrpc.channel(server.admin());
      assertThat(refused(channel, LiveCaller.of(0, "sw_nobody")))
          .isEqualTo(Status.Code.UNAUTHENTICATED);
      assertThat(refused(channel, server.with(Role.VIEWER)))
          .isEqualTo(Status.Code.PERMISSION_DENIED);
      assertThat(refused(channel, server.with(Role.INGEST)))
          .as("an export of nothing")
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
      channel.shutdownNow();
    }
  }

  private static Status.Code refused(ManagedChannel channel, LiveCaller caller) {
    var grpc = LiveGrpc.traces(channel, caller);
    return assertThatExceptionOfType(StatusRuntimeException.class)
        .isThrownBy(() -> grpc.export(ExportTraceServiceRequest.getDefaultInstance()))
        .actual()
        .getStatus()
        .getCode();
  }

  private static void aContainedKeyIsClosedToEnvoy(
      LiveServer server, ManagedChannel channel, LiveCaller decide) throws Exception {
    String ask =
        "{\"account\":\"s1\",\"key\":\"k 1\",\"measure\":\"suspend\",\"askedByHolder\":true,"
            + "\"days\":1,\"reason\":\"lost\"}";
    LiveServer.json(server.with(Role.APPROVER).post("/v1/containments/begin", List.of(ask)));
    var denied = check(channel, decide, "s1", "k 1");
    assertThat(denied.getStatus().getCode()).isNotZero();
    assertThat(denied.getDeniedResponse().toString()).contains("key-contained", "suspend");
    for (String other : List.of("", "k 2", "x".repeat(5_000))) {
      assertThat(headers(check(channel, decide, "s1", other)))
          .containsEntry("x-stillwatch-measure", "allow");
    }
  }

  private static CheckResponse check(ManagedChannel channel, LiveCaller caller, String account) {
    return check(channel, caller, account, "");
  }

  private static CheckResponse check(
      ManagedChannel channel, LiveCaller caller, String account, String key) {
    var http = AttributeContext.HttpRequest.newBuilder().setMethod("POST").setPath("/v1/chat");
    if (!account.isEmpty()) {
      http.putHeaders("x-stillwatch-account", account);
    }
    if (!key.isEmpty()) {
      http.putHeaders("x-stillwatch-key", key);
    }
    return AuthorizationGrpc.newBlockingStub(channel)
        .withInterceptors(LiveGrpc.key(caller))
        .check(
            CheckRequest.newBuilder()
                .setAttributes(
                    AttributeContext.newBuilder()
                        .setRequest(AttributeContext.Request.newBuilder().setHttp(http)))
                .build());
  }

  private static Map<String, String> headers(CheckResponse response) {
    var headers = new TreeMap<String, String>();
    response
        .getOkResponse()
        .getHeadersList()
        .forEach(h -> headers.put(h.getHeader().getKey(), h.getHeader().getValue()));
    return headers;
  }

  @Test
  void envoy_is_told_to_observe_a_member_and_to_allow_a_stranger() throws Exception {
    var log = new SmallLog();
    try (var server = LiveServer.start(folder.resolve("state"))) {
      LiveServer.send(server.admin(), "/v1/accounts", log.accounts, 1_000);
      LiveServer.send(server.admin(), "/v1/exchanges", log.exchanges, 1_000);
      LiveServer.json(server.admin().post("/v1/settle", List.of()));
      var channel = LiveGrpc.channel(server.admin());
      var decide = server.with(Role.DECIDE);
      var member = check(channel, decide, "f1");
      assertThat(member.getStatus().getCode()).isZero();
      assertThat(headers(member))
          .containsEntry("x-stillwatch-measure", "observe")
          .containsEntry("x-stillwatch-reason", "use-under-observation")
          .containsEntry("x-stillwatch-stale", "true");
      for (String other : List.of("s1", "never seen", "", "x".repeat(5_000))) {
        assertThat(headers(check(channel, decide, other)))
            .containsEntry("x-stillwatch-measure", "allow");
      }
      aContainedKeyIsClosedToEnvoy(server, channel, decide);
      channel.shutdownNow();
      aRegistrationWithTheCardOfTheFarmIsObserved(server.admin());
      measuredAndDocumented(server.admin());
    }
  }

  private static void aRegistrationWithTheCardOfTheFarmIsObserved(LiveCaller caller)
      throws Exception {
    String question =
        "{\"stage\":\"signup\",\"account\":\"new\",\"registration\":{\"id\":\"new\",\"payment\":"
            + "[{\"instrument\":\"%s\",\"kind\":\"card\"}]}}";
    var tied =
        LiveServer.json(
            caller.post("/v1/decide", List.of(question.formatted("farm1-" + SmallLog.SECRET))));
    assertThat(tied.path("measure").asText()).isEqualTo("observe");
    assertThat(tied.path("reason").asText()).isEqualTo("registration-under-observation");
    var free = LiveServer.json(caller.post("/v1/decide", List.of(question.formatted("own"))));
    assertThat(free.path("measure").asText()).isEqualTo("allow");
  }

  private static void measuredAndDocumented(LiveCaller caller) throws Exception {
    assertThat(caller.post("/v1/exchanges", List.of("not json")).statusCode()).isEqualTo(200);
    String metrics = caller.get("/metrics").body();
    assertThat(metrics)
        .contains("stillwatch_campaigns 1.0")
        .contains("stillwatch_intake_accepted_total{kind=\"exchanges\"} 2520.0")
        .contains("stillwatch_exchanges{became=\"new\"} 2520.0")
        .contains("stillwatch_journal_storing 1.0");
    assertThat(metrics).doesNotContain("f1\"").doesNotContain("127.0.0.1");
    for (String meter : dashboardMeters()) {
      assertThat(metrics).as("shown on the dashboard").contains("\n" + meter);
    }
  }

  private static Set<String> dashboardMeters() throws IOException {
    Path file = SharedData.root().resolve("docs/operations/grafana-dashboard.json");
    var meters = new TreeSet<String>();
    for (JsonNode shown : new JsonMapper().readTree(file.toFile()).findValues("expr")) {
      var names = Pattern.compile("(stillwatch|jvm)_[a-z_]+").matcher(shown.asText());
      assertThat(names.find()).as(shown.asText()).isTrue();
      names.reset().results().forEach(found -> meters.add(found.group()));
    }
    assertThat(meters).hasSizeGreaterThan(12);
    return meters;
  }

  @Test
  void changes_are_told_as_they_are_found() throws Exception {
    var log = new SmallLog();
    try (var server = LiveServer.start(folder.resolve("state"))) {
      var request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + server.admin().port() + "/v1/stream"))
              .header("Authorization", "Bearer " + server.admin().secret())
              .build();
      try (HttpClient client = HttpClient.newHttpClient();
          Stream<String> lines = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
        LiveServer.send(server.admin(), "/v1/accounts", log.accounts, 1_000);
        LiveServer.send(server.admin(), "/v1/exchanges", log.exchanges, 1_000);
        LiveServer.json(server.admin().post("/v1/settle", List.of()));
        String told =
            lines
                .filter(l -> l.startsWith("data:{\"schema\"") || l.contains("campaign/1"))
                .findFirst()
                .orElseThrow();
        assertThat(told).contains("\"id\":\"c_");
        client.shutdownNow();
      }
    }
  }
}
