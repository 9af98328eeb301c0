// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// A table in a file, read row by row as JSON objects. Columns of CSV stay texts, so that an id
/// such as 007 keeps its zeros. Nothing is fetched, installed or written.
public final class TableFile {
  private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

  /// How a table is written.
  public enum Kind {
    PARQUET("SELECT to_json(t)::VARCHAR FROM read_parquet(?) t"),
    CSV("SELECT to_json(t)::VARCHAR FROM read_csv(?, all_varchar = true, header = true) t");

    private final String rows;

    Kind(String rows) {
      this.rows = rows;
    }
  }

  /// The receiver of rows.
  public interface Rows {
    /// One row.
    ///
    /// @param json an object with a member for each column
    /// @param number of the row, the first is 1
    /// @return whether to go on
    boolean row(String json, long number) throws IOException;
  }

  private TableFile() {}

  /// What a file is, by its first bytes and, for CSV, by its name.
  public static Optional<Kind> kind(String name, byte[] head) {
    if (head.length >= 4 && Arrays.equals(head, 0, 4, PARQUET, 0, 4)) {
      return Optional.of(Kind.PARQUET);
    }
    String lower = name.toLowerCase(Locale.ROOT);
    boolean csv = lower.endsWith(".csv") || lower.endsWith(".csv.gz");
    return csv ? Optional.of(Kind.CSV) : Optional.empty();
  }

  /// Reads rows to the end, or until nobody wants more.
  ///
  /// @throws IOException when the table is broken; the rows before that are told
  public static void read(Path file, Kind kind, Rows rows) throws IOException {
    var streaming = new Properties();
    streaming.setProperty("jdbc_stream_results", "true");
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:", streaming)) {
      bound(database);
      try (PreparedStatement query = database.prepareStatement(kind.rows)) {
        query.setString(1, exactly(file));
        try (ResultSet result = query.executeQuery()) {
          long number = 0;
          boolean more = true;
          while (more && result.next()) {
            more = rows.row(result.getString(1), ++number);
          }
        }
      }
    } catch (SQLException e) {
      throw new IOException(firstLine(String.valueOf(e.getMessage())), e);
    }
  }

  /// The path as a pattern that only this one file matches, since DuckDB reads paths as patterns.
  private static String exactly(Path file) {
    return PATTERN.matcher(file.toString()).replaceAll("[$0]");
  }

  private static void bound(Connection database) throws SQLException {
    try (Statement settings = database.createStatement()) {
      settings.execute("SET memory_limit = '512MB'");
      settings.execute("SET threads = 1"); // rows come in the order of the file
      settings.execute("SET autoinstall_known_extensions = false");
      settings.execute("SET autoload_known_extensions = false");
    }
  }

  /// What follows may quote the table.
  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("a table that cannot be read");
    return line.length() > 160 ? line.substring(0, 160) : line;
  }
}
