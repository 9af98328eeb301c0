// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.sql.SQLException;

/// How a failure of the database is told: one line, without values of rows.
final class Failures {
  private static final int MOST_CHARS = 200;

  private Failures() {}

  /// The failure as the world's: what could not be done and what the database said.
  ///
  /// @param failure of JDBI or Flyway; their own messages quote statements and values and are
  ///   dropped
  static IOException worlds(String where, String what, Throwable failure) {
    Throwable cause = root(failure);
    String said = cause instanceof SQLException ? firstLine(cause) : "unexpectedly";
    return new IOException(where + ": " + what + " failed: " + said, cause);
  }

  /// The deepest failure that the database itself reported, else the deepest of all.
  private static Throwable root(Throwable failure) {
    Throwable deepest = failure;
    Throwable next = failure;
    while (next != null) {
      if (next instanceof SQLException || !(deepest instanceof SQLException)) {
        deepest = next;
      }
      boolean batch = next instanceof SQLException sql && sql.getNextException() != null;
      next = batch ? ((SQLException) next).getNextException() : next.getCause();
    }
    return deepest;
  }

  private static String firstLine(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    String line = message.lines().findFirst().orElse("no reason given");
    return line.length() > MOST_CHARS ? line.substring(0, MOST_CHARS) : line;
  }
}
