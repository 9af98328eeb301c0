// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.stillwatch.base.ConfigException;

/// Brings a database to the tables of this version. Fails closed: a database that is newer, foreign
/// or altered is not used.
final class Migrations {
  private static final String FOLDER = "classpath:org/stillwatch/adapters/sql/migrations/";

  /// Work that the world may stop.
  interface Step {
    void run() throws IOException;
  }

  private final Backend backend;

  private Migrations(Backend backend) {
    this.backend = backend;
  }

  /// Migrates, or leaves the database as it is.
  ///
  /// @throws ConfigException when it is not ours to migrate
  /// @throws IOException when it cannot be reached or refuses
  static void run(Backend backend) throws IOException {
    backend.prepare();
    var migrations = new Migrations(backend);
    backend.alone(() -> {
      migrations.knock();
      migrations.migrate();
    });
  }

  /// Tells a database that cannot be reached before Flyway does at length.
  private void knock() throws IOException {
    try (Connection connection = backend.plain().getConnection()) {
      if (!connection.isValid(Backend.WAIT_MILLIS / 1000)) {
        throw new IOException(backend.where() + ": opening the database failed: no answer");
      }
      backend.inspect(connection);
    } catch (SQLException e) {
      throw Failures.worlds(backend.where(), "opening the database", e);
    }
  }

  private void migrate() throws IOException {
    try {
      migrateByFlyway();
    } catch (FlywayException e) {
      throw refused(e);
    }
  }

  private void migrateByFlyway() {
    Flyway flyway =
        Flyway.configure(Migrations.class.getClassLoader())
            .dataSource(backend.plain())
            .locations(FOLDER + "common", FOLDER + backend.folder())
            .placeholders(Map.of("bytewise", backend.bytewise()))
            .table("stillwatch_schema")
            .failOnMissingLocations(true)
            .cleanDisabled(true)
            .load();
    newer(flyway).ifPresent(this::refuseNewer);
    flyway.migrate();
  }

  /// Flyway itself lets migrations pass that it does not know yet.
  private static Optional<MigrationInfo> newer(Flyway flyway) {
    return Arrays.stream(flyway.info().applied())
        .filter(applied ->
            applied.getState() == MigrationState.FUTURE_SUCCESS
                || applied.getState() == MigrationState.FUTURE_FAILED)
        .reduce((_, last) -> last);
  }

  private void refuseNewer(MigrationInfo newest) {
    String found = "version " + newest.getVersion() + " of a newer Stillwatch";
    throw mistake(found, "a version that this one knows: start the newer one");
  }

  private IOException refused(FlywayException e) {
    if (e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
      throw mistake("tables of another program", "an empty database, or one of ours");
    }
    if (e.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
      throw mistake("tables made by altered migrations", "those that this version ships");
    }
    return Failures.worlds(backend.where(), "migrating the database", e);
  }

  private ConfigException mistake(String found, String expected) {
    return new ConfigException(backend.where(), "schema", found, expected);
  }
}
