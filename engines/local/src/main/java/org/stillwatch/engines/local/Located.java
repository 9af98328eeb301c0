// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import org.stillwatch.capture.Observation;

/// One exchange with the place where it was read, so that a conflict can be found again.
///
/// @param observation the exchange
/// @param contentHash keyed hash of the record's bytes
/// @param place where it stood
public record Located(Observation observation, long contentHash, Place place) {
  /// A place in the input.
  ///
  /// @param source index of the source in the order of the command line
  /// @param line line number, from 1
  /// @param offset byte offset in the decompressed source
  /// @param length bytes
  public record Place(int source, long line, long offset, int length) {}
}
