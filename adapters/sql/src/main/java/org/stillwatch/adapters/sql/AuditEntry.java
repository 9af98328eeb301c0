// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// One entry of the audit log.
///
/// @param sequence 1 for the first entry, without gaps
/// @param previousHash of the entry before it; 64 zeros for the first
/// @param hash of this entry, [AuditHashV1]
public record AuditEntry(long sequence, AuditEvent event, String previousHash, String hash) {
  public AuditEntry {
    if (sequence < 1 || !Sha256.isHex(previousHash) || !Sha256.isHex(hash)) {
      throw new IllegalArgumentException("not an entry of an audit log");
    }
  }

  /// The end of the log when this is its last entry.
  public AuditHead head() {
    return new AuditHead(sequence, hash);
  }

  /// Whether this is the entry that follows a head, with the hash that its content has.
  public boolean follows(AuditHead head) {
    return sequence == head.sequence() + 1
        && previousHash.equals(head.hash())
        && hash.equals(AuditHashV1.of(sequence, event, previousHash));
  }

  /// The entry that follows a head.
  static AuditEntry after(AuditHead head, AuditEvent event) {
    long sequence = Math.addExact(head.sequence(), 1);
    String hash = AuditHashV1.of(sequence, event, head.hash());
    return new AuditEntry(sequence, event, head.hash(), hash);
  }
}
