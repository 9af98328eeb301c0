// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.sql.ApiKey;

/// Ids and names that are SQL, paths or markup are texts like any other, from the intake to the
/// database and back.
class LiveInjectionTest {
  private static final String EVIL = "f'); drop table api_key; -- %2F/\\u0000<b>&?#";
  private static final String SQL = "' or '1'='1";

  @TempDir private Path folder = Path.of("");

  private Path state() {
    return folder.resolve("state");
  }

  private String stillwatch(int code, String... arguments) {
    var said = new StringWriter();
    var line = Stillwatch.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    assertThat(line.execute(arguments)).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  private static List<String> evil(List<String> lines, String member) {
    return lines.stream()
        .map(line ->
            line.replace(
                "\"" + member + "\":\"f", "\"" + member + "\":\"" + EVIL.replace("\\", "\\\\")))
        .toList();
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<ApiKey> keys(LiveServer server) throws IOException {
    return server.database().apiKeys(new SecureRandom()).list("", 500);
  }

  @Test
  void members_whose_ids_are_sql_and_paths_are_found_stored_and_recalled() throws Exception {
    var log = new SmallLog();
    List<String> found;
    try (var server = LiveServer.start(state())) {
      LiveServer.send(server.admin(), "/v1/accounts", evil(log.accounts, "id"), 1_000);
      LiveServer.send(server.admin(), "/v1/exchanges", evil(log.exchanges, "account"), 1_000);
      LiveServer.json(server.admin().post("/v1/settle", List.of()));
      found = LiveServer.campaigns(server.admin());
      assertThat(found).isNotEmpty();
      membersAreLookedUp(server.admin());
    }
    try (var server = LiveServer.start(state())) {
      assertThat(LiveServer.campaigns(server.admin())).as("at once").isEqualTo(found);
      membersAreLookedUp(server.admin());
      assertThat(keys(server)).hasSize(1);
      assertThat(stillwatch(0, "audit", "--set", "state=" + state())).contains("intact");
    }
  }

  private static void membersAreLookedUp(LiveCaller caller) throws Exception {
    String member = EVIL + "1";
    assertThat(LiveServer.json(caller.get("/v1/accounts/" + encoded(member))).path("id").asText())
        .isEqualTo(member);
    String question = "{\"account\":\"" + member.replace("\\", "\\\\") + "\"}";
    assertThat(
            LiveServer.json(caller.post("/v1/decide", List.of(question))).path("measure").asText())
        .isEqualTo("observe");
  }

  @Test
  void sql_in_places_where_an_id_is_asked_for_finds_nothing_and_changes_nothing() throws Exception {
    try (var server = LiveServer.start(state())) {
      String[] at = {"--set", "state=" + state()};
      stillwatch(0, "keys", "add", at[0], at[1], "--name", EVIL, "--role", "viewer");
      List<ApiKey> before = keys(server);
      for (String path : List.of("/v1/accounts/", "/v1/campaigns/", "/v1/decisions/")) {
        for (String id : List.of(SQL, EVIL, "\"", "'", "%", "_", "😀", "a".repeat(2_000))) {
          Refusal.of(server.admin().get(path + encoded(id))).says(404, "not-found", SQL, EVIL);
        }
      }
      assertThat(
              LiveServer.json(server.admin().get("/v1/campaigns?after=" + encoded(SQL)))
                  .path("campaigns"))
          .isEmpty();
      assertThat(LiveCaller.of(server.admin().port(), SQL).get("/v1/status").statusCode())
          .isEqualTo(401);
      stillwatch(2, "keys", "revoke", at[0], at[1], SQL);
      stillwatch(2, "keys", "add", at[0], at[1], "--name", "x", "--role", SQL);

      assertThat(keys(server)).isEqualTo(before).hasSize(2);
      assertThat(stillwatch(0, "keys", "list", at[0], at[1])).contains(EVIL);
      assertThat(stillwatch(0, "audit", at[0], at[1])).contains("intact");
    }
  }
}
