// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// What a walk over the audit log found.
public sealed interface AuditCheck {
  /// Every entry stands where it was written, as it was written.
  ///
  /// @param head the end of the log, to be kept for the next check
  record Intact(AuditHead head) implements AuditCheck {}

  /// The first place at which the log is not what was written.
  ///
  /// @param sequence of the entry that is wrong, or that should be there
  record Broken(long sequence, Fault fault) implements AuditCheck {
    /// One sentence for people.
    public String sentence() {
      return "entry " + sequence + " " + fault.predicate;
    }
  }

  /// What can be wrong with an entry. A tamperer who computes hashes anew can make one fault look
  /// like another, but cannot make the log look intact against a head kept elsewhere.
  enum Fault {
    ALTERED("is not as it was written: it does not match its hash, or the next entry's"),
    MISSING("is missing, while later ones are there"),
    REORDERED("stands in another place than it was written in"),
    INSERTED("was put in between entries that follow each other"),
    TRUNCATED("is missing and so is everything after it: the log was cut off before the kept head"),
    REWRITTEN("has another hash than the kept head: it or something before it was written anew");

    private final String predicate;

    Fault(String predicate) {
      this.predicate = predicate;
    }
  }
}
