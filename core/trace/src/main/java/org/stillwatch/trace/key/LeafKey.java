// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;

/// One key: an unsigned number of 64 bits. It never prints itself.
///
/// @param bits the number; the sign bit counts as a digit
public record LeafKey(long bits) {
  /// The first eight bytes, big endian.
  static LeafKey firstOf(byte[] bytes) {
    return new LeafKey(ByteBuffer.wrap(bytes).getLong());
  }

  byte[] bytes() {
    return ByteBuffer.allocate(Long.BYTES).putLong(bits).array();
  }

  /// HMAC-SHA-256 under the eight bytes of this key: messages to 32 bytes. For one thread.
  public UnaryOperator<byte[]> mac() {
    return Hmac.keyed(bytes())::doFinal;
  }

  /// Never the key.
  @Override
  public String toString() {
    return "LeafKey[]";
  }
}
