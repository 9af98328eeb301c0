// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;

/// The peer: DuckDB in the same process, which parses nine fields of the same file and does nothing
/// else with them. Neither duplicates, nor broken lines, nor text features are its concern.
final class DuckDb implements AutoCloseable {
  private static final String COLUMNS =
      """
      read_json('FILE', format='newline_delimited', columns={time:'VARCHAR', account:'VARCHAR',
        key:'VARCHAR', model:'VARCHAR', client:'STRUCT(ip VARCHAR, headers JSON)',
        request:'STRUCT(system VARCHAR, messages STRUCT(content VARCHAR)[])',
        usage:'STRUCT("input" INT, "output" INT)'})
      """;
  private static final String NINE_FIELDS =
      """
      select count(*), max(time), max(account), max(client.ip), max(model), max(key),
        sum(strlen(client.headers::varchar)), sum(strlen(request.system)),
        sum(strlen(request.messages[1].content)), sum(usage."input"), sum(usage."output") from
      """;
  private static final String SUMS =
      """
      select count(*), sum(usage."input"), sum(usage."output"),
        sum(length(request.messages[1].content)), max(account), max(model) from
      """;

  private final Connection connection;
  private final String table;

  /// Opens a database in memory.
  ///
  /// @param threads as many as Stillwatch gets
  DuckDb(Path exchanges, int threads) throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
    table = COLUMNS.replace("FILE", exchanges.toString());
    try (var statement = connection.createStatement()) {
      statement.execute("set threads=" + threads);
      statement.execute("set memory_limit='4GB'");
      statement.execute("set preserve_insertion_order=false");
    }
  }

  String version() throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion();
  }

  /// The timed query.
  ///
  /// @return how many rows it saw
  long parse() throws SQLException {
    try (var statement = connection.createStatement();
        var row = first(statement.executeQuery(NINE_FIELDS + table))) {
      return row.getLong(1);
    }
  }

  FieldSums sums() throws SQLException {
    try (var statement = connection.createStatement();
        var row = first(statement.executeQuery(SUMS + table))) {
      return new FieldSums(
          row.getLong(1),
          row.getLong(2),
          row.getLong(3),
          row.getLong(4),
          row.getString(5),
          row.getString(6));
    }
  }

  private static ResultSet first(ResultSet rows) throws SQLException {
    rows.next();
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
