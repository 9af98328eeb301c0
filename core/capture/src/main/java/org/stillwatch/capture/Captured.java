// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// What became of one record of the log.
public sealed interface Captured {
  /// It could be used.
  ///
  /// @param observation what is kept of it
  /// @param contentHash keyed hash of the record's bytes, to tell repeats from conflicts
  /// @param ignoredMembers how many members of the record nobody reads
  record Used(Observation observation, long contentHash, int ignoredMembers) implements Captured {}

  /// It could not be used; it is counted, and found again by its place and hash.
  ///
  /// @param reason why
  record Rejected(RejectReason reason) implements Captured {}
}
