// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// UUIDs out of names (RFC 9562, 5.5) and out of random bits (5.4).
public final class Uuids {
  private static final int BYTES = 16;

  private Uuids() {}

  /// Version 5: the first half of SHA-1 over a namespace and a name.
  ///
  /// @param namespace 16 bytes as 32 hexadecimal digits, hyphens allowed
  public static String named(String namespace, String name) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      sha.update(HexFormat.of().parseHex(namespace.replace("-", "")));
      byte[] digest = sha.digest(name.getBytes(StandardCharsets.UTF_8));
      return text(digest, 5);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  /// Version 4: 122 bits that were drawn, 6 that are fixed.
  static String random(long high, long low) {
    byte[] bytes = new byte[BYTES];
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (high >>> (56 - 8 * i));
      bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
    }
    return text(bytes, 4);
  }

  private static String text(byte[] bytes, int version) {
    bytes[6] = (byte) ((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = (byte) ((bytes[8] & 0x3f) | 0x80);
    String hex = HexFormat.of().formatHex(bytes, 0, BYTES);
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        hex.substring(12, 16),
        hex.substring(16, 20),
        hex.substring(20));
  }
}
