// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// A file of SQLite.
record SqliteInFolder(Path file) implements TestDatabase {
  @Override
  public String url() {
    return "jdbc:sqlite:" + file;
  }

  @Override
  public String user() {
    return "";
  }

  @Override
  public Connection raw() throws SQLException {
    return DriverManager.getConnection(url());
  }

  @Override
  public List<String> disarm() {
    return List.of(
        "drop trigger audit_entry_next",
        "drop trigger audit_entry_kept",
        "drop trigger audit_entry_never_removed");
  }

  @Override
  public List<String> refuseWrites(String table) {
    return List.of("insert", "update", "delete").stream()
        .map(kind ->
            "create trigger no_%s before %s on %s begin select raise(abort, 'refused'); end"
                .formatted(kind, kind, table))
        .toList();
  }
}
