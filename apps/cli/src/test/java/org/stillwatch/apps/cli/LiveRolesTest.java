// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.SharedData;

/// Every role at every address of the OpenAPI document and of gRPC: it may do what the document
/// says and nothing else.
@Timeout(120)
class LiveRolesTest {
  private static final Pattern NEEDS = Pattern.compile("; role ([a-z]+)$");

  @TempDir private Path folder = Path.of("");

  /// Over HTTP/2 a stream that is answered before its body came may be reset.
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// The role that each address needs, as `METHOD /path`.
  private static Map<String, Role> documented() throws Exception {
    var needed = new TreeMap<String, Role>();
    Path file = SharedData.root().resolve("docs/formats/openapi.json");
    for (var path : new JsonMapper().readTree(file.toFile()).path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        if (!operation.getValue().has("security")) {
          String address = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
          needed.put(address, role(operation.getValue()));
        }
      }
    }
    return needed;
  }

  private static Role role(JsonNode operation) {
    var words = NEEDS.matcher(operation.path("summary").asText());
    assertThat(words.find()).as(operation.path("summary").asText()).isTrue();
    return Role.of(words.group(1)).orElseThrow();
  }

  private static boolean may(Role role, Role needed) {
    return role == needed || role == Role.ADMIN;
  }

  private static Map<Role, LiveCaller> callers(LiveServer server) throws Exception {
    var callers = new EnumMap<Role, LiveCaller>(Role.class);
    for (Role role : Role.values()) {
      callers.put(role, server.with(role));
    }
    return callers;
  }

  @Test
  void over_http_a_role_may_do_what_the_document_says_and_nothing_else() throws Exception {
    Map<String, Role> documented = documented();
    assertThat(documented).hasSizeGreaterThan(15);
    try (var server = LiveServer.start(folder.resolve("state"))) {
      for (var caller : callers(server).entrySet()) {
        for (var needed : documented.entrySet()) {
          assertThat(lets(caller.getValue(), needed.getKey()))
              .as(caller.getKey() + " at " + needed.getKey())
              .isEqualTo(may(caller.getKey(), needed.getValue()));
        }
      }
    }
  }

  /// Whether a caller comes in. The stream never ends, so bodies are not waited for.
  private boolean lets(LiveCaller caller, String address) throws Exception {
    String[] parts = address.replace("{id}", "c_1").split(" ", -1);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + caller.port() + parts[1]))
            .header("authorization", "Bearer " + caller.secret())
            .method(
                parts[0],
                parts[0].equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{\"account\":\"a\"}"))
            .build();
    var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      if (answer.statusCode() != 403) {
        assertThat(answer.statusCode()).as(address).isIn(200, 400, 404, 409);
        return true;
      }
      assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"code\":\"forbidden\"");
      return false;
    }
  }

  @Test
  void over_grpc_exports_need_ingest_and_checks_need_decide() throws Exception {
    try (var server = LiveServer.start(folder.resolve("state"))) {
      var channel =
          NettyChannelBuilder.forAddress("127.0.0.1", server.admin().port()).usePlaintext().build();
      for (var caller : callers(server).entrySet()) {
        assertThat(exports(channel, caller.getValue()))
            .as(caller.getKey() + " exports")
            .isEqualTo(may(caller.getKey(), Role.INGEST));
        assertThat(checks(channel, caller.getValue()))
            .as(caller.getKey() + " checks")
            .isEqualTo(may(caller.getKey(), Role.DECIDE));
      }
      channel.shutdownNow();
    }
  }

  private static boolean exports(ManagedChannel channel, LiveCaller caller) {
    var grpc =
        TraceServiceGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(key(caller)));
    return lets(() -> grpc.export(ExportTraceServiceRequest.getDefaultInstance()));
  }

  private static boolean checks(ManagedChannel channel, LiveCaller caller) {
    var grpc =
        AuthorizationGrpc.newBlockingStub(channel)
            .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(key(caller)));
    return lets(() -> grpc.check(CheckRequest.getDefaultInstance()));
  }

  private static boolean lets(Runnable call) {
    Optional<Status.Code> refused = Optional.empty();
    try {
      call.run();
    } catch (StatusRuntimeException e) {
      refused = Optional.of(e.getStatus().getCode());
    }
    return !refused.equals(Optional.of(Status.Code.PERMISSION_DENIED));
  }

  private static Metadata key(LiveCaller caller) {
    var headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
        "Bearer " + caller.secret());
    return headers;
  }
}
