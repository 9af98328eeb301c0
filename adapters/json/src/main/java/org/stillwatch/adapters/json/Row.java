// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import org.stillwatch.capture.RejectReason;

/// What became of one line of a small input.
///
/// @param <T> the record that a line holds
public sealed interface Row<T> {
  /// It could be read.
  ///
  /// @param value the record
  /// @param contentHash keyed hash of the line's bytes
  /// @param ignoredMembers how many members nobody reads, or that held no usable value
  record Good<T>(T value, long contentHash, int ignoredMembers) implements Row<T> {}

  /// It could not be read.
  ///
  /// @param reason why
  record Bad<T>(RejectReason reason) implements Row<T> {}
}
