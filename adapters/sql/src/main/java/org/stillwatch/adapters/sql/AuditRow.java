// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/// A row of the audit log as it stands in the database, where anybody may have changed it. Texts
/// larger than an entry can hold are not fetched, and numbers are read as the database prints them,
/// so that nothing passes because reading forgave it.
///
/// @param sequence nothing when the column holds no whole number
/// @param event nothing when the columns hold none
/// @param previousHash "" when the column holds none
/// @param hash "" when the column holds none
record AuditRow(
    OptionalLong sequence, Optional<AuditEvent> event, String previousHash, String hash) {
  static final String COLUMNS =
      String.join(
          ", ",
          "sequence",
          "at_millis",
          bounded("actor", Bounds.ID_BYTES),
          bounded("action", AuditEvent.ACTION_BYTES),
          bounded("subject", 2 * Bounds.ID_BYTES), // every byte may be escaped
          bounded("detail", AuditEvent.DETAIL_BYTES),
          bounded("previous_hash", Sha256.DIGITS),
          bounded("hash", Sha256.DIGITS));

  static AuditRow of(ResultSet row) throws SQLException {
    return new AuditRow(
        whole(text(row, "sequence")), event(row), text(row, "previous_hash"), text(row, "hash"));
  }

  /// The entry, when the row holds one.
  ///
  /// @throws IllegalArgumentException when it does not
  AuditEntry entry() {
    AuditEvent found = event.orElseThrow(() -> new IllegalArgumentException("no audit entry"));
    return new AuditEntry(sequence.orElse(0), found, previousHash, hash);
  }

  /// Whether the hash is that of the rest, were this the entry of a given number behind a given
  /// one.
  boolean isEntry(long number, String previous) {
    return event.isPresent() && hash.equals(AuditHashV1.of(number, event.get(), previous));
  }

  /// Whether this is the entry that follows.
  boolean follows(long number, String previous) {
    return sequence.isPresent()
        && sequence.getAsLong() == number
        && previousHash.equals(previous)
        && isEntry(number, previous);
  }

  /// A text, or null where it is too large to be ours; bytes count, since SQLite stops counting
  /// characters at the first NUL.
  private static String bounded(String column, int mostBytes) {
    return "case when octet_length(%s) <= %d then %s end as %s"
        .formatted(column, mostBytes, column, column);
  }

  private static Optional<AuditEvent> event(ResultSet row) throws SQLException {
    OptionalLong at = whole(text(row, "at_millis"));
    if (at.isEmpty()) {
      return Optional.empty();
    }
    try {
      String subject = OpaqueId.original(text(row, "subject"));
      return Optional.of(
          new AuditEvent(
              at.getAsLong(),
              text(row, "actor"),
              text(row, "action"),
              subject,
              text(row, "detail")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String text(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }

  private static OptionalLong whole(String digits) {
    try {
      long number = Long.parseLong(digits);
      return Long.toString(number).equals(digits) ? OptionalLong.of(number) : OptionalLong.empty();
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
