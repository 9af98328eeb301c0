// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.Role;
import org.stillwatch.testkit.MadeCountries;

/// Who may come in, over HTTP: nobody is kept out before two people enforced the policy.
@Timeout(60)
class LiveAccessTest {
  private static final String POLICY =
      """
      policy: doors
      version: 1
      rules: []
      tiers:
        card: [large-2]
        programme: [red-team-suite]
      signup:
        due: email
        shows: [phone]
      access:
        notServed: [XA]
        law: "Terms, section 4"
        ways: {"gateway:edge-1": [XA, XC]}
      """;

  private static final List<String> ACCOUNTS =
      List.of(
          "{\"schema\":\"stillwatch.account/1\",\"id\":\"carded\",\"verification\":[\"email\",\"card\"],\"country\":\"XB\"}",
          "{\"schema\":\"stillwatch.account/1\",\"id\":\"mailed\",\"verification\":[\"email\"]}",
          "{\"schema\":\"stillwatch.account/1\",\"id\":\"fenced\",\"verification\":[\"email\"],\"country\":\"XA\"}");

  /// Only `carded` says one country and comes by a way that is not offered there.
  private static final List<String> EXCHANGES =
      List.of(
          exchange("carded", 2, "gateway:edge-1"),
          exchange("carded", 4, "gateway:edge-1"),
          exchange("carded", 3, "first-party-api"),
          exchange("fenced", 2, "gateway:edge-1"),
          exchange("mailed", 2, "gateway:edge-1"));

  private static String exchange(String account, int day, String pathway) {
    return """
    {"id":"%s-%d","time":"2026-02-0%dT00:00:00Z","account":"%s","pathway":"%s",\
    "request":{"messages":[{"role":"user","content":"hello"}]},"response":{"status":200}}\
    """
        .formatted(account, day, day, account, pathway);
  }

  @TempDir private Path folder = Path.of("");

  private static JsonNode ask(LiveCaller caller, String question) throws Exception {
    return LiveServer.json(caller.post("/v1/access", List.of(question)));
  }

  private static String request(String account, String feature) {
    return "{\"account\":\"%s\",\"feature\":\"%s\"}".formatted(account, feature);
  }

  private static String answer(LiveCaller caller, String question) throws Exception {
    JsonNode answer = ask(caller, question);
    return answer.path("access").asText() + " " + answer.path("needs");
  }

  /// Detection reads what was stored in its own time.
  private static void read(LiveCaller admin) throws Exception {
    LiveServer.json(admin.post("/v1/settle", List.of()));
  }

  private static void enforce(LiveServer server, String digest) throws Exception {
    for (String person : List.of("Bo", "Chi")) {
      LiveServer.json(
          server
              .called(person, Role.APPROVER)
              .post("/v1/policy/enforce", List.of("{\"digest\":\"" + digest + "\"}")));
    }
  }

  private static void contradictions(LiveServer server) throws Exception {
    JsonNode told = LiveServer.json(server.admin().get("/v1/access/contradictions"));
    assertThat(told.path("contradictions")).as(told.toString()).hasSize(1);
    JsonNode one = told.at("/contradictions/0");
    assertThat(one.path("account").asText()).isEqualTo("carded");
    assertThat(one.at("/claims/0").toString())
        .isEqualTo(
            "{\"fact\":\"pathway gateway:edge-1\",\"from\":\"2026-02-02\",\"until\":\"2026-02-04\"}");
    assertThat(one.at("/claims/1/fact").asText()).isEqualTo("sign-up country");
    assertThat(one.path("innocent")).isNotEmpty();
    assertThat(told.toString()).doesNotContain("XA").doesNotContain("XB").doesNotContain("XC");
    JsonNode cases = LiveServer.json(server.admin().get("/v1/cases"));
    assertThat(cases.path("cases")).as("it opens no case").isEmpty();
  }

  private static void doors(LiveCaller front) throws Exception {
    assertThat(answer(front, request("carded", "large-2"))).isEqualTo("open []");
    assertThat(answer(front, request("mailed", "large-2"))).isEqualTo("step-up [\"card\"]");
    assertThat(answer(front, request("mailed", "small-1"))).isEqualTo("open []");
    assertThat(answer(front, request("nobody", "small-1"))).isEqualTo("step-up [\"email\"]");
    assertThat(answer(front, request("fenced", "small-1"))).isEqualTo("not-served []");
  }

