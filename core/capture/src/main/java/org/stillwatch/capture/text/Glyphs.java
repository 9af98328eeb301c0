// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.lang.Character.UnicodeScript;

/// What each UTF-16 unit means to the skeleton, as tables of the basic plane. They come from the
/// Unicode data of the JDK, so that a new JDK can only change characters that were unassigned.
final class Glyphs {
  static final byte SPACE = 0;
  static final byte LETTER = 1;
  static final byte DIGIT = 2;

  /// A letter of a script that is written without spaces: a word of its own.
  static final byte UNSPACED = 3;

  /// Ends a segment wherever it stands: line breaks, full stops of East Asian and other scripts.
  static final byte STOP = 4;

  /// Ends a segment only before a space or the end: `. ! ? ; :`.
  static final byte POINT = 5;

  static final byte QUOTE = 6;
  static final byte SYMBOL = 7;

  /// Invisible, or an apostrophe: neither seen nor a break of a word.
  static final byte IGNORED = 8;

  static final byte APOSTROPHE = 9;
  static final byte SURROGATE = 10;

  static final byte[] KIND = new byte[0x10000];
  static final char[] FOLD = new char[0x10000];

  private static final String STOPS =
      "\n\r\u000b\f\u0085\u2028\u2029\u3002\uff01\uff1f\uff1b\uff61\u2026\u061f\u06d4\u0964\u0965\u1362";
  private static final String POINTS = ".!?;:";
  private static final String QUOTES = "\"`\u201c\u201e\u00ab\u2039\u300c\u300e\u300a\u2018";
  private static final String APOSTROPHES = "'\u2019\u02bc";

  static {
    for (int c = 0; c < 0x10000; c++) {
      FOLD[c] = fold((char) c);
      KIND[c] = kind((char) c);
    }
  }

  private Glyphs() {}

  /// Full-width forms of ASCII are read as ASCII; case is folded by the simple mappings.
  private static char fold(char c) {
    char narrow = c >= 0xff01 && c <= 0xff5e ? (char) (c - 0xfee0) : c;
    return Character.toLowerCase(Character.toUpperCase(narrow));
  }

  private static byte kind(char c) {
    if (STOPS.indexOf(c) >= 0) {
      return STOP;
    }
    if (Character.isSurrogate(c)) {
      return SURROGATE;
    }
    return marked(c >= 0xff01 && c <= 0xff5e ? (char) (c - 0xfee0) : c);
  }

  private static byte marked(char c) {
    if (POINTS.indexOf(c) >= 0) {
      return POINT;
    }
    if (QUOTES.indexOf(c) >= 0) {
      return QUOTE;
    }
    if (APOSTROPHES.indexOf(c) >= 0) {
      return APOSTROPHE;
    }
    return byType(c);
  }

  private static byte byType(char c) {
    int type = Character.getType(c);
    if (type == Character.FORMAT || (c >= 0xfe00 && c <= 0xfe0f)) {
      return IGNORED;
    }
    if (unspaced(c)) {
      return UNSPACED;
    }
    return switch (type) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.CONNECTOR_PUNCTUATION ->
          LETTER;
      case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
      case Character.SPACE_SEPARATOR, Character.CONTROL -> SPACE;
      default -> SYMBOL;
    };
  }

  /// Whether a code point is a letter or mark of a script that is written without spaces.
  static boolean unspaced(int codePoint) {
    return switch (UnicodeScript.of(codePoint)) {
      case HAN, HIRAGANA, KATAKANA, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, YI, TIBETAN ->
          Character.isLetter(codePoint) || isMark(codePoint);
      default -> false;
    };
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
