// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.prf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The two keys that a server derives from one when it drafts tokens: the first eight bytes of
/// SHA-256 of a label and the key.
///
/// Servers that draft ignore the weight between them, so both are scored and both are counted.
///
/// @param a the key of drafted tokens
/// @param b the key of recovered and bonus tokens
public record DualKey(long a, long b) {
  /// The keys derived from one.
  public static DualKey of(long key) {
    return new DualKey(derived("key_a", key), derived("key_b", key));
  }

  private static long derived(String label, long key) {
    byte[] name = label.getBytes(StandardCharsets.US_ASCII);
    var message = ByteBuffer.allocate(name.length + Long.BYTES).put(name).putLong(key);
    return ByteBuffer.wrap(Sha256.of(message.array())).getLong();
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "DualKey[]";
  }
}
