// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/// Columns that may be empty.
final class Columns {
  private Columns() {}

  static OptionalLong optional(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
