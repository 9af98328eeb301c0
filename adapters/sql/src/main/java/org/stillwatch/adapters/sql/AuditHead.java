// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// The end of an audit log: what a keeper elsewhere writes down, so that nobody can shorten or
/// rewrite the log up to here without being noticed.
///
/// @param sequence of the last entry, 0 for an empty log
/// @param hash of the last entry, 64 zeros for an empty log
public record AuditHead(long sequence, String hash) {
  /// The end of a log without entries.
  public static final AuditHead EMPTY = new AuditHead(0, "0".repeat(64));

  public AuditHead {
    if (sequence < 0 || !Sha256.isHex(hash)) {
      throw new IllegalArgumentException(
          "a head is a sequence from 0 on and 64 hexadecimal digits, got sequence " + sequence);
    }
  }
}
