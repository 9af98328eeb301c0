// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What a ledger holds.
final class LedgerRows {
  private LedgerRows() {}

  /// Every row of its responses, sorted: account, time, model, response, fingerprint. Each as often
  /// as it is there.
  static List<String> of(Path ledger) throws IOException {
    return rows(ledger, "served", "response, print");
  }

  /// Every row of its pairs: account, time, model, pair, which side, fingerprint.
  static List<String> pairs(Path ledger) throws IOException {
    return rows(ledger, "twins", "pair, served, print");
  }

  private static List<String> rows(Path ledger, String kind, String others) throws IOException {
    try (var files = Files.list(ledger)) {
      if (files.noneMatch(f -> String.valueOf(f.getFileName()).matches(kind + ".*parquet"))) {
        return List.of();
      }
    }
    var rows = new ArrayList<String>();
    String sql =
        "SELECT concat_ws(' ', account, time, model, %s) AS line FROM read_parquet('%s/%s-*.parquet') ORDER BY line"
            .formatted(others, ledger, kind);
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return rows;
  }
}
