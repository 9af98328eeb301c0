// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The secret that all keys of marks come from: 32 uniform random bytes. Nothing gives it out
/// again; it only makes the keys of a week.
public final class RootKey {
  /// The number of bytes of a root.
  public static final int BYTES = 32;

  private static final int ID_BYTES = 4;

  private final byte[] secret;

  /// @throws IllegalArgumentException when the secret is not 32 bytes long
  public RootKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a root key has 32 bytes, got " + secret.length);
    }
    this.secret = secret.clone();
  }

  /// The public name of the root: 8 hexadecimal digits that reveal nothing of it.
  public String rootId() {
    return HexFormat.of().formatHex(Hmac.of(secret, "sw/root-id"), 0, ID_BYTES);
  }

  /// The secret of one week: HKDF-Expand (RFC 5869, 2.3) of `sw/epoch/` and the number in decimal
  /// digits, one block long, so that a device that knows nothing but HMAC can do it.
  public EpochKey epoch(long epoch) {
    byte[] info = ("sw/epoch/" + epoch).getBytes(StandardCharsets.US_ASCII);
    var message = ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1);
    return new EpochKey(epoch, Hmac.of(secret, message.array()));
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "RootKey[" + rootId() + "]";
  }
}
