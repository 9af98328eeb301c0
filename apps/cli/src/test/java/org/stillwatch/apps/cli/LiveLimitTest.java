// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.policy.PolicySignature;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.Schemas;

/// Budgets of a policy over HTTP: counted in the shadow, told when two people enforce it, never in
/// the way of whoever is verified.
class LiveLimitTest {
  private static final String POLICY =
      """
      policy: limits
      version: 1
      rules: []
      budgets:
        - id: requests-each
          scope: account
          unit: requests
          amount: 3
          per: month
          burst: 3
        - id: code-of-all
          scope: topic
          topic: code
          unit: tokens
          amount: 1000
          per: month
          burst: 1000
          ownPercent: 10
          verified: {organisation: exempt}
      """;

  private static final String VERIFIED =
      """
      {"id":"acme-seat","createdAt":"2025-01-01T00:00:00Z","org":"acme","verification":["organisation"]}\
      """;

  @TempDir private Path folder = Path.of("");

  private String load(LiveCaller admin, Path state) throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path keys = Files.createDirectories(state.resolve("policy-keys"));
    pem(keys.resolve("ana.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
    Path mine = folder.resolve("ana.key");
    pem(mine, "PRIVATE KEY", pair.getPrivate().getEncoded());
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + admin.port() + "/v1/policy/load"))
            .header("Authorization", "Bearer " + admin.secret())
            .header(
                "X-Stillwatch-Signature",
                PolicySignature.sign(POLICY.getBytes(StandardCharsets.UTF_8), mine).strip())
            .POST(HttpRequest.BodyPublishers.ofString(POLICY))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return LiveServer.json(answer).path("digest").asText();
    }
  }

  private static void pem(Path file, String kind, byte[] bytes) throws Exception {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n");
  }

  private static void enforce(LiveServer server, String digest) throws Exception {
    String body = "{\"digest\":\"" + digest + "\"}";
    server.called("Bo", Role.APPROVER).post("/v1/policy/enforce", List.of(body));
    LiveServer.json(server.called("Chi", Role.APPROVER).post("/v1/policy/enforce", List.of(body)));
  }

  private static JsonNode decide(LiveCaller caller, String account, String more) throws Exception {
    String body = "{\"account\":\"" + account + "\"" + more + "}";
    return LiveServer.json(caller.post("/v1/decide", List.of(body)));
  }

  @Test
  void budgets_are_counted_in_the_shadow_and_told_once_they_are_enforced() throws Exception {
    Path state = folder.resolve("state");
    var log = new SmallLog();
    try (var server = LiveServer.start(state)) {
      LiveCaller admin = server.admin();
      String digest = load(admin, state);
      for (int i = 0; i < 4; i++) {
        assertThat(decide(admin, "new", "").has("limited")).isFalse();
      }
      assertThat(admin.get("/metrics").body())
          .contains("stillwatch_limits_shadow_refused_total 1.0");

      enforce(server, digest);
      JsonNode refused = decide(admin, "new", "");
      assertThat(refused.at("/limited/budget").asText()).isEqualTo("requests-each");
      assertThat(refused.at("/limited/retryAfterMillis").asLong())
          .isBetween(86_400_000L, 10 * 86_400_000L);
      assertThat(refused.path("measure").asText()).isEqualTo("allow");
      assertThat(decide(admin, "new", ",\"stage\":\"signup\"").has("limited")).isFalse();
      kept(admin, refused.path("decision").asText());

      topic(admin, log);
      assertThat(admin.get("/metrics").body())
          .doesNotContain("stillwatch_limits_refused_total 0.0");
    }
  }

  private static void kept(LiveCaller admin, String id) throws Exception {
    HttpResponse<String> answer = admin.get("/v1/decisions/" + id);
    for (int i = 0; i < 500 && answer.statusCode() != 200; i++) {
      answer = admin.get("/v1/decisions/" + id); // it is written a few times a tenth of a second
    }
    Schemas.validate("decision-1", answer.body());
    JsonNode record = new JsonMapper().readTree(answer.body());
    assertThat(record.at("/limits/refused/budget").asText()).isEqualTo("requests-each");
    assertThat(record.path("replaysTheSame").asBoolean()).isTrue();
  }

  /// Splitting over accounts gains nothing, and a verified organisation is not in the way.
  private static void topic(LiveCaller admin, SmallLog log) throws Exception {
    String harvest = ",\"topic\":\"code\",\"tokens\":50";
    int passed = 0;
    for (int i = 0; i < 60; i++) {
      passed += decide(admin, "farm-" + i, harvest).has("limited") ? 0 : 1;
    }
    assertThat(passed).isEqualTo(20);
    assertThat(decide(admin, "acme-seat", harvest).at("/limited/budget").asText())
        .isEqualTo("code-of-all");

    LiveServer.send(admin, "/v1/accounts", List.of(VERIFIED), 1);
    LiveServer.send(admin, "/v1/exchanges", log.exchanges.subList(0, 100), 100);
    LiveServer.json(admin.post("/v1/settle", List.of()));
    assertThat(decide(admin, "acme-seat", harvest).has("limited")).isFalse();
    assertThat(decide(admin, "farm-61", harvest).has("limited")).isTrue();
  }
}
