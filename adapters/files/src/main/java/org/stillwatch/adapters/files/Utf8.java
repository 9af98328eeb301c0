// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A check that bytes are UTF-8 as RFC 3629 has it: no overlong form, no surrogate, nothing above
/// U+10FFFF. NUL is a character like any other.
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8() {}

  /// Whether the bytes from `from` to `to` are valid; 32 ASCII bytes are checked at a time.
  static boolean valid(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      i = afterAscii(bytes, i, to);
      if (i < to && bytes[i] < 0) {
        int length = sequence(bytes, i, to);
        if (length == 0) {
          return false;
        }
        i += length;
      } else {
        i++;
      }
    }
    return true;
  }

  /// A place before which all bytes from `i` on are ASCII, at most 31 bytes short of the first
  /// other.
  private static int afterAscii(byte[] b, int i, int to) {
    int at = i;
    while (at + 32 <= to
        && ((word(b, at) | word(b, at + 8) | word(b, at + 16) | word(b, at + 24)) & HIGH_BITS)
            == 0) {
      at += 32;
    }
    return at;
  }

  private static long word(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  /// Length of the valid sequence of two to four bytes at `i`, or 0.
  private static int sequence(byte[] b, int i, int to) {
    int lead = b[i] & 0xff;
    int length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || i + length > to) {
      return 0;
    }
    int second = b[i + 1] & 0xff;
    int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((b[i + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
