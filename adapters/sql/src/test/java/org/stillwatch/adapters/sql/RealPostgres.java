// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A schema of its own in a real PostgreSQL, which all tests of one run share and which ends with
/// them. Where no PostgreSQL starts, the tests fail. (A database for each test would be twenty
/// thousand files to delete at the end.)
record RealPostgres(String url) implements TestDatabase {
  private static final AtomicInteger MADE = new AtomicInteger();

  static RealPostgres fresh() throws SQLException {
    String name = "t" + MADE.incrementAndGet();
    new RealPostgres(urlOf("postgres")).execute("create schema " + name);
    return new RealPostgres(urlOf("postgres") + "?currentSchema=" + name);
  }

  /// A whole database, for what a schema cannot have of its own.
  ///
  /// @param how it is made, after `template template0`
  static RealPostgres database(String how) throws SQLException {
    String name = "d" + MADE.incrementAndGet();
    new RealPostgres(urlOf("postgres"))
        .execute("create database " + name + " template template0 " + how);
    return new RealPostgres(urlOf(name));
  }

  static String urlOf(String name) {
    return "jdbc:postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/" + name;
  }

  @Override
  public String user() {
    return "postgres";
  }

  @Override
  public Connection raw() throws SQLException {
    return DriverManager.getConnection(url, user(), "");
  }

  @Override
  public List<String> disarm() {
    return List.of(
        "drop trigger audit_entry_next on audit_entry",
        "drop trigger audit_entry_kept on audit_entry",
        "drop trigger audit_entry_never_emptied on audit_entry");
  }

  @Override
  public List<String> refuseWrites(String table) {
    return List.of(
        "create function refuse() returns trigger language plpgsql as"
            + " $$ begin raise exception 'refused'; end $$",
        "create trigger refused before insert or update or delete on "
            + table
            + " for each row execute function refuse()");
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
