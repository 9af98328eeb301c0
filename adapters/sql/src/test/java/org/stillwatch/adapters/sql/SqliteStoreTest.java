// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  private final AtomicInteger made = new AtomicInteger();

  @TempDir Path folder = Path.of("");

  @Override
  public TestDatabase fresh() {
    return new SqliteInFolder(folder.resolve("state/" + made.incrementAndGet() + ".db"));
  }

  private Path file() {
    return ((SqliteInFolder) place()).file();
  }

  @Test
  void the_file_and_its_companions_are_for_their_owner_only() throws IOException {
    database().auditLog().append(AuditLogContract.event("s"));

    for (String suffix : List.of("", "-wal", "-shm")) {
      Path part = file().resolveSibling(file().getFileName() + suffix);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void every_connection_writes_ahead_and_waits_for_the_disk() throws SQLException {
    try (var connection = new SqliteFile(file()).plain().getConnection();
        var statement = connection.createStatement()) {
      for (var pragma : List.of(List.of("journal_mode", "wal"), List.of("synchronous", "2"))) {
        try (var value = statement.executeQuery("pragma " + pragma.getFirst())) {
          assertThat(value.getString(1)).isEqualTo(pragma.getLast());
        }
      }
    }
  }

  @Test
  void a_replaced_row_of_the_audit_log_is_refused() throws IOException {
    database().auditLog().append(AuditLogContract.event("s"));

    assertThatThrownBy(() ->
            place()
                .execute(
                    "insert or replace into audit_entry select sequence, 7, actor, action,"
                        + " subject, detail, previous_hash, hash from audit_entry"))
        .hasMessageContaining("the audit log takes the next entry and no other");
  }

  @Test
  void values_that_only_sqlite_lets_into_a_column_are_found() throws IOException, SQLException {
    AuditHead head = AuditHead.EMPTY;
    for (int i = 0; i < 5; i++) {
      head = database().auditLog().append(AuditLogContract.event("s" + i)).head();
    }
    place().tamper();
    for (String change :
        List.of(
            "at_millis = at_millis + 0.5",
            "at_millis = at_millis || 'x'",
            "actor = actor || char(0) || 'x'",
            "subject = subject || char(0)",
            "detail = detail || char(0)",
            "detail = zeroblob(100000000)")) {
      place().execute("create table saved as select * from audit_entry where sequence = 3");
      place().execute("update audit_entry set " + change + " where sequence = 3");

      assertThat(database().auditLog().verify(head))
          .as(change)
          .isEqualTo(new AuditCheck.Broken(3, AuditCheck.Fault.ALTERED));

      place()
          .execute(
              "delete from audit_entry where sequence = 3",
              "insert into audit_entry select * from saved",
              "drop table saved");
    }
    place().execute("update audit_entry set sequence = 'x' where sequence = 3");

    assertThat(database().auditLog().verify(head))
        .isEqualTo(new AuditCheck.Broken(3, AuditCheck.Fault.REORDERED));
  }

  @Test
  void a_killed_writer_leaves_every_entry_that_it_reported() throws Exception {
    for (int reported : List.of(1, 150)) {
      TestDatabase shared = fresh();
      List<String> lines;
      try (var child =
          Child.start(AuditWriter.class, "64m", shared.url(), "", "child", "1000000000")) {
        child.ready().go();
        lines = new ArrayList<>(child.lines(reported));
        child.kill();
        lines.addAll(child.lines(Integer.MAX_VALUE));
      }
      // the last line may have been cut in two by the kill
      String last =
          lines.stream().filter(line -> line.matches("\\d+ [0-9a-f]{64}")).toList().getLast();
      int space = last.indexOf(' ');
      var head = new AuditHead(Long.parseLong(last.substring(0, space)), last.substring(space + 1));

      try (var opened = Database.open(shared.settings())) {
        assertThat(head.sequence()).isGreaterThanOrEqualTo(reported);
        assertThat(opened.auditLog().verify(head)).isInstanceOf(AuditCheck.Intact.class);
        AuditEntry next = opened.auditLog().append(AuditLogContract.event("after"));
        assertThat(opened.auditLog().verify(next.head()))
            .isEqualTo(new AuditCheck.Intact(next.head()));
      }
    }
  }

  @Test
  void what_is_no_database_is_told_in_a_sentence() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.db"), "hunter2 ".repeat(1000));

    assertThatThrownBy(() -> Database.open(DatabaseSettings.sqlite(folder)))
        .isInstanceOf(IOException.class)
        .hasMessage("jdbc:sqlite:" + folder + ": opening the database failed: it is a folder");
    assertThatThrownBy(() -> Database.open(DatabaseSettings.sqlite(text)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("jdbc:sqlite:" + text + ": opening the database failed: ")
        .hasMessageContaining("file is not a database");
    assertThatThrownBy(() -> Database.open(DatabaseSettings.sqlite(text.resolve("below.db"))))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "jdbc:sqlite:"
                + text.resolve("below.db")
                + ": opening the database failed: a file stands where its folder should be");
  }
}
