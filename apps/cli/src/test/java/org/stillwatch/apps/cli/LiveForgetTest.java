// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.sql.AuditCheck;
import org.stillwatch.adapters.sql.AuditHead;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.apps.server.forget.Age;
import org.stillwatch.apps.server.forget.Forget;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.Role;

/// An account that was measured, appealed and won is forgotten: no byte of the state names it, and
/// the rest of the service is as it was.
class LiveForgetTest {
  private static final String ACCOUNT = "acct-to-be-forgotten-7c1e";
  private static final String POLICY =
      """
      policy: first-answer
      version: 1
      rules:
        - id: likely-farm
          when: verdict >= review && membership >= 0.5
          measure: throttle
      """;

  private static final String MILD =
      """
      policy: first-answer
      version: 2
      rules:
        - id: nobody
          when: verdict >= watch
          measure: observe
      """;

  private static final long MONTH = 30 * 86_400_000L;

  @TempDir private Path folder = Path.of("");

  private Path state() {
    return folder.resolve("state");
  }

  private static List<String> named(List<String> lines) {
    return lines.stream().map(l -> l.replace("\"f7\"", '"' + ACCOUNT + '"')).toList();
  }

  private String forget() throws IOException {
    try (var database = Database.open(DatabaseSettings.sqlite(state().resolve("stillwatch.db")))) {
      return new Forget(state(), state().resolve("dispositions.jsonl"), database, KeyFile.demo())
          .forget(new AccountId(ACCOUNT), "Eve", InstantSource.system().millis())
          .name();
    }
  }

  private void isRefused(String why) {
    assertThatThrownBy(this::forget).isInstanceOf(ConfigException.class).hasMessageContaining(why);
  }

  private List<Path> naming() throws IOException {
    try (var walk = Files.walk(state())) {
      return walk.filter(Files::isRegularFile).filter(LiveForgetTest::names).toList();
    }
  }

