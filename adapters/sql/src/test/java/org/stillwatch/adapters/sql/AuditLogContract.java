// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

interface AuditLogContract extends OnDatabase {
  private AuditLog log() {
    return database().auditLog();
  }

  static AuditEvent event(String subject) {
    return new AuditEvent(1_795_000_000_000L, "ann", "key.revoke", subject, "{\"why\":\"lost\"}");
  }

  @Test
  default void each_entry_is_chained_to_the_one_before_it() throws IOException {
    AuditEntry first = log().append(event("k_1"));
    AuditEntry second = log().append(event("k_2"));

    assertThat(first.sequence()).isEqualTo(1);
    assertThat(first.previousHash()).isEqualTo("0".repeat(64));
    assertThat(second.sequence()).isEqualTo(2);
    assertThat(second.previousHash()).isEqualTo(first.hash());
    assertThat(log().head()).isEqualTo(second.head());
    assertThat(log().entries(0, 500)).containsExactly(first, second);
    assertThat(log().verify(second.head())).isEqualTo(new AuditCheck.Intact(second.head()));
  }

  @Test
  default void an_empty_log_is_intact() throws IOException {
    assertThat(log().head()).isEqualTo(AuditHead.EMPTY);
    assertThat(log().verify(AuditHead.EMPTY)).isEqualTo(new AuditCheck.Intact(AuditHead.EMPTY));
  }

  @Test
  default void entries_are_read_in_pages() throws IOException {
    for (int i = 0; i < 7; i++) {
      log().append(event("s" + i));
    }

    assertThat(log().entries(0, 3)).map(AuditEntry::sequence).containsExactly(1L, 2L, 3L);
    assertThat(log().entries(6, 3)).map(AuditEntry::sequence).containsExactly(7L);
    assertThat(log().entries(7, 3)).isEmpty();
    assertThatThrownBy(() -> log().entries(0, 501))
        .hasMessage("a page holds 1 to 500 rows, got 501");
  }

  @Test
  default void hostile_audit_texts_come_back_as_they_were() throws IOException {
    List<AuditEvent> written = new ArrayList<>();
    for (String text : HostileTexts.ALL) {
      written.add(new AuditEvent(1, text, "test", text + "\0", HostileTexts.json(text)));
      log().append(written.getLast());
    }
    written.add(new AuditEvent(Long.MIN_VALUE, "a", "b", "c", "{}"));
    log().append(written.getLast());

    assertThat(log().entries(0, 500)).map(AuditEntry::event).isEqualTo(written);
    assertThat(log().verify(log().head())).isEqualTo(new AuditCheck.Intact(log().head()));
  }

  @Test
  default void an_entry_is_never_changed_removed_replaced_or_put_elsewhere()
      throws IOException, SQLException {
    for (int i = 0; i < 3; i++) {
      log().append(event("s" + i));
    }
    String row =
        "select %s, 1, 'x', 'y', 'z', '{}', previous_hash, hash from audit_entry where sequence = 2";

    for (String statement :
        List.of(
            "update audit_entry set detail = '{}' where sequence = 2",
            "update audit_entry set sequence = 9 where sequence = 3",
            "delete from audit_entry where sequence = 3",
            "delete from audit_entry",
            "insert into audit_entry " + row.formatted("2"),
            "insert into audit_entry " + row.formatted("5"),
            "insert into audit_entry " + row.formatted("0"),
            "insert into audit_entry "
                + row.formatted("2")
                + " on conflict (sequence) do update set detail = excluded.detail")) {
      assertThatThrownBy(() -> place().execute(statement))
          .as(statement)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("the audit log ");
    }
    assertThat(log().entries(0, 500)).hasSize(3);
    assertThat(log().verify(AuditHead.EMPTY)).isInstanceOf(AuditCheck.Intact.class);
  }

  @Test
  default void threads_append_one_after_another() throws Exception {
    List<AuditEntry> written = byThreads(log());

    List<AuditEntry> stored = log().entries(0, 500);
    assertThat(stored).hasSize(200).containsExactlyInAnyOrderElementsOf(written);
    assertThat(log().verify(stored.getLast().head()))
        .isEqualTo(new AuditCheck.Intact(stored.getLast().head()));
  }

  /// Eight threads append 25 entries each.
  static List<AuditEntry> byThreads(AuditLog log) throws Exception {
    List<AuditEntry> written = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks = new ArrayList<Callable<List<AuditEntry>>>();
      for (int t = 0; t < 8; t++) {
        String name = "t" + t;
        tasks.add(() -> appended(log, name, 25));
      }
      for (var task : threads.invokeAll(tasks)) {
        written.addAll(task.get());
      }
    }
    return written;
  }

  private static List<AuditEntry> appended(AuditLog log, String subject, int count)
      throws IOException {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entries.add(log.append(event(subject + "-" + i)));
    }
    return entries;
  }

  @Test
  default void processes_open_and_append_at_once_without_a_gap_or_a_fork() throws Exception {
    TestDatabase shared = fresh();
    var reported = new ArrayList<String>();

    try (var one = writer(shared, "one");
        var two = writer(shared, "two")) {
      one.ready();
      two.ready();
      one.go();
      two.go();
      reported.addAll(one.lines(201));
      reported.addAll(two.lines(201));
      assertThat(one.exit()).isZero();
      assertThat(two.exit()).isZero();
    }

    try (var opened = Database.open(shared.settings())) {
      AuditLog both = opened.auditLog();
      List<AuditEntry> stored = both.entries(0, 500);
      assertThat(both.verify(both.head())).isEqualTo(new AuditCheck.Intact(both.head()));
      assertThat(stored)
          .hasSize(400)
          .map(entry -> entry.sequence() + " " + entry.hash())
          .containsExactlyInAnyOrderElementsOf(reported);
    }
  }

  private static Child writer(TestDatabase place, String name) throws IOException {
    return Child.start(AuditWriter.class, "64m", place.url(), place.user(), name, "200");
  }

  @Test
  default void a_long_log_is_verified_in_little_memory() throws Exception {
    int entries = 5_000;
    String filling = "x".repeat(AuditEvent.DETAIL_BYTES - 20);
    AuditHead head = AuditHead.EMPTY;
    try (var raw = place().raw()) {
      raw.setAutoCommit(false);
      try (var insert = raw.prepareStatement("insert into audit_entry values (?,?,?,?,?,?,?,?)")) {
        for (int i = 0; i < entries; i++) {
          var event = new AuditEvent(i, "a", "b", "c", HostileTexts.json(filling));
          AuditEntry entry = AuditEntry.after(head, event);
          head = entry.head();
          insert.setLong(1, entry.sequence());
          insert.setLong(2, i);
          insert.setString(3, "a");
          insert.setString(4, "b");
          insert.setString(5, "c");
          insert.setString(6, event.detail());
          insert.setString(7, entry.previousHash());
          insert.setString(8, entry.hash());
          insert.execute();
        }
      }
      raw.commit();
    }

    try (var child = Child.start(AuditVerifier.class, "32m", place().url(), place().user())) {
      assertThat(child.lines(2)).containsExactly(new AuditCheck.Intact(head).toString());
      assertThat(child.exit()).isZero();
    }
  }

  @Test
  default void a_failed_append_says_so_without_what_it_was_about() throws Exception {
    place().execute("drop table audit_entry");

    assertThatThrownBy(() -> log().append(event("hunter2")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(database() + ": appending to the audit log failed: ")
        .hasMessageContaining("audit_entry")
        .satisfies(failure -> assertThat(Traces.of(failure)).doesNotContain("hunter2", "lost"));
  }
}
