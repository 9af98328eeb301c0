// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.stillwatch.adapters.sql.AuditCheck.Fault;

import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/// What happened at the first place where the chain of the audit log breaks: asked once, of rows
/// that may hold anything.
final class ChainDiagnosis {
  private static final int ROWS = 100;
  private static final int NUMBERS = 10_000;

  private final Handle handle;
  private final AuditHead reached;
  private final long due;

  /// @param reached the last entry that stands where it belongs
  ChainDiagnosis(Handle handle, AuditHead reached) {
    this.handle = handle;
    this.reached = reached;
    this.due = reached.sequence() + 1;
  }

  /// @param row the next one, which does not follow
  AuditCheck.Broken of(AuditRow row) {
    long number = row.sequence().orElse(due);
    if (number < due) {
      return broken(number, Fault.INSERTED);
    }
    boolean claimsPlace = row.sequence().isPresent() && number == due;
    if (dueEntryStandsElsewhere()) {
      boolean stranger = claimsPlace && !belongsElsewhere(row);
      return broken(due, stranger ? Fault.INSERTED : Fault.REORDERED);
    }
    OptionalLong predecessor = sequenceOf(row.previousHash());
    if (followsEarlier(row, predecessor)) {
      return broken(predecessor.getAsLong() + 1, Fault.INSERTED);
    }
    if (row.sequence().isEmpty()) {
      return broken(due, Fault.INSERTED);
    }
    return claimsPlace ? inPlace(row) : broken(due, Fault.MISSING);
  }

  /// A row with the right number that is not the right entry.
  private AuditCheck.Broken inPlace(AuditRow row) {
    boolean otherPredecessor = !row.previousHash().equals(reached.hash());
    if (otherPredecessor && row.isEntry(due, row.previousHash())) {
      return broken(Math.max(1, reached.sequence()), Fault.ALTERED);
    }
    return broken(due, otherPredecessor && movedUp(row) ? Fault.MISSING : Fault.ALTERED);
  }

  /// Whether the entry that is due is there, under another number.
  private boolean dueEntryStandsElsewhere() {
    return rowsBehind(reached.hash()).stream().anyMatch(row -> row.isEntry(due, reached.hash()));
  }

  /// Whether the row names another row as the one before it.
  private boolean belongsElsewhere(AuditRow row) {
    OptionalLong predecessor = sequenceOf(row.previousHash());
    return predecessor.isPresent()
        && predecessor.getAsLong() != due
        && predecessor.getAsLong() != reached.sequence();
  }

  /// Whether the row was written behind an entry that others stand behind by now.
  private boolean followsEarlier(AuditRow row, OptionalLong predecessor) {
    return predecessor.isPresent()
        && predecessor.getAsLong() < reached.sequence()
        && row.isEntry(predecessor.getAsLong() + 1, row.previousHash());
  }

  /// Whether the row was written with a later number, so that those before it were taken out and
  /// the rest was numbered anew.
  private boolean movedUp(AuditRow row) {
    for (long number = due + 1; number <= due + NUMBERS; number++) {
      if (row.isEntry(number, row.previousHash())) {
        return true;
      }
    }
    return false;
  }

  private List<AuditRow> rowsBehind(String hash) {
    return handle
        .createQuery(
            "select "
                + AuditRow.COLUMNS
                + " from audit_entry where previous_hash = :hash order by sequence limit :most")
        .bind("hash", hash)
        .bind("most", ROWS)
        .map((row, _) -> AuditRow.of(row))
        .list();
  }

  private OptionalLong sequenceOf(String hash) {
    return handle
        .createQuery(
            "select "
                + AuditRow.COLUMNS
                + " from audit_entry where hash = :hash order by sequence limit 1")
        .bind("hash", hash)
        .map((row, _) -> AuditRow.of(row).sequence())
        .findOne()
        .orElse(OptionalLong.empty());
  }

  private static AuditCheck.Broken broken(long sequence, Fault fault) {
    return new AuditCheck.Broken(sequence, fault);
  }
}
