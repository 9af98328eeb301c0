// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// What only one writer may do at a time, over all processes that use the database.
enum Lock {
  /// Nothing: the statement is enough.
  NONE(0),
  AUDIT(1),
  FINDINGS(2);

  private static final long OURS = 0x5374_696c_6c77_0000L; // "Stillw"

  private final long number;

  Lock(long number) {
    this.number = number;
  }

  /// The number of the advisory lock in PostgreSQL.
  long advisory() {
    return OURS + number;
  }
}