  @Test
  void nobody_is_kept_out_before_the_policy_is_enforced() throws Exception {
    Path state = folder.resolve("state");
    try (var signer = new PolicySigner(folder, state);
        var server = LiveServer.start(state)) {
      LiveCaller admin = server.admin();
      LiveCaller front = server.with(Role.DECIDE);
      String digest = signer.load(admin, POLICY).path("digest").asText();
      LiveServer.send(admin, "/v1/accounts", ACCOUNTS, 10);
      LiveServer.send(admin, "/v1/exchanges", EXCHANGES, 10);
      read(admin);
      assertThat(answer(front, request("fenced", "large-2"))).as("shadow").isEqualTo("open []");

      enforce(server, digest);

      doors(front);
      JsonNode fenced = ask(front, request("fenced", "large-2"));
      assertThat(fenced.path("reason").asText()).isEqualTo("Terms, section 4");
      String bare =
          "{\"account\":\"new\",\"stage\":\"signup\",\"registration\":{\"id\":\"new\"%s}}";
      assertThat(answer(front, bare.formatted(""))).isEqualTo("step-up [\"phone\",\"email\"]");
      assertThat(answer(front, bare.formatted(",\"phone\":\"1\",\"verification\":[\"email\"]")))
          .isEqualTo("open []");
      assertThat(answer(front, bare.formatted(",\"country\":\"XA\""))).isEqualTo("not-served []");
      for (String wrong :
          List.of("{}", "[]", "{\"account\":\"a\",\"feature\":\"a b\"}", "{\"account\":\"a\"} x")) {
        assertThat(front.post("/v1/access", List.of(wrong)).statusCode()).isEqualTo(400);
      }
      assertThat(admin.get("/metrics").body())
          .contains(
              "stillwatch_access_answers_total{access=\"not-served\",mode=\"shadow\"} 1.0",
              "stillwatch_access_answers_total{access=\"not-served\",mode=\"enforcing\"} 3.0",
              "stillwatch_access_country_unknown_total 5.0");
      contradictions(server);
    }
    try (var again = LiveServer.start(state)) {
      read(again.admin());
      doors(again.with(Role.DECIDE));
      contradictions(again);
    }
  }

  private static String from(String account, int day, String address) {
    return """
    {"id":"%s-%d","time":"2026-02-0%dT00:00:00Z","account":"%s","client":{"ip":"%s"},\
    "request":{"messages":[{"role":"user","content":"hello"}]},"response":{"status":200}}\
    """
        .formatted(account, day, day, account, address);
  }

  private static String in(String account, String country) {
    return "{\"schema\":\"stillwatch.account/1\",\"id\":\"%s\",\"country\":\"%s\"}"
        .formatted(account, country);
  }

  /// Who travels was at home, too; whoever says a country and is never there is told to a person.
  @Test
  void a_country_that_an_account_never_comes_from_is_told_to_people_and_changes_nothing()
      throws Exception {
    Path database = folder.resolve("countries.mmdb");
    Files.write(
        database,
        new MadeCountries()
            .with(new byte[] {(byte) 203, 0, 113, 0}, 24, "XA")
            .with(new byte[] {(byte) 198, 51, 100, 0}, 24, "XB")
            .bytes());
    Path state = folder.resolve("state");
    for (int run = 0; run < 2; run++) {
      try (var server = LiveServer.start(state, settings -> settings.locating(database))) {
        LiveCaller admin = server.admin();
        if (run == 0) {
          LiveServer.send(
              admin,
              "/v1/accounts",
              List.of(in("away", "XA"), in("traveller", "XA"), in("home", "XB"), in("dark", "XA")),
              10);
          LiveServer.send(
              admin,
              "/v1/exchanges",
              List.of(
                  from("away", 2, "198.51.100.7"),
                  from("away", 4, "198.51.100.8"),
                  from("traveller", 2, "203.0.113.7"),
                  from("traveller", 3, "198.51.100.7"),
                  from("home", 2, "198.51.100.9"),
                  from("dark", 2, "192.0.2.1")),
              10);
        }
        read(admin);
        JsonNode told = LiveServer.json(admin.get("/v1/access/contradictions"));
        assertThat(told.path("contradictions")).as(told.toString()).hasSize(1);
        assertThat(told.at("/contradictions/0/account").asText()).isEqualTo("away");
        assertThat(told.at("/contradictions/0/claims/0").toString())
            .isEqualTo(
                "{\"fact\":\"addresses of its requests\",\"from\":\"2026-02-02\",\"until\":\"2026-02-04\"}");
        assertThat(told.at("/contradictions/0/claims/1/fact").asText())
            .isEqualTo("sign-up country");
        assertThat(told.at("/contradictions/0/innocent")).isNotEmpty();
        assertThat(told.toString()).doesNotContain("XA", "XB", "198.51.100");
        assertThat(LiveServer.json(admin.get("/v1/cases")).path("cases")).isEmpty();
        assertThat(admin.get("/metrics").body()).contains("stillwatch_countries_failing 0.0");
      }
    }
  }
}
