// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A SHA-256 digest.
///
/// @param hex 64 digits, lower case
public record Digest(String hex) {
  private static final int DIGITS = 64;

  /// @throws IllegalArgumentException when it is anything else
  public Digest {
    if (hex.length() != DIGITS || !hex.chars().allMatch(Digest::isDigit)) {
      throw new IllegalArgumentException("expected a digest of 64 hexadecimal digits, lower case");
    }
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  /// The digest of some pieces, one behind the other.
  static Digest of(byte prefix, byte[]... pieces) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(prefix);
      for (byte[] piece : pieces) {
        sha.update(piece);
      }
      return new Digest(HexFormat.of().formatHex(sha.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
