// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.sql.AuditCheck;
import org.stillwatch.adapters.sql.AuditHead;
import org.stillwatch.apps.server.RespondSettings;
import org.stillwatch.respond.Role;

/// From a campaign in the shadow to an appeal that is won, over HTTP, with people who are different
/// people.
class LiveRespondTest {
  private static final String POLICY =
      """
      policy: first-answer
      version: 1
      rules:
        - id: research-programmes
          when: '"programme" in verification'
          measure: allow
        - id: likely-farm
          when: verdict >= review && membership >= 0.5
          measure: throttle
          days: 7
      """;

  @TempDir private Path folder = Path.of("");

  private static JsonNode done(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private static String refused(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    return new JsonMapper().readTree(answer.body()).path("detail").asText();
  }

  private static String verdict(LiveCaller caller, String account) throws Exception {
    return done(caller.get("/v1/accounts/" + account)).path("verdict").asText();
  }

  private static String measure(LiveCaller caller, String account) throws Exception {
    return done(caller.post("/v1/decide", List.of("{\"account\":\"" + account + "\"}")))
        .path("measure")
        .asText();
  }

  @Test
  void a_campaign_is_met_and_a_member_of_it_is_heard() throws Exception {
    var log = new SmallLog();
    Path state = folder.resolve("state");
    String other;
    try (var told = new Told(folder);
        var server = start(state, Optional.of(told.settings()));
        var ana = new PolicySigner(folder, state)) {
      LiveCaller admin = server.admin();
      LiveCaller bo = server.called("Bo", Role.APPROVER);
      LiveCaller boAgain = server.called(" bo ", Role.APPROVER);
      LiveCaller chi = server.called("Chi", Role.APPROVER);
      LiveCaller dev = server.called("Dev", Role.APPROVER);
      assertThat(refused(ana.load(admin, POLICY, "AAAA"))).contains("nobody signed");
      JsonNode policy = ana.load(admin, POLICY);
      assertThat(policy.path("mode").asText()).isEqualTo("shadow");

      LiveServer.send(admin, "/v1/accounts", log.accounts, 1_000);
      LiveServer.send(admin, "/v1/exchanges", log.exchanges, 1_000);
      LiveServer.json(admin.post("/v1/settle", List.of()));

      JsonNode diff = done(admin.post("/v1/policy/diff", POLICY.lines().toList()));
      assertThat(diff.at("/accounts/candidate").asInt()).isPositive();
      JsonNode cases = done(admin.get("/v1/cases")).path("cases");
      assertThat(cases).hasSize(1);
      String one = cases.get(0).path("id").asText();
      assertThat(Instant.parse(cases.get(0).path("dueAt").asText()))
          .isEqualTo(
              Instant.parse(cases.get(0).path("openedAt").asText()).plus(Duration.ofDays(7)));
      int waiting = cases.get(0).path("waiting").asInt();
      assertThat(waiting).isPositive();
      JsonNode whole = done(admin.get("/v1/cases/" + one));
      String member = whole.at("/measures/0/account").asText();
      String first = whole.at("/measures/0/id").asText();
      other = whole.at("/measures/1/account").asText();
      assertThat(measure(admin, member)).as("in the shadow").isEqualTo("observe");
      assertThat(done(admin.get("/v1/measures/" + first)).path("replaysTheSame").asBoolean())
          .isTrue();

      String digest = "{\"digest\":\"" + policy.path("digest").asText() + "\"}";
      done(bo.post("/v1/policy/enforce", List.of(digest)));
      assertThat(refused(boAgain.post("/v1/policy/enforce", List.of(digest))))
          .contains("another person");
      JsonNode enforced = done(chi.post("/v1/policy/enforce", List.of(digest)));
      assertThat(enforced.path("mode").asText()).isEqualTo("enforcing");
      assertThat(measure(admin, member)).as("no more without people").isEqualTo("step_up");

      String approval = "{\"actions\":" + waiting + "}";
      done(bo.post("/v1/cases/" + one + "/approve", List.of(approval)));
      assertThat(measure(admin, member)).isEqualTo("step_up");
      done(chi.post("/v1/cases/" + one + "/approve", List.of(approval)));
      assertThat(measure(admin, member)).isEqualTo("throttle");

      told.await(member, "\"measure\":\"throttle\"");
      told.await("Detection Finding: Create", "\"severity\":\"Medium\"", "accounts act as one");
      JsonNode notice = done(admin.get("/v1/accounts/" + member + "/notice"));
      assertThat(notice.path("reason").asText()).isEqualTo("coordinated-use");
      assertThat(notice.toString()).doesNotContain("D23").doesNotContain("c_");
      JsonNode appeal =
          done(
              admin.post(
                  "/v1/appeals/file",
                  List.of("{\"account\":\"" + member + "\",\"statement\":\"we are a school\"}")));
      String appealId = appeal.path("id").asText();
      String half = "{\"text\":\"\\ud800\"}";
      assertThat(admin.post("/v1/cases/" + one + "/note", List.of(half)).statusCode())
          .isEqualTo(400);
      String won = "{\"outcome\":\"overturned\",\"reason\":\"a school indeed\"}";
      assertThat(refused(bo.post("/v1/appeals/" + appealId + "/decide", List.of(won))))
          .contains("another-person");
      done(dev.post("/v1/appeals/" + appealId + "/decide", List.of(won)));
      assertThat(measure(admin, member)).isEqualTo("observe");
      told.await(member, "\"measure\":\"allow\"");
      assertThat(told.bodies()).noneMatch(body -> body.contains("we are a school"));
      assertThat(done(admin.get("/v1/appeals")).path("appeals")).isEmpty();
      givenAway(server, one, state);
      assertThat(Files.readString(state.resolve("dispositions.jsonl")))
          .contains("\"known-good\"")
          .contains("\"by\":\"dev\"")
          .contains(member);
      JsonNode looked = LiveServer.json(admin.post("/v1/settle", List.of()));
      assertThat(looked.at("/decided/holds").asInt()).as(looked.toString()).isEqualTo(1);
      assertThat(verdict(admin, member)).as("known to be good, and still seen").isEqualTo("watch");
      assertThat(verdict(admin, other)).isEqualTo("review");
      assertThat(server.database().auditLog().verify(AuditHead.EMPTY))
          .isInstanceOf(AuditCheck.Intact.class);
    }
    try (var again = start(state, Optional.empty())) {
      assertThat(done(again.admin().get("/v1/policy")).path("mode").asText())
          .isEqualTo("enforcing");
      assertThat(done(again.admin().get("/v1/cases")).path("cases"))
          .as("of the campaign, and of the account that appealed")
          .hasSize(2);
      assertThat(measure(again.admin(), other)).as("it goes on").isEqualTo("throttle");
      JsonNode back =
          done(
              again
                  .admin()
                  .post("/v1/policy/rollback", List.of("{\"reason\":\"too many complaints\"}")));
      assertThat(back.path("mode").asText()).isEqualTo("shadow");
      assertThat(measure(again.admin(), other)).as("as before it").isEqualTo("observe");
    }
  }

  /// The case leaves the house and says what happened, to people who have nothing but the file.
  private void givenAway(LiveServer server, String one, Path state) throws Exception {
    var head = (AuditCheck.Intact) server.database().auditLog().verify(AuditHead.EMPTY);
    Path bundle = folder.resolve(one + ".zip");
    String url = "http://127.0.0.1:" + server.admin().port();
    String key = state.resolve("admin.key").toString();
    assertThat(said("case", "list", "--url", url, "--key-file", key)).contains(one, "open");
    assertThat(
            said(
                "case", "export", one, "--out", bundle.toString(), "--url", url, "--key-file", key))
        .contains("bytes, sha256 ");

    String kept = head.head().sequence() + ":" + head.head().hash();
    assertThat(said("verify", bundle.toString(), "--head", kept))
        .contains("is the head that was kept elsewhere")
        .endsWith("verified\n")
        .doesNotContain("WRONG");
    var entries = server.database().auditLog().entries(head.head().sequence(), 9);
    assertThat(entries).extracting(e -> e.event().action()).containsExactly("case.exported");
    assertThat(said("verify", bundle.toString()))
        .contains(entries.getFirst().event().detail().substring(13, 77), "note");
    Path page = folder.resolve("case.html");
    try (var zip = new ZipFile(bundle.toFile())) {
      Files.write(page, zip.getInputStream(zip.getEntry("case.html")).readAllBytes());
    }
    assertThat(Files.readString(page))
        .contains("we are a school", "a school indeed", "dev decided at", "What speaks for it");
  }

  private static String said(String... arguments) {
    var out = new StringWriter();
    int code = Stillwatch.commandLine().setOut(new PrintWriter(out, true)).execute(arguments);
    assertThat(code).as(out.toString()).isZero();
    return out.toString();
  }

  private static LiveServer start(Path state, Optional<Path> webhooks) throws Exception {
    return LiveServer.start(
        state,
        ApiLimits.DEFAULT,
        InstantSource.system(),
        new RespondSettings(
            state.resolve("policy-keys"),
            Optional.empty(),
            "appeals@provider.example",
            webhooks,
            state.resolve("dispositions.jsonl")));
  }
}
