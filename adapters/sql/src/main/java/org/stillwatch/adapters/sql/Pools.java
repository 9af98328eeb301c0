// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import com.zaxxer.hikari.HikariDataSource;

/// Connections for writers and for readers, which may be the same.
record Pools(HikariDataSource writing, HikariDataSource reading) implements AutoCloseable {
  @Override
  public void close() {
    writing.close();
    reading.close();
  }
}
