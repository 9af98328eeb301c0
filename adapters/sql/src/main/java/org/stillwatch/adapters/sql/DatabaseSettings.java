// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.stillwatch.base.ConfigException;

/// Where the store of a service is. The password stands in no message and not in [#toString].
public final class DatabaseSettings {
  private static final String EXPECTED =
      "jdbc:sqlite:/folder/file.db or jdbc:postgresql://host:port/database";
  private static final Pattern SERVER = Pattern.compile("[^/?@\\s]+/[^/?@\\s]+(\\?\\S*)?");
  private static final Pattern CREDENTIALS = Pattern.compile("[?&][a-z]*(user|password)=");

  private final Backend backend;

  private DatabaseSettings(Backend backend) {
    this.backend = backend;
  }

  /// SQLite in a file; folders and file are made when they are missing.
  ///
  /// @throws ConfigException for a name with a question mark, behind which SQLite reads settings
  public static DatabaseSettings sqlite(Path file) {
    if (file.toString().contains("?")) {
      throw refused("url", "a name with a question mark", EXPECTED);
    }
    return new DatabaseSettings(new SqliteFile(file.toAbsolutePath().normalize()));
  }

  /// A database by its URL.
  ///
  /// @param url `jdbc:sqlite:/folder/file.db` or `jdbc:postgresql://host:port/database?parameters`
  /// @param user of PostgreSQL; empty for SQLite
  /// @param password of that user; empty for SQLite
  /// @throws ConfigException for any other URL, also for one that holds a password
  public static DatabaseSettings of(String url, String user, String password) {
    if (url.startsWith(SqliteFile.PREFIX)) {
      if (!user.isEmpty() || !password.isEmpty()) {
        throw refused("password", "one", "none: the file system guards a file of SQLite");
      }
      return sqlite(path(url.substring(SqliteFile.PREFIX.length())));
    }
    if (CREDENTIALS.matcher(url.toLowerCase(Locale.ROOT)).find()) {
      throw refused("url", "user or password in it", "them as settings of their own");
    }
    if (!url.startsWith(PostgresServer.PREFIX)
        || !SERVER.matcher(url.substring(PostgresServer.PREFIX.length())).matches()) {
      throw refused("url", "something else", EXPECTED);
    }
    return new DatabaseSettings(new PostgresServer(url, user, password));
  }

  Backend backend() {
    return backend;
  }

  @Override
  public String toString() {
    return backend.where();
  }

  /// Names with a meaning of their own in SQLite (memory, resources, URIs) are no files.
  private static Path path(String name) {
    if (name.isBlank() || name.startsWith(":") || name.startsWith("file:")) {
      throw refused("url", "no plain file name", EXPECTED);
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw refused("url", "no plain file name", EXPECTED);
    }
  }

  private static ConfigException refused(String key, String found, String expected) {
    return new ConfigException("database", key, found, expected);
  }
}
