// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.mark;

import java.nio.ByteBuffer;

/// What a conversation begins with, as a keyed hash of 64 bits: the same for all of its requests,
/// and for whoever later finds the prompt beside an answer.
///
/// @param hash never 0
public record Anchor(long hash) {
  /// @throws IllegalArgumentException when the hash is 0
  public Anchor {
    if (hash == 0) {
      throw new IllegalArgumentException("expected a hash other than 0");
    }
  }

  /// Eight bytes, big endian.
  byte[] bytes() {
    return ByteBuffer.allocate(Long.BYTES).putLong(hash).array();
  }
}
