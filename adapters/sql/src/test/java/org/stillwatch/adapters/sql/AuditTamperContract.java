// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.adapters.sql.AuditCheck.Fault.ALTERED;
import static org.stillwatch.adapters.sql.AuditCheck.Fault.INSERTED;
import static org.stillwatch.adapters.sql.AuditCheck.Fault.MISSING;
import static org.stillwatch.adapters.sql.AuditCheck.Fault.REORDERED;
import static org.stillwatch.adapters.sql.AuditCheck.Fault.REWRITTEN;
import static org.stillwatch.adapters.sql.AuditCheck.Fault.TRUNCATED;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A log of nine entries in the hands of somebody who owns the database.
interface AuditTamperContract extends OnDatabase {
  private List<AuditEntry> nine() throws IOException {
    var entries = new ArrayList<AuditEntry>();
    for (int i = 1; i <= 9; i++) {
      String detail = "{\"n\":" + i + "}";
      var event = new AuditEvent(1000 + i, "ann", "test", "s" + i, detail);
      entries.add(database().auditLog().append(event));
    }
    return entries;
  }

  private AuditCheck check() throws IOException {
    return database().auditLog().verify(AuditHead.EMPTY);
  }

  private static AuditCheck broken(long sequence, AuditCheck.Fault fault) {
    return new AuditCheck.Broken(sequence, fault);
  }

  /// Gives every entry from a number on another one.
  private static String[] shifted(int from, int by) {
    return new String[] {
      "update audit_entry set sequence = -(sequence + %d) where sequence >= %d".formatted(by, from),
      "update audit_entry set sequence = -sequence where sequence < 0"
    };
  }

  private static String insert(AuditEntry entry) {
    return ("insert into audit_entry values" + " (%d, %d, '%s', '%s', '%s', '%s', '%s', '%s')")
        .formatted(
            entry.sequence(),
            entry.event().atMillis(),
            entry.event().actor(),
            entry.event().action(),
            entry.event().subject(),
            entry.event().detail(),
            entry.previousHash(),
            entry.hash());
  }

  private static AuditEntry forged(AuditEntry before) {
    return AuditEntry.after(before.head(), new AuditEvent(1, "eve", "test", "forged", "{}"));
  }

  @Test
  default void a_changed_field_is_found() throws IOException, SQLException {
    nine();
    place().tamper();
    for (String change :
        List.of(
            "at_millis = 1",
            "actor = 'eve'",
            "action = 'other'",
            "subject = 's6'",
            "subject = 's\\5'",
            "detail = '{\"n\":6}'",
            "detail = ' {\"n\":5}'",
            "actor = ''",
            "previous_hash = hash",
            "hash = previous_hash",
            "hash = upper(hash)",
            "detail = '{\"n\":\"" + "x".repeat(100_000) + "\"}'")) {
      place().execute("create table saved as select * from audit_entry where sequence = 5");
      place().execute("update audit_entry set " + change + " where sequence = 5");

      assertThat(check()).as(change).isEqualTo(broken(5, ALTERED));

      place()
          .execute(
              "delete from audit_entry where sequence = 5",
              "insert into audit_entry select * from saved",
              "drop table saved");
      assertThat(check()).isInstanceOf(AuditCheck.Intact.class);
    }
  }

  @Test
  default void a_change_with_a_new_hash_is_found_by_the_next_entry()
      throws IOException, SQLException {
    List<AuditEntry> entries = nine();
    AuditEntry forged = forged(entries.get(3));

    place().tamper("delete from audit_entry where sequence = 5", insert(forged));

    assertThat(check()).isEqualTo(broken(5, ALTERED));
  }

  @Test
  default void a_missing_entry_is_found() throws IOException, SQLException {
    nine();
    place().tamper("delete from audit_entry where sequence = 5");

    assertThat(check()).isEqualTo(broken(5, MISSING));

    place().execute("delete from audit_entry where sequence = 1");

    assertThat(check()).isEqualTo(broken(1, MISSING));
  }

  @Test
  default void a_missing_entry_is_found_when_the_rest_was_numbered_anew()
      throws IOException, SQLException {
    nine();

    place().tamper("delete from audit_entry where sequence = 5");
    place().execute(shifted(6, -1));

    assertThat(check()).isEqualTo(broken(5, MISSING));
  }

