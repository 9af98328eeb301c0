// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.ApiLimits;
import org.stillwatch.adapters.sql.AuditCheck;
import org.stillwatch.adapters.sql.AuditHead;
import org.stillwatch.apps.server.RespondSettings;
import org.stillwatch.respond.Role;

/// A key is stolen: it is contained while its owner goes on, and who is wronged by that gets it
/// back.
class LiveContainmentTest {
  private static final String ASK =
      "{\"account\":\"school\",\"key\":\"key-3\",\"measure\":\"suspend\",\"signs\":[%s],"
          + "\"days\":7,\"reason\":\"two clients at once\"}";
  private static final String TWO = ASK.formatted("\"two-clients\",\"other-hours\"");

  @TempDir private Path folder = Path.of("");

  private static JsonNode done(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return new JsonMapper().readTree(answer.body());
  }

  private static String measure(LiveCaller caller, String key) throws Exception {
    String question = "{\"account\":\"school\",\"key\":" + key + "}";
    return done(caller.post("/v1/decide", List.of(question))).path("measure").asText();
  }

  private LiveServer start(Path state, Optional<Path> webhooks) throws Exception {
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

  @Test
  void a_stolen_key_is_contained_and_its_owner_goes_on_and_is_heard() throws Exception {
    Path state = folder.resolve("state");
    try (var told = new Told(folder);
        var server = start(state, Optional.of(told.settings()))) {
      LiveCaller decide = server.with(Role.DECIDE);
      LiveCaller bo = server.called("Bo", Role.APPROVER);
      LiveCaller chi = server.called("Chi", Role.APPROVER);
      assertThat(decide.post("/v1/containments/begin", List.of(TWO)).statusCode()).isEqualTo(403);
      var one = bo.post("/v1/containments/begin", List.of(ASK.formatted("\"two-clients\"")));
      assertThat(one.statusCode()).isEqualTo(409);
      assertThat(one.body()).contains("two-families");
      assertThat(bo.post("/v1/containments/begin", List.of(ASK.formatted("\"a feeling\""))).body())
          .contains("many-places")
          .doesNotContain("feeling");

      JsonNode begun = done(bo.post("/v1/containments/begin", List.of(TWO)));
      assertThat(begun.path("measure").asText()).isEqualTo("step_up");
      assertThat(measure(decide, "\"key-3\"")).isEqualTo("step_up");
      assertThat(measure(decide, "\"key-4\"")).isEqualTo("allow");
      assertThat(measure(decide, "null")).isEqualTo("allow");
      told.await("key-contained", "\"key\":\"key-3\"", "\"measure\":\"step_up\"");

      String id = begun.path("id").asText();
      JsonNode closed = done(chi.post("/v1/containments/" + id + "/approve", List.of("{}")));
      assertThat(closed.path("measure").asText()).as("nobody can appeal").isEqualTo("step_up");

      JsonNode notice = done(decide.get("/v1/accounts/school/notice"));
      assertThat(notice.path("reason").asText()).isEqualTo("key-contained");
      assertThat(notice.at("/keys/0/key").asText()).isEqualTo("key-3");
      String appeal = "{\"account\":\"school\",\"statement\":\"that was our second office\"}";
      String appealId = done(decide.post("/v1/appeals/file", List.of(appeal))).path("id").asText();
      heardInACaseOfItsOwn(server, state, appealId);
      String won = "{\"outcome\":\"overturned\",\"reason\":\"a second office\"}";
      for (LiveCaller decider : List.of(bo, chi)) {
        assertThat(decider.post("/v1/appeals/" + appealId + "/decide", List.of(won)).body())
            .contains("another-person");
      }
      LiveCaller dev = server.called("Dev", Role.APPROVER);
      done(dev.post("/v1/appeals/" + appealId + "/decide", List.of(won)));
      assertThat(measure(decide, "\"key-3\"")).isEqualTo("allow");
      told.await("key-released", "\"key\":\"key-3\"", "\"measure\":\"allow\"");
      assertThat(told.bodies()).noneMatch(body -> body.contains("office"));
      assertThat(done(server.admin().get("/v1/cases")).at("/cases/0/open").asBoolean()).isFalse();
      assertThat(server.database().auditLog().verify(AuditHead.EMPTY))
          .isInstanceOf(AuditCheck.Intact.class);
    }
    try (var again = start(state, Optional.empty())) {
      JsonNode list = done(again.admin().get("/v1/containments")).path("containments");
      assertThat(list).hasSize(1);
      assertThat(list.get(0).path("released").asBoolean()).isTrue();
    }
  }

  private void heardInACaseOfItsOwn(LiveServer server, Path state, String appeal) throws Exception {
    JsonNode one = done(server.admin().get("/v1/cases")).at("/cases/0");
    assertThat(one.path("id").asText()).isEqualTo("case_" + appeal);
    assertThat(one.path("account").asText()).isEqualTo("school");
    Path bundle = folder.resolve("case.zip");
    String url = "http://127.0.0.1:" + server.admin().port();
    String key = state.resolve("admin.key").toString();
    String id = one.path("id").asText();
    said("case", "export", id, "--out", bundle.toString(), "--url", url, "--key-file", key);
    assertThat(said("verify", bundle.toString())).endsWith("verified\n").doesNotContain("WRONG");
  }

  private static String said(String... arguments) {
    var out = new StringWriter();
    int code = Stillwatch.commandLine().setOut(new PrintWriter(out, true)).execute(arguments);
    assertThat(code).as(out.toString()).isZero();
    return out.toString();
  }
}
