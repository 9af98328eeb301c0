// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.security.SecureRandom;
import org.stillwatch.base.ConfigException;

/// The open store of a service, in SQLite or PostgreSQL alike. Threads and processes may share it.
public final class Database implements AutoCloseable {
  private final Sql sql;

  private Database(Sql sql) {
    this.sql = sql;
  }

  /// Opens a database and brings it to the tables of this version. Fails closed: what cannot be
  /// migrated is not opened.
  ///
  /// @throws ConfigException when it belongs to a newer version or to another program
  /// @throws IOException when it cannot be reached or refuses
  public static Database open(DatabaseSettings settings) throws IOException {
    Migrations.run(settings.backend());
    return new Database(new Sql(settings.backend()));
  }

  /// The keys of our own API.
  ///
  /// @param dice makes ids and secrets
  public ApiKeys apiKeys(SecureRandom dice) {
    return new ApiKeys(sql, dice);
  }

  /// Who did what.
  public AuditLog auditLog() {
    return new AuditLog(sql);
  }

  /// What was proposed, approved, done and contested.
  public DocketStore docket() {
    return new DocketStore(sql);
  }

  /// What was found last.
  public FindingsStore findings() {
    return new FindingsStore(sql);
  }

  /// What other programs are told.
  public NoticeOutbox outbox() {
    return new NoticeOutbox(sql);
  }

  /// What is shared with partners, and what they share.
  public SharingStore sharing() {
    return new SharingStore(sql);
  }

  /// Writes the file anew, so that nothing that was deleted is left in it. PostgreSQL does so by
  /// itself in time.
  public void compact() throws IOException {
    sql.compact();
  }

  /// Closes all connections.
  @Override
  public void close() {
    sql.close();
  }

  @Override
  public String toString() {
    return sql.where();
  }
}
