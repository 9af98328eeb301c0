// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Types and ranges of `contracts.md` 2.1, 2.2 and 2.4, on every line of the demo's world.
class ContractTest {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-f:]{3,39}");
  private static final List<String> EXCHANGE =
      List.of(
          "schema",
          "id",
          "time",
          "account",
          "org",
          "key",
          "user",
          "session",
          "pathway",
          "model",
          "operation",
          "client",
          "request",
          "response",
          "usage",
          "latencyMs");
  private static final List<String> ACCOUNT =
      List.of(
          "schema",
          "id",
          "createdAt",
          "closedAt",
          "org",
          "plan",
          "entitlement",
          "status",
          "successorOf",
          "verification",
          "programmes",
          "declaredUse",
          "payment",
          "emailDomain",
          "email",
          "phone",
          "device",
          "signupIp",
          "country");

  @TempDir Path folder = Path.of("");

  @Test
  void every_line_obeys_its_table() throws IOException {
    Path world = Worlds.simulate(Worlds.recipe("0000-demo"), folder);

    Worlds.lines(world.resolve("exchanges.jsonl.gz")).forEach(ContractTest::exchange);
    Worlds.lines(world.resolve("accounts.jsonl")).forEach(ContractTest::account);
    for (JsonNode action : Worlds.lines(world.resolve("actions.jsonl"))) {
      time(action.path("time"));
      assertThat(action.path("action").asText()).isIn("suspend", "close", "reinstate");
    }
    assertThat(Worlds.lines(world.resolve("models.jsonl")))
        .allSatisfy(model -> time(model.path("releasedAt")));
  }

  private static void exchange(JsonNode e) {
    e.fieldNames().forEachRemaining(name -> assertThat(name).isIn(EXCHANGE));
    assertThat(e.path("schema").asText()).isEqualTo("stillwatch.exchange/1");
    assertThat(e.path("id").asText()).matches("x_[0-9a-f]{16}");
    time(e.path("time"));
    assertThat(e.path("account").asText()).isNotEmpty();
    assertThat(e.path("pathway").asText())
        .matches("first-party-(api|app)|(gateway|cloud):[a-z0-9._-]{1,64}");
    assertThat(e.path("operation").asText()).isIn("chat", "responses", "messages");
    JsonNode client = e.path("client");
    assertThat(client.path("ip").asText()).matches(ADDRESS);
    assertThat(client.path("ja3").asText("")).matches("([0-9a-f]{32})?");
    assertThat(client.path("ja4").asText("").length()).isLessThanOrEqualTo(64);
    assertThat(client.path("userAgent").asText("").length()).isLessThanOrEqualTo(1_024);
    assertThat(e.path("request").isObject()).isTrue();
    assertThat(e.path("response").path("status").asInt()).isIn(200, 429, 500);
    assertThat(e.path("response").path("finish").asText())
        .isIn("stop", "length", "content_filter", "error");
    assertThat(e.path("latencyMs").asInt(-1)).isBetween(0, 86_400_000);
    JsonNode usage = e.path("usage");
    if (!usage.isMissingNode()) {
      assertThat(usage.path("cached").asInt()).isBetween(0, usage.path("input").asInt());
      assertThat(usage.path("reasoning").asInt()).isBetween(0, usage.path("output").asInt());
    }
  }

  private static void account(JsonNode a) {
    a.fieldNames().forEachRemaining(name -> assertThat(name).isIn(ACCOUNT));
    assertThat(a.path("id").asText()).matches("acct_[0-9a-f]{16}");
    time(a.path("createdAt"));
    assertThat(a.path("plan").asText()).isIn("free", "individual", "team", "enterprise", "metered");
    assertThat(a.path("status").asText()).isIn("active", "suspended", "closed");
    assertThat(a.path("country").asText("")).matches("([A-Z]{2})?");
    for (JsonNode word : a.path("verification")) {
      assertThat(word.asText())
          .isIn("email", "phone", "card", "identity", "organisation", "programme");
    }
    for (JsonNode payment : a.path("payment")) {
      assertThat(payment.path("kind").asText())
          .isIn("card", "bank", "wallet", "invoice", "voucher");
      time(payment.path("since"));
    }
  }

  private static void time(JsonNode time) {
    assertThat(time.asText()).matches(TIME);
    assertThat(Instant.parse(time.asText()))
        .isBetween(Instant.parse("2015-01-01T00:00:00Z"), Instant.parse("2100-01-01T00:00:00Z"));
  }
}
