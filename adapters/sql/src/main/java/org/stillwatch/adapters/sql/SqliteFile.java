// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// SQLite in a file: write-ahead log, and every commit is on the disk before it counts as written
/// (`synchronous=FULL`). One writer at a time; readers see the last commit meanwhile.
record SqliteFile(Path file) implements Backend {
  static final String PREFIX = "jdbc:sqlite:";

  private static final int READERS = 4;
  private static final Object MIGRATING = new Object();

  @Override
  public String where() {
    return PREFIX + file;
  }

  @Override
  public String folder() {
    return "sqlite";
  }

  @Override
  public String bytewise() {
    return "collate binary";
  }

  /// A file that is not there is made for its owner's eyes only; SQLite gives its companions the
  /// same rights.
  @Override
  public void prepare() throws IOException {
    if (Files.isDirectory(file)) {
      throw unopened("it is a folder", null);
    }
    try {
      Files.createDirectories(Objects.requireNonNull(file.getParent()));
      var mine = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(mine));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file)) {
        throw unopened("a file stands where its folder should be", e);
      }
    } catch (FileSystemException e) {
      throw unopened("the file cannot be made", e);
    }
  }

  private IOException unopened(String why, @Nullable Throwable cause) {
    return new IOException(where() + ": opening the database failed: " + why, cause);
  }

  @Override
  public void inspect(Connection connection) {
    // SQLite holds every text
  }

  /// Flyway knows no lock for SQLite, and a new file is turned to its write-ahead log by one
  /// connection alone, so a file beside the database is the lock.
  @Override
  public void alone(Migrations.Step migrations) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".lock");
    synchronized (MIGRATING) {
      try (var channel =
              FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          var lock = channel.lock()) {
        Objects.requireNonNull(lock);
        migrations.run();
      }
    }
  }

  @Override
  public DataSource plain() {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(WAIT_MILLIS);
    var connections = new SQLiteDataSource(config);
    connections.setUrl(where());
    return connections;
  }

  @Override
  public Pools pools() {
    var reading = Backend.pool("sqlite-readers", plain(), READERS);
    reading.setConnectionInitSql("pragma query_only = on");
    var writing = Backend.pool("sqlite-writer", plain(), 1);
    return new Pools(new HikariDataSource(writing), new HikariDataSource(reading));
  }

  /// Waits for the only place of a writer at once: a transaction that turns from reading to writing
  /// would be refused. Said in SQL, since the driver begins a further transaction in each commit
  /// and that one may fail when ours is already written.
  @Override
  public <T> T write(Handle handle, Lock lock, HandleCallback<T, RuntimeException> work) {
    return between(handle, "begin immediate", work);
  }

  @Override
  public List<String> compacting() {
    return List.of("vacuum", "pragma wal_checkpoint(truncate)");
  }

  @Override
  public <T> T snapshot(Handle handle, HandleCallback<T, RuntimeException> work) {
    return between(handle, "begin", work);
  }

  private static <T> T between(
      Handle handle, String begin, HandleCallback<T, RuntimeException> work) {
    handle.execute(begin);
    try {
      T result = work.withHandle(handle);
      handle.execute("commit");
      return result;
    } catch (RuntimeException | Error e) {
      rollback(handle, e);
      throw e;
    }
  }

  private static void rollback(Handle handle, Throwable why) {
    try {
      handle.execute("rollback");
    } catch (JdbiException e) {
      why.addSuppressed(e); // SQLite rolled back itself: the disk is full, the file is gone
    }
  }
}
