// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.stillwatch.base.ConfigException;

/// One of the two databases: how it is reached, how its transactions begin, and how its writers
/// wait for each other. Everything else is the same SQL for both.
sealed interface Backend permits SqliteFile, PostgresServer {
  /// How long anybody waits for a connection or a lock.
  int WAIT_MILLIS = 10_000;

  /// The database in messages, without anything secret.
  String where();

  /// The folder of the migrations that it has for itself.
  String folder();

  /// The clause that makes a column compare by bytes.
  String bytewise();

  /// Makes what has to be there before the first connection.
  void prepare() throws IOException;

  /// Looks at what cannot be changed any more.
  ///
  /// @throws ConfigException when texts would not come back as they were given
  void inspect(Connection connection) throws SQLException;

  /// Runs what nobody else may do meanwhile: the first look and the migrations.
  void alone(Migrations.Step migrations) throws IOException;

  /// Connections without a pool, for the migrations.
  DataSource plain();

  /// The pools that the stores use.
  Pools pools();

  /// Runs work in a transaction in which everything committed before it under the same lock is
  /// seen.
  <T> T write(Handle handle, Lock lock, HandleCallback<T, RuntimeException> work);

  /// Statements that leave nothing in the files that was deleted.
  List<String> compacting();

  /// Runs queries that all see the same moment.
  <T> T snapshot(Handle handle, HandleCallback<T, RuntimeException> work);

  /// A pool that opens its connections when they are needed.
  static HikariConfig pool(String name, DataSource connections, int most) {
    var pool = new HikariConfig();
    pool.setPoolName("stillwatch-" + name);
    pool.setDataSource(connections);
    pool.setMaximumPoolSize(most);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(WAIT_MILLIS);
    pool.setInitializationFailTimeout(-1); // who asks first is told
    return pool;
  }
}
