// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.nio.ByteBuffer;

/// A value as it came out of a poll.
sealed interface Value {
  /// One in full.
  final class Whole implements Value {
    private final byte[] bytes;

    /// Copies what is left of a buffer.
    Whole(ByteBuffer data) {
      bytes = new byte[data.remaining()];
      data.get(bytes);
    }

    /// Not a copy.
    byte[] bytes() {
      return bytes;
    }
  }

  /// One that is not handed over, and of which nothing is kept.
  ///
  /// @param reason a word without values
  record Unusable(String reason) implements Value {}

  /// One that the poll has no room for; it is read again later.
  record Left() implements Value {}

  /// Bytes that it holds.
  default int length() {
    return this instanceof Whole whole ? whole.bytes.length : 0;
  }
}
