// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.sql.SQLException;

/// What a contract test finds: a fresh database, open.
interface OnDatabase {
  TestDatabase place();

  Database database();

  /// Another database of the same kind, not opened yet.
  TestDatabase fresh() throws SQLException;
}
