// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

/// Texts as bytes of UTF-8, without making them.
public final class Utf8 {
  private Utf8() {}

  /// How many bytes of UTF-8 a text takes, or -1 when half a surrogate pair keeps it from having
  /// any UTF-8 at all.
  public static int length(String text) {
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      bits |= text.charAt(i);
    }
    return bits < 0x80 ? text.length() : longLength(text);
  }

  private static int longLength(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          return -1;
        }
        i++;
        bytes += 4;
      } else {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      }
    }
    return bytes;
  }
}