  private static boolean names(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(ACCOUNT);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode done(HttpResponse<String> answer) throws IOException {
    return LiveServer.json(answer);
  }

  @Test
  void it_is_forgotten_once_nothing_is_open_and_no_byte_names_it() throws Exception {
    var log = new SmallLog();
    String one;
    String measure;
    try (var server = LiveServer.start(state());
        var ana = new PolicySigner(folder, state())) {
      LiveCaller admin = server.admin();
      one = measured(server, ana, log);
      measure = measureOf(admin, one);
      winsAnAppeal(server);
      done(admin.post("/v1/decide", List.of("{\"account\":\"" + ACCOUNT + "\"}")));
      done(admin.post("/v1/policy/rollback", List.of("{\"reason\":\"it asked for too much\"}")));
      ana.load(admin, MILD);
    }
    assertThat(naming()).as("what has to go").hasSizeGreaterThan(3);
    isRefused(one + " is open");
    try (var server = LiveServer.start(state())) {
      LiveCaller admin = server.admin();
      String reason = "\"reason\":\"asked by counsel\"}";
      done(admin.post("/v1/cases/" + one + "/close", List.of("{" + reason)));
      assertThat(admin.post("/v1/cases/" + one + "/release", List.of("{" + reason)).statusCode())
          .isEqualTo(409);
      JsonNode held =
          done(admin.post("/v1/cases/" + one + "/hold", List.of("{\"days\":30," + reason)));
      assertThat(held.path("heldUntil").asText()).isNotEmpty();
    }
    isRefused(one + " is held");
    try (var server = LiveServer.start(state())) {
      done(
          server
              .admin()
              .post("/v1/cases/" + one + "/release", List.of("{\"reason\":\"settled\"}")));
      isRefused("one process a journal");
    }

    String name = forget();

    assertThat(naming()).isEmpty();
    assertThat(forget()).as("again").isEqualTo(name);
    try (var server = LiveServer.start(state())) {
      LiveCaller admin = server.admin();
      done(admin.post("/v1/settle", List.of()));
      assertThat(admin.get("/v1/accounts/" + ACCOUNT).statusCode()).isEqualTo(404);
      assertThat(LiveServer.campaigns(admin)).isNotEmpty();
      assertThat(done(admin.get("/v1/measures/" + measure)).path("account").asText())
          .isEqualTo(name);
      assertThat(server.database().auditLog().verify(AuditHead.EMPTY))
          .isInstanceOf(AuditCheck.Intact.class);
    }
    assertThat(naming()).isEmpty();
  }

  private Age.Done older(long before) throws IOException {
    try (var database = Database.open(DatabaseSettings.sqlite(state().resolve("stillwatch.db")))) {
      return new Age(state(), database, KeyFile.demo()).forget(before, "Eve", before);
    }
  }

  @Test
  void what_is_old_goes_but_for_what_is_open_or_held() throws Exception {
    var log = new SmallLog();
    String one;
    long now = InstantSource.system().millis();
    try (var server = LiveServer.start(state());
        var ana = new PolicySigner(folder, state())) {
      one = measured(server, ana, log);
      winsAnAppeal(server);
      done(server.admin().post("/v1/decide", List.of("{\"account\":\"s1\"}")));
    }
    Age.Done first = older(now + MONTH);
    assertThat(first.untouched()).isPositive();
    assertThat(first.records()).isBetween(1L, log.exchanges.size() - 1L);
    assertThat(naming()).as("the case is open").isNotEmpty();
    assertThat(older(now + MONTH).records()).as("again").isZero();
    try (var server = LiveServer.start(state());
        var ana = new PolicySigner(folder, state())) {
      LiveCaller admin = server.admin();
      done(admin.post("/v1/settle", List.of()));
      assertThat(done(admin.get("/v1/cases/" + one)).path("measures")).isNotEmpty();
      done(admin.post("/v1/policy/rollback", List.of("{\"reason\":\"it asked for too much\"}")));
      ana.load(admin, MILD);
      String hold = "{\"days\":90,\"reason\":\"a court\"}";
      for (JsonNode each : done(admin.get("/v1/cases")).path("cases")) {
        String path = "/v1/cases/" + each.path("id").asText();
        if (each.path("open").asBoolean()) {
          done(admin.post(path + "/close", List.of("{\"reason\":\"done\"}")));
        }
        done(admin.post(path + "/hold", List.of(hold)));
      }
    }
    assertThat(older(now + MONTH).texts()).as("cases are held").isZero();
    Age.Done last = older(now + 4 * MONTH);
    assertThat(last.untouched()).isZero();
    assertThat(last.texts()).isPositive();
    assertThat(last.records()).isPositive();
    try (var server = LiveServer.start(state())) {
      LiveCaller admin = server.admin();
      done(admin.post("/v1/settle", List.of()));
      assertThat(LiveServer.campaigns(admin)).isEmpty();
      assertThat(done(admin.get("/v1/cases/" + one)).path("measures").size()).isPositive();
      assertThat(server.database().auditLog().verify(AuditHead.EMPTY))
          .isInstanceOf(AuditCheck.Intact.class);
    }
  }

  /// A case in which the account is measured.
  private static String measured(LiveServer server, PolicySigner ana, SmallLog log)
      throws Exception {
    LiveCaller admin = server.admin();
    List<LiveCaller> people =
        List.of(server.called("Bo", Role.APPROVER), server.called("Chi", Role.APPROVER));
    String digest = ana.load(admin, POLICY).path("digest").asText();
    for (LiveCaller person : people) {
      done(person.post("/v1/policy/enforce", List.of("{\"digest\":\"" + digest + "\"}")));
    }
    LiveServer.send(admin, "/v1/accounts", named(log.accounts), 1_000);
    LiveServer.send(admin, "/v1/exchanges", named(log.exchanges), 1_000);
    done(admin.post("/v1/settle", List.of()));
    JsonNode one = done(admin.get("/v1/cases")).path("cases").get(0);
    String id = one.path("id").asText();
    String approval = "{\"actions\":" + one.path("waiting").asInt() + "}";
    for (LiveCaller person : people) {
      done(person.post("/v1/cases/" + id + "/approve", List.of(approval)));
    }
    return id;
  }

  private static String measureOf(LiveCaller admin, String one) throws Exception {
    for (JsonNode measure : done(admin.get("/v1/cases/" + one)).path("measures")) {
      if (measure.path("account").asText().equals(ACCOUNT)) {
        return measure.path("id").asText();
      }
    }
    throw new AssertionError("the account has no measure");
  }

  private static void winsAnAppeal(LiveServer server) throws Exception {
    String statement = "{\"account\":\"" + ACCOUNT + "\",\"statement\":\"I am " + ACCOUNT + "\"}";
    String appeal =
        done(server.admin().post("/v1/appeals/file", List.of(statement))).path("id").asText();
    String won = "{\"outcome\":\"overturned\",\"reason\":\"a school indeed\"}";
    done(
        server
            .called("Dev", Role.APPROVER)
            .post("/v1/appeals/" + appeal + "/decide", List.of(won)));
  }
}
