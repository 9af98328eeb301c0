// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Verdict;

class PostgresStoreTest extends StoreContract {
  private static final String PASSWORD = "hunter2-swordfish";

  @Override
  public TestDatabase fresh() throws SQLException {
    return RealPostgres.fresh();
  }

  @Test
  void the_audit_log_is_never_emptied() throws IOException {
    database().auditLog().append(AuditLogContract.event("s"));

    assertThatThrownBy(() -> place().execute("truncate audit_entry"))
        .hasMessageContaining("the audit log is never changed or shortened");
  }

  @Test
  void ids_are_compared_by_bytes_whatever_the_language_of_the_database() throws Exception {
    TestDatabase danish =
        RealPostgres.database("encoding 'UTF8' locale_provider icu icu_locale 'da' locale 'C'");
    try (var opened = Database.open(danish.settings())) {
      var one = new Finding("Z", Verdict.WATCH, "{}");
      var two = new Finding("a", Verdict.WATCH, "{}");
      opened.findings().replace(1, List.of(two, one), List.of());

      assertThat(opened.findings().campaigns("", 9))
          .map(campaign -> campaign.finding().id())
          .containsExactly("Z", "a");
      assertThat(opened.findings().campaigns("Z", 9)).hasSize(1);
    }
  }

  @Test
  void a_server_that_is_serialisable_by_default_changes_nothing() throws Exception {
    TestDatabase strict = RealPostgres.database("encoding 'UTF8'");
    String name = strict.url().replaceFirst(".*/", "");
    strict.execute(
        "alter database " + name + " set default_transaction_isolation = 'serializable'");

    try (var opened = Database.open(strict.settings())) {
      assertThat(AuditLogContract.byThreads(opened.auditLog())).hasSize(200);
    }
  }

  @Test
  void a_server_that_cannot_be_reached_is_told_without_the_password() {
    var settings = DatabaseSettings.of("jdbc:postgresql://127.0.0.1:1/x?a=b", "u", PASSWORD);

    assertThat(settings.toString()).isEqualTo("jdbc:postgresql://127.0.0.1:1/x");
    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "jdbc:postgresql://127.0.0.1:1/x: opening the database failed: Connection to"
                + " 127.0.0.1:1 refused.")
        .satisfies(failure -> assertThat(Traces.of(failure)).doesNotContain(PASSWORD));
  }

  @Test
  void a_database_that_is_not_there_is_told_without_the_password() {
    var settings = DatabaseSettings.of(RealPostgres.urlOf("nowhere"), "postgres", PASSWORD);

    assertThatThrownBy(() -> Database.open(settings))
        .isInstanceOf(IOException.class)
        .hasMessage(
            RealPostgres.urlOf("nowhere")
                + ": opening the database failed: FATAL: database \"nowhere\" does not exist")
        .satisfies(failure -> assertThat(Traces.of(failure)).doesNotContain(PASSWORD));
  }

  @Test
  void a_database_that_cannot_hold_every_text_is_refused() throws SQLException {
    TestDatabase bytes = RealPostgres.database("encoding 'SQL_ASCII' locale 'C'");

    assertThatThrownBy(() -> Database.open(bytes.settings()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(bytes.url() + ": encoding: found another one, expected a database in UTF8");
  }
}
