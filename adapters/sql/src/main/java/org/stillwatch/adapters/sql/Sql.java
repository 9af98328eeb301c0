// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/// The way in which the stores run their statements: which pool, which transaction, and how a
/// failure is told. Whatever fails is an `IOException` of one line.
final class Sql implements AutoCloseable {
  private final Backend backend;
  private final Pools pools;
  private final Jdbi writing;
  private final Jdbi reading;

  Sql(Backend backend) {
    this.backend = backend;
    pools = backend.pools();
    writing = Jdbi.create(pools.writing());
    reading = Jdbi.create(pools.reading());
  }

  String where() {
    return backend.where();
  }

  /// A transaction that writes: all of it or nothing.
  ///
  /// @param what is done, for the message: "adding a key"
  <T> T write(String what, Lock lock, HandleCallback<T, RuntimeException> work) throws IOException {
    return run(what, writing, handle -> backend.write(handle, lock, work));
  }

  /// Queries that see one moment.
  <T> T snapshot(String what, HandleCallback<T, RuntimeException> work) throws IOException {
    return run(what, reading, handle -> backend.snapshot(handle, work));
  }

  /// One query.
  <T> T query(String what, HandleCallback<T, RuntimeException> work) throws IOException {
    return run(what, reading, work);
  }

  /// Statements outside of a transaction.
  void compact() throws IOException {
    run(
        "compacting",
        writing,
        handle -> {
          backend.compacting().forEach(handle::execute);
          return 0;
        });
  }

  private <T> T run(String what, Jdbi jdbi, HandleCallback<T, RuntimeException> work)
      throws IOException {
    try {
      return jdbi.withHandle((Handle handle) -> work.withHandle(handle));
    } catch (JdbiException e) {
      throw Failures.worlds(where(), what, e);
    } catch (IllegalArgumentException e) {
      throw new IOException(where() + ": " + what + " failed: a row is none of ours", e);
    }
  }

  @Override
  public void close() {
    pools.close();
  }
}
