// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.SharedData;

/// The service with everything that it keeps in SQL in a real PostgreSQL, as an operator sets it.
@Timeout(120)
class LivePostgresTest {
  @TempDir private Path folder = Path.of("");

  private static List<String> settings(String url) {
    return List.of("database.url=" + url, "database.user=postgres");
  }

  private String stillwatch(String url, String... arguments) {
    var said = new StringWriter();
    var all = new ArrayList<>(List.of(arguments));
    for (String setting : settings(url)) {
      all.addAll(List.of("--set", setting));
    }
    var line = Stillwatch.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    assertThat(line.execute(all.toArray(String[]::new))).as(said.toString()).isZero();
    return said.toString();
  }

  private static long count(String url, String of) throws Exception {
    try (var connection = DriverManager.getConnection(url, "postgres", "");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + of)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void findings_keys_and_audit_are_in_it_and_come_back_from_it() throws Exception {
    var log = new SmallLog();
    log.write(folder);
    Path out = folder.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    List<String> scanned = Files.readAllLines(out.resolve("campaigns.jsonl"));
    try (var postgres = EmbeddedPostgres.builder().start()) {
      String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
      Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
      var service = new LiveProcess(folder, settings(url));
      service.start();
      LiveServer.send(service.caller(), "/v1/accounts", log.accounts, 1_000);
      LiveServer.send(service.caller(), "/v1/exchanges", log.exchanges, 1_000);
      LiveServer.json(service.caller().post("/v1/settle", List.of()));
      assertThat(LiveServer.campaigns(service.caller())).isEqualTo(scanned).isNotEmpty();

      keysAreGivenAndTakenWhileItRuns(url, service);
      assertThat(service.stop()).isEqualTo(143);
      assertThat(folder.resolve("state/stillwatch.db")).doesNotExist();
      assertThat(count(url, "campaign_finding")).isEqualTo(scanned.size());
      assertThat(count(url, "api_key")).isEqualTo(2);
      assertThat(count(url, "audit_entry")).isEqualTo(3);

      service.start();
      assertThat(LiveServer.campaigns(service.caller())).as("at once").isEqualTo(scanned);
      assertThat(service.stop()).isEqualTo(143);
      assertThat(stillwatch(url, "audit")).contains("intact");
    }
  }

  private void keysAreGivenAndTakenWhileItRuns(String url, LiveProcess service) throws Exception {
    String said = stillwatch(url, "keys", "add", "--name", "gateway", "--role", "decide");
    String id = said.replaceFirst("(?s)key (\\S+).*", "$1");
    String secret = said.replaceFirst("(?s).*secret (\\S+).*", "$1");
    var gateway = LiveCaller.of(service.port(), secret);
    assertThat(
            LiveServer.json(gateway.post("/v1/decide", List.of("{\"account\":\"f1\"}")))
                .path("measure")
                .asText())
        .isEqualTo("observe");
    assertThat(stillwatch(url, "keys", "revoke", id)).contains("revoked " + id);
  }
}
