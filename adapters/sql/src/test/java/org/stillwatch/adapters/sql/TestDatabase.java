// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A fresh database of one kind, and what a tamperer with full rights can do to it.
interface TestDatabase {
  String url();

  String user();

  /// A connection past the stores.
  Connection raw() throws SQLException;

  /// Statements that take the triggers off the audit log.
  List<String> disarm();

  /// Statements after which a table takes no write at all.
  List<String> refuseWrites(String table);

  default DatabaseSettings settings() {
    return DatabaseSettings.of(url(), user(), "");
  }

  /// Runs statements one by one.
  default void execute(List<String> statements) throws SQLException {
    try (Connection connection = raw();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  default void execute(String... statements) throws SQLException {
    execute(List.of(statements));
  }

  /// Statements of a tamperer who took the triggers off first.
  default void tamper(String... statements) throws SQLException {
    execute(disarm());
    execute(statements);
  }
}
