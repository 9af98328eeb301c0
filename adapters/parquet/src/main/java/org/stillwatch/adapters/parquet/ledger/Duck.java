// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/// A database of one task: it lives in a folder of its own, spills there when its memory is full,
/// and is gone when the task ends. It fetches and installs nothing.
final class Duck implements AutoCloseable {
  private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

  private static final int THREADS = 2;

  private final Path folder;
  private final DuckDBConnection database;

  private Duck(Path folder, DuckDBConnection database) {
    this.folder = folder;
    this.database = database;
  }

  /// A new database.
  ///
  /// @param parent folder in which its own is made
  /// @param memoryMebibytes what it may use before it spills
  static Duck in(Path parent, int memoryMebibytes) throws IOException {
    return in(parent, memoryMebibytes, THREADS);
  }

  /// A new database that keeps so many processors busy at most.
  static Duck in(Path parent, int memoryMebibytes, int threads) throws IOException {
    Path folder = Files.createTempDirectory(parent, ".work-");
    try {
      var connection =
          DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("work.duckdb"))
              .unwrap(DuckDBConnection.class);
      var duck = new Duck(folder, connection);
      duck.run("SET memory_limit = '" + memoryMebibytes + "MiB'");
      duck.run("SET temp_directory = " + quoted(folder.resolve("spill").toString()));
      duck.run("SET threads = " + threads);
      duck.run("SET preserve_insertion_order = false");
      duck.run("SET autoinstall_known_extensions = false");
      duck.run("SET autoload_known_extensions = false");
      return duck;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// The receiver of rows.
  interface Rows {
    void row(ResultSet row) throws SQLException;
  }

  void run(String sql) throws IOException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  void each(String sql, Rows rows) throws IOException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.row(result);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  long number(String sql) throws IOException {
    long[] number = new long[1];
    each(sql, row -> number[0] = row.getLong(1));
    return number[0];
  }

  DuckDBAppender appender(String table) throws IOException {
    try {
      return database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /// A table function over Parquet files; over none, an empty table of the given columns.
  static String tableOf(List<Path> files, String emptyColumns) {
    if (files.isEmpty()) {
      return "(SELECT " + emptyColumns + " WHERE false)";
    }
    return files.stream()
        .map(f -> quoted(PATTERN.matcher(f.toString()).replaceAll("[$0]")))
        .collect(Collectors.joining(", ", "read_parquet([", "])"));
  }

  static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// The first line: what follows may quote rows.
  static IOException failure(SQLException e) {
    String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    return new IOException(line.length() > 160 ? line.substring(0, 160) : line, e);
  }

  @Override
  public void close() throws IOException {
    try {
      database.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      remove(folder);
    }
  }

  /// Removes a file, or a folder with all that is in it.
  static void remove(Path fileOrFolder) throws IOException {
    try (var inside = Files.walk(fileOrFolder)) {
      for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
