// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, written as 64 hexadecimal digits in lower case.
final class Digests {
  static final int CHARS = 64;

  private Digests() {}

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] bytes) {
    return HexFormat.of().formatHex(sha().digest(bytes));
  }

  /// Of a byte and two digests, as the pairs of a tree are hashed.
  static String ofPair(byte mark, String left, String right) {
    MessageDigest sha = sha();
    sha.update(mark);
    sha.update(HexFormat.of().parseHex(left));
    return HexFormat.of().formatHex(sha.digest(HexFormat.of().parseHex(right)));
  }

  static boolean fits(String text) {
    return text.length() == CHARS
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
