// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.io.IOException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The append-only log of who did what, each entry chained to the one before it by its hash. The
/// database refuses changes; [#verify] finds those of somebody who can make it accept them.
///
/// Fails closed: an entry that could not be written is an `IOException`, and what it was to record
/// must not happen. After a failure of the connection the entry may have been written all the same.
public final class AuditLog {
  private final Sql sql;

  AuditLog(Sql sql) {
    this.sql = sql;
  }

  /// Adds an entry. When this returns, it is on the disk, and no other process has the same place.
  public AuditEntry append(AuditEvent event) throws IOException {
    return sql.write("appending to the audit log", Lock.AUDIT, handle -> append(handle, event));
  }

  /// The end of the log, to be kept where whoever can write to the database cannot.
  public AuditHead head() throws IOException {
    return sql.query("reading the audit log", AuditLog::head);
  }

  /// A page of entries.
  ///
  /// @param afterSequence the last sequence of the page before, 0 for the first page
  /// @param limit 1 to 500
  /// @throws IOException also when a row holds no entry; [#verify] says more
  public List<AuditEntry> entries(long afterSequence, int limit) throws IOException {
    Bounds.page(limit);
    return sql.query("reading the audit log", handle -> page(handle, afterSequence, limit));
  }

  /// Walks over the whole log as it is at one moment, in memory that does not grow with it.
  ///
  /// @param kept a head that was kept elsewhere, or [AuditHead#EMPTY]; without one, neither a log
  ///   that was cut off nor one that was written anew can be told from an honest one
  public AuditCheck verify(AuditHead kept) throws IOException {
    return sql.snapshot("verifying the audit log", handle -> new ChainWalk(handle, kept).check());
  }

  /// Adds an entry in the transaction of something else, under [Lock#AUDIT].
  static AuditEntry append(Handle handle, AuditEvent event) {
    AuditEntry entry = AuditEntry.after(head(handle), event);
    handle
        .createUpdate(
            "insert into audit_entry"
                + " (sequence, at_millis, actor, action, subject, detail, previous_hash, hash)"
                + " values (:sequence, :at, :actor, :action, :subject, :detail, :previous, :hash)")
        .bind("sequence", entry.sequence())
        .bind("at", event.atMillis())
        .bind("actor", event.actor())
        .bind("action", event.action())
        .bind("subject", OpaqueId.stored(event.subject()))
        .bind("detail", event.detail())
        .bind("previous", entry.previousHash())
        .bind("hash", entry.hash())
        .execute();
    return entry;
  }

  private static AuditHead head(Handle handle) {
    return handle
        .createQuery("select sequence, hash from audit_entry order by sequence desc limit 1")
        .map((row, _) -> new AuditHead(row.getLong("sequence"), row.getString("hash")))
        .findOne()
        .orElse(AuditHead.EMPTY);
  }

  private static List<AuditEntry> page(Handle handle, long afterSequence, int limit) {
    return handle
        .createQuery(
            "select "
                + AuditRow.COLUMNS
                + " from audit_entry where sequence > :after order by sequence limit :limit")
        .bind("after", afterSequence)
        .bind("limit", limit)
        .map((row, _) -> AuditRow.of(row).entry())
        .list();
  }
}
