// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What both databases must do: every contract, each test on a fresh database that is open.
abstract class StoreContract
    implements ApiKeysContract,
        AuditLogContract,
        AuditTamperContract,
        DocketContract,
        FindingsContract,
        OutboxContract,
        SharingContract,
        DatabaseContract {
  private @Nullable TestDatabase place;
  private @Nullable Database database;

  @BeforeEach
  void open() throws IOException, SQLException {
    place = fresh();
    database = Database.open(place.settings());
  }

  @AfterEach
  void close() {
    database().close();
  }

  @Override
  public TestDatabase place() {
    return Objects.requireNonNull(place);
  }

  @Override
  public Database database() {
    return Objects.requireNonNull(database);
  }
}