  @Test
  default void exchanged_entries_are_found() throws IOException, SQLException {
    nine();

    place()
        .tamper(
            "update audit_entry set sequence = 100 where sequence = 8",
            "update audit_entry set sequence = 8 where sequence = 5",
            "update audit_entry set sequence = 5 where sequence = 100");

    assertThat(check()).isEqualTo(broken(5, REORDERED));
  }

  @Test
  default void neighbours_that_were_exchanged_are_found() throws IOException, SQLException {
    nine();

    place()
        .tamper(
            "update audit_entry set sequence = 100 where sequence = 6",
            "update audit_entry set sequence = 6 where sequence = 5",
            "update audit_entry set sequence = 5 where sequence = 100");

    assertThat(check()).isEqualTo(broken(5, REORDERED));
  }

  @Test
  default void an_entry_that_was_moved_to_the_end_is_found() throws IOException, SQLException {
    nine();

    place().tamper("update audit_entry set sequence = 100 where sequence = 5");

    assertThat(check()).isEqualTo(broken(5, REORDERED));
  }

  @Test
  default void an_inserted_entry_is_found_whether_or_not_its_hash_is_right()
      throws IOException, SQLException {
    List<AuditEntry> entries = nine();
    place().tamper(shifted(5, 1));
    place().execute(insert(forged(entries.get(3))));

    assertThat(check()).isEqualTo(broken(5, INSERTED));

    place().execute("update audit_entry set actor = 'mallory' where sequence = 5");

    assertThat(check()).isEqualTo(broken(5, INSERTED));

    place().execute("update audit_entry set previous_hash = hash where sequence = 5");

    assertThat(check()).isEqualTo(broken(5, INSERTED));
  }

  @Test
  default void an_entry_before_the_first_is_found() throws IOException, SQLException {
    nine();

    place().tamper("insert into audit_entry values (0, 1, 'a', 'b', 'c', '{}', 'x', 'y')");

    assertThat(check()).isEqualTo(broken(0, INSERTED));
  }

  @Test
  default void a_log_that_was_cut_off_is_found_by_a_kept_head() throws IOException, SQLException {
    List<AuditEntry> entries = nine();
    place().tamper("delete from audit_entry where sequence > 6");

    AuditLog log = database().auditLog();
    assertThat(log.verify(entries.get(8).head())).isEqualTo(broken(7, TRUNCATED));
    assertThat(log.verify(entries.get(5).head()))
        .isEqualTo(new AuditCheck.Intact(entries.get(5).head()));

    place().execute("delete from audit_entry");

    assertThat(log.verify(entries.get(8).head())).isEqualTo(broken(1, TRUNCATED));
  }

  @Test
  default void a_log_that_was_written_anew_is_found_by_a_kept_head()
      throws IOException, SQLException {
    List<AuditEntry> entries = nine();
    var statements = new ArrayList<String>(List.of("delete from audit_entry where sequence >= 5"));
    AuditEntry last = entries.get(3);
    while (last.sequence() < 12) {
      last = forged(last);
      statements.add(insert(last));
    }

    place().tamper(statements.toArray(new String[0]));

    AuditLog log = database().auditLog();
    assertThat(log.verify(entries.get(8).head())).isEqualTo(broken(9, REWRITTEN));
    assertThat(log.verify(entries.get(3).head())).isEqualTo(new AuditCheck.Intact(last.head()));
    assertThat(check()).as("nobody kept a head").isEqualTo(new AuditCheck.Intact(last.head()));
  }

  @Test
  default void the_first_of_several_faults_is_told_in_a_sentence()
      throws IOException, SQLException {
    List<AuditEntry> entries = nine();
    place()
        .tamper(
            "delete from audit_entry where sequence in (7, 9)",
            "update audit_entry set actor = 'eve' where sequence = 3");

    assertThat(database().auditLog().verify(entries.get(8).head()))
        .isInstanceOfSatisfying(
            AuditCheck.Broken.class,
            broken ->
                assertThat(broken.sentence())
                    .isEqualTo(
                        "entry 3 is not as it was written: it does not match its hash, or the next"
                            + " entry's"));
  }
}
