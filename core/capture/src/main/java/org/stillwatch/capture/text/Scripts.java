// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/// Counts letters by script, and names the majority in ISO 15924. It serves segmentation and the
/// comparison of copies in several languages, and is never scored.
final class Scripts {
  private static final String[] CODES = {
    "", "Latn", "Hani", "Jpan", "Kore", "Cyrl", "Arab", "Deva", "Thai", "Grek", "Hebr", "Zzzz"
  };
  private static final int HAN = 2;
  private static final int JAPANESE = 3;

  /// Below this share of kana, a text with Han letters is not Japanese: one in eight (assumed).
  private static final int KANA_SHARE = 8;

  private static final byte[] TABLE = new byte[0x10000];

  static {
    for (int c = 0; c < TABLE.length; c++) {
      TABLE[c] = index(c);
    }
  }

  private final long[] counts = new long[CODES.length];

  void clear() {
    Arrays.fill(counts, 0);
  }

  void add(int codePoint, int letters) {
    counts[codePoint < TABLE.length ? TABLE[codePoint] : index(codePoint)] += letters;
  }

  /// The majority script, empty without letters.
  String majority() {
    long kana = counts[JAPANESE];
    if (kana > 0 && kana * KANA_SHARE >= counts[HAN]) {
      counts[JAPANESE] += counts[HAN];
      counts[HAN] = 0;
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > (best == 0 ? 0 : counts[best]) ? i : best;
    }
    return CODES[best];
  }

  private static byte index(int codePoint) {
    return switch (UnicodeScript.of(codePoint)) {
      case COMMON, INHERITED, UNKNOWN -> 0;
      case LATIN -> 1;
      case HAN, BOPOMOFO -> HAN;
      case HIRAGANA, KATAKANA -> JAPANESE;
      case HANGUL -> 4;
      case CYRILLIC -> 5;
      case ARABIC -> 6;
      case DEVANAGARI -> 7;
      case THAI -> 8;
      case GREEK -> 9;
      case HEBREW -> 10;
      default -> (byte) (CODES.length - 1);
    };
  }
}
