// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.Arrays;
import java.util.Optional;

/// Half characters in JSON: `\ud800` to `\udfff` without the other half beside it.
///
/// RFC 8259 (8.2) lets a writer escape them anywhere. Parsers that refuse them inside a name would
/// lose the whole record, and whoever writes one into a tool's schema would be invisible.
public final class LoneSurrogates {
  private static final int ESCAPE = 6;
  private static final byte[] REPLACEMENT = {'f', 'f', 'f', 'd'};

  private LoneSurrogates() {}

  /// JSON with the replacement character U+FFFD in the place of each, of the same length.
  ///
  /// @param json holds it from `from` (included) to `to` (not included)
  /// @return empty when there is none
  public static Optional<byte[]> mended(byte[] json, int from, int to) {
    byte[] mended = Arrays.copyOfRange(json, from, to);
    mend(mended, 0, mended.length, true);
    return Arrays.equals(mended, 0, mended.length, json, from, to)
        ? Optional.empty()
        : Optional.of(mended);
  }

  /// Mends JSON where it stands, piece by piece.
  ///
  /// @param json holds a piece from `from` (included) to `to` (not included), which begins in no
  ///   escape
  /// @param last whether nothing follows
  /// @return where the next piece has to begin: the end, or an escape that is not whole yet
  public static int mend(byte[] json, int from, int to, boolean last) {
    int at = from;
    while (at < to) {
      if (json[at] != '\\') {
        at++;
        continue;
      }
      int code = code(json, at, to);
      int needed = high(code) ? 2 * ESCAPE : ESCAPE;
      if (!last && at + needed > to) {
        return at;
      }
      boolean pair = high(code) && low(code(json, at + ESCAPE, to));
      if ((high(code) || low(code)) && !pair) {
        System.arraycopy(REPLACEMENT, 0, json, at + 2, REPLACEMENT.length);
      }
      at += pair ? 2 * ESCAPE : code < 0 ? 2 : ESCAPE;
    }
    return Math.min(at, to);
  }

  private static boolean high(int code) {
    return code >= 0xd800 && code < 0xdc00;
  }

  private static boolean low(int code) {
    return code >= 0xdc00 && code < 0xe000;
  }

  /// The number of an escape at a place, or -1 where there is none.
  private static int code(byte[] json, int at, int to) {
    if (at + ESCAPE > to || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + ESCAPE; i++) {
      int digit = Character.digit(json[i], 16);
      if (digit < 0) {
        return -1;
      }
      code = 16 * code + digit;
    }
    return code;
  }
}
