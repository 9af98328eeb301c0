// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.HexFormat;

/// The written form of 64-bit keyed hashes: 16 lower-case hexadecimal digits (type `h64` of
/// `contracts.md` 1). In memory they are plain longs, and zero means unknown.
public final class Hash64 {
  /// No hash: the thing to be hashed was absent.
  public static final long UNKNOWN = 0;

  private Hash64() {}

  /// Writes a hash.
  public static String text(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }

  /// Reads a hash.
  ///
  /// @throws IllegalArgumentException when the text is not 16 lower-case hexadecimal digits
  public static long parse(CharSequence text) {
    if (text.length() != 16) {
      throw new IllegalArgumentException("expected 16 hexadecimal digits, got " + text.length());
    }
    for (int i = 0; i < 16; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        throw new IllegalArgumentException("expected lower-case hexadecimal digits at " + i);
      }
    }
    return HexFormat.fromHexDigitsToLong(text);
  }
}
