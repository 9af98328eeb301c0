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
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Verdict;

interface DatabaseContract extends OnDatabase {
  @Test
  default void what_was_written_is_there_when_it_is_opened_again() throws IOException {
    AuditEntry entry = database().auditLog().append(AuditLogContract.event("k_1"));
    database().findings().replace(1, List.of(new Finding("c", Verdict.ACT, "{}")), List.of());

    try (var again = Database.open(place().settings())) {
      assertThat(again.auditLog().verify(entry.head()))
          .isEqualTo(new AuditCheck.Intact(entry.head()));
      assertThat(again.findings().state()).isEqualTo(new FindingsState(1, 1));
    }
  }

  @Test
  default void many_may_open_a_new_database_at_once() throws Exception {
    TestDatabase fresh = fresh();

    try (var threads = Executors.newFixedThreadPool(4)) {
      var tasks = new ArrayList<Callable<Long>>();
      for (int i = 0; i < 4; i++) {
        tasks.add(() -> openedVersion(fresh));
      }
      for (var task : threads.invokeAll(tasks)) {
        assertThat(task.get()).isZero();
      }
    }
  }

  private static long openedVersion(TestDatabase place) throws IOException {
    try (var opened = Database.open(place.settings())) {
      return opened.findings().state().version();
    }
  }

  @Test
  default void a_database_of_a_newer_version_is_refused() throws SQLException {
    place()
        .execute(
            "insert into stillwatch_schema select 99, '999', description, type, script, checksum,"
                + " installed_by, installed_on, execution_time, success from stillwatch_schema"
                + " where version = '1'");

    assertThatThrownBy(() -> Database.open(place().settings()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            place().settings()
                + ": schema: found version 999 of a newer Stillwatch, expected a version that this"
                + " one knows: start the newer one");
  }

  @Test
  default void a_database_made_by_other_migrations_is_refused() throws SQLException {
    place().execute("update stillwatch_schema set checksum = 1 where version = '1'");

    assertThatThrownBy(() -> Database.open(place().settings()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(": schema: found tables made by altered migrations, expected ");
  }

  @Test
  default void a_database_of_another_program_is_left_alone() throws SQLException {
    TestDatabase theirs = fresh();
    theirs.execute("create table accounts (id bigint)");

    assertThatThrownBy(() -> Database.open(theirs.settings()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(": schema: found tables of another program, expected ");
    assertThatThrownBy(() -> theirs.execute("select * from api_key"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  default void a_database_that_was_closed_says_so() throws IOException {
    var opened = Database.open(place().settings());
    opened.close();

    assertThatThrownBy(() -> opened.findings().state())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(": reading the state of the findings failed: ");
  }
}
