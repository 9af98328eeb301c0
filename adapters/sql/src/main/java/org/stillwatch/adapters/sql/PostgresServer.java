// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.postgresql.ds.PGSimpleDataSource;
import org.stillwatch.base.ConfigException;

/// A PostgreSQL server. What the URL says of timeouts and encryption wins over what stands here.
///
/// @param user empty: whatever the driver takes
/// @param password shown nowhere
record PostgresServer(String url, String user, String password) implements Backend {
  static final String PREFIX = "jdbc:postgresql://";

  private static final int CONNECTIONS = 8;
  private static final int SILENCE_SECONDS = 60;

  @Override
  public String where() {
    return url.replaceFirst("\\?.*", "");
  }

  @Override
  public String folder() {
    return "postgresql";
  }

  @Override
  public String bytewise() {
    return "collate \"C\"";
  }

  @Override
  public void prepare() throws IOException {
    // the operator makes the database
  }

  @Override
  public void inspect(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("show server_encoding");
        var encoding = statement.executeQuery()) {
      if (!encoding.next() || !"UTF8".equals(encoding.getString(1))) {
        throw new ConfigException(where(), "encoding", "another one", "a database in UTF8");
      }
    }
  }

  /// Flyway holds an advisory lock.
  @Override
  public void alone(Migrations.Step migrations) throws IOException {
    migrations.run();
  }

  /// `logServerErrorDetail` off keeps values of rows out of messages.
  @Override
  public DataSource plain() {
    var connections = new PGSimpleDataSource();
    connections.setApplicationName("stillwatch");
    connections.setConnectTimeout(WAIT_MILLIS / 1000);
    connections.setSocketTimeout(SILENCE_SECONDS);
    connections.setTcpKeepAlive(true);
    connections.setUrl(url);
    connections.setLogServerErrorDetail(false);
    if (!user.isEmpty()) {
      connections.setUser(user);
      connections.setPassword(password);
    }
    return connections;
  }

  @Override
  public Pools pools() {
    var pool = new HikariDataSource(Backend.pool("postgresql", plain(), CONNECTIONS));
    return new Pools(pool, pool);
  }

  /// "Read committed" is what lets the queries behind the lock see what its last holder wrote.
  @Override
  public <T> T write(Handle handle, Lock lock, HandleCallback<T, RuntimeException> work) {
    return handle.inTransaction(transaction -> {
      transaction.execute("set transaction isolation level read committed");
      transaction.execute("set local lock_timeout = " + WAIT_MILLIS);
      if (lock != Lock.NONE) {
        transaction.execute("select pg_advisory_xact_lock(?)", lock.advisory());
      }
      return work.withHandle(transaction);
    });
  }

  /// It does so by itself in time.
  @Override
  public List<String> compacting() {
    return List.of();
  }

  @Override
  public <T> T snapshot(Handle handle, HandleCallback<T, RuntimeException> work) {
    return handle.inTransaction(transaction -> {
      transaction.execute("set transaction isolation level repeatable read, read only");
      return work.withHandle(transaction);
    });
  }

  @Override
  public String toString() {
    return where();
  }
}
