// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;

/// A process that opens a database, says so, waits for a line, then appends to the audit log and
/// prints each entry's sequence and hash once it is written.
final class AuditWriter {
  private AuditWriter() {}

  /// Runs it.
  ///
  /// @param args URL, user, actor, number of entries
  public static void main(String[] args) throws IOException {
    try (var database = Database.open(DatabaseSettings.of(args[0], args[1], ""))) {
      AuditLog log = database.auditLog();
      System.out.println("ready");
      int go = System.in.read();
      if (go < 0) {
        return;
      }
      long most = Long.parseLong(args[3]);
      for (long i = 0; i < most; i++) {
        var event = new AuditEvent(i, args[2], "test.append", "s" + i, "{\"i\":" + i + "}");
        AuditHead written = log.append(event).head();
        System.out.println(written.sequence() + " " + written.hash());
      }
    }
  }
}
