// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterator;

/// A walk along the chain of the audit log that holds one row at a time.
final class ChainWalk {
  private static final String ROWS =
      "select " + AuditRow.COLUMNS + " from audit_entry order by sequence";
  private static final int ROWS_FETCHED = 200;

  private final Handle handle;
  private final AuditHead kept;
  private AuditHead reached = AuditHead.EMPTY;

  /// @param kept the head that somebody wrote down elsewhere
  ChainWalk(Handle handle, AuditHead kept) {
    this.handle = handle;
    this.kept = kept;
  }

  AuditCheck check() {
    Optional<AuditRow> wrong = walk();
    if (leavesKeptHead()) {
      return new AuditCheck.Broken(kept.sequence(), AuditCheck.Fault.REWRITTEN);
    }
    if (wrong.isPresent()) {
      return new ChainDiagnosis(handle, reached).of(wrong.get());
    }
    if (reached.sequence() < kept.sequence()) {
      return new AuditCheck.Broken(reached.sequence() + 1, AuditCheck.Fault.TRUNCATED);
    }
    return new AuditCheck.Intact(reached);
  }

  /// The first row that does not follow the one before it, if any does not.
  private Optional<AuditRow> walk() {
    try (ResultIterator<AuditRow> rows = rows()) {
      while (rows.hasNext() && !leavesKeptHead()) {
        AuditRow row = rows.next();
        if (!row.follows(reached.sequence() + 1, reached.hash())) {
          return Optional.of(row);
        }
        reached = new AuditHead(reached.sequence() + 1, row.hash());
      }
      return Optional.empty();
    }
  }

  private ResultIterator<AuditRow> rows() {
    return handle
        .createQuery(ROWS)
        .setFetchSize(ROWS_FETCHED)
        .map((row, _) -> AuditRow.of(row))
        .iterator();
  }

  private boolean leavesKeptHead() {
    return reached.sequence() == kept.sequence() && !reached.hash().equals(kept.hash());
  }
}
