// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;

/// A process that verifies an audit log and prints what it found.
final class AuditVerifier {
  private AuditVerifier() {}

  /// Runs it.
  ///
  /// @param args URL, user
  public static void main(String[] args) throws IOException {
    try (var database = Database.open(DatabaseSettings.of(args[0], args[1], ""))) {
      System.out.println(database.auditLog().verify(AuditHead.EMPTY));
    }
  }
}
