// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.sql.AuditEvent;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.docket.EventJson;
import org.stillwatch.respond.docket.Event;

class CaseExportTest {
  private static final int LARGE = 1_000_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void what_is_larger_than_a_bundle_is_refused_with_the_limits() throws Exception {
    try (var one = SmallCase.worked(folder)) {
      DocketStore store = one.database().docket();
      long last = store.events(0, 500).size();
      for (int i = 0; i < 34; i++) {
        String json = EventJson.write(new Event.Noted(1, "bo", SmallCase.ID, "t_large" + i));
        String detail = "{\"sha256\":\"" + Hash.of(json) + "\"}";
        var audit = new AuditEvent(1, "bo", "docket.noted", SmallCase.ID, detail);
        var text = new DocketStore.Text("t_large" + i, "note", "x".repeat(LARGE));
        assertThat(
                store.append(last++, List.of(new DocketStore.Addition(json, audit)), List.of(text)))
            .isPresent();
      }

      assertThat(one.answer(Desk.Address.EXPORT_CASE, SmallCase.ID))
          .isEqualTo(
              new Desk.Reply.Refused(
                  "too-large", "a bundle holds at most 20,000 files and 33,554,432 bytes"));
      assertThat(one.database().auditLog().entries(0, 500))
          .noneMatch(e -> e.event().action().equals("case.exported"));
    }
  }

  @Test
  void what_cannot_be_written_down_is_not_given_away() throws Exception {
    try (var one = SmallCase.worked(folder)) {
      assertThat(one.bundle()).isNotEmpty();
      Path file = folder.resolve("stillwatch.db");
      assertThat(Files.exists(file)).isTrue();
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          var statement = connection.createStatement()) {
        statement.execute(
            "create trigger full before insert on audit_entry begin select raise(abort, 'full'); end");
      }

      assertThat(one.answer(Desk.Address.EXPORT_CASE, SmallCase.ID))
          .isInstanceOf(Desk.Reply.Failing.class);
    }
  }
}
