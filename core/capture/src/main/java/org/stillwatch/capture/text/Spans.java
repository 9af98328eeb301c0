// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

/// Where the spans end that become slots: numbers, quoted text, and runs of ASCII without spaces
/// that may be a link, a mail address or an id.
final class Spans {
  /// Longest quoted span that is a value, in UTF-16 units; longer ones are text (assumed).
  static final int QUOTE_MAX = 80;

  /// Shortest run with digits and joiners that is taken for an id (assumed).
  private static final int ID_MIN = 16;

  private static final boolean[] RUN = new boolean[128];

  static {
    for (char c = '0'; c <= 'z'; c++) {
      RUN[c] = Character.isLetterOrDigit(c);
    }
    for (char c : "_-./:@%+=&?#~".toCharArray()) {
      RUN[c] = true;
    }
  }

  private Spans() {}

  /// The end of a number that starts at `from`: digits, with single separators between digits.
  static int number(char[] c, int from, int to) {
    int i = from;
    while (i < to
        && (Glyphs.KIND[c[i]] == Glyphs.DIGIT || (separates(c[i]) && digitAt(c, i + 1, to)))) {
      i++;
    }
    return i;
  }

  /// Whether a run of joined ASCII goes on behind a word that ends at `i`.
  static boolean joins(char[] c, int i, int to) {
    if (i + 1 >= to || c[i] >= 128 || !RUN[c[i]] || c[i + 1] >= 128) {
      return false;
    }
    return Character.isLetterOrDigit(c[i + 1]) || (c[i] == ':' && c[i + 1] == '/');
  }

  /// The end of a run of joined ASCII, without the punctuation that closes a sentence.
  static int run(char[] c, int from, int to) {
    int i = from;
    while (i < to && c[i] < 128 && RUN[c[i]]) {
      i++;
    }
    while (i > from && ".:?".indexOf(c[i - 1]) >= 0) {
      i--;
    }
    return i;
  }

  /// What a run is, or [Slots.Kind#NONE] when it is plain words.
  static Slots.Kind classify(char[] c, int from, int to) {
    boolean digits = false;
    int at = -1;
    int point = -1;
    for (int i = from; i < to; i++) {
      if (c[i] == ':' && i + 2 < to && c[i + 1] == '/' && c[i + 2] == '/') {
        return Slots.Kind.LINK;
      }
      digits |= Glyphs.KIND[c[i]] == Glyphs.DIGIT;
      at = c[i] == '@' ? i : at;
      point = c[i] == '.' ? i : point;
    }
    if (at > from && point > at) {
      return Slots.Kind.MAIL;
    }
    return web(c, from, to)
        ? Slots.Kind.LINK
        : digits && to - from >= ID_MIN ? Slots.Kind.ID : Slots.Kind.NONE;
  }

  /// Where a quoted span ends, or -1 when the mark opens none: at most [#QUOTE_MAX] units, one
  /// line.
  static int quoted(char[] c, int from, int to) {
    char close = closing(c[from]);
    int end = Math.min(to, from + QUOTE_MAX + 2);
    for (int i = from + 1; i < end && Glyphs.KIND[c[i]] != Glyphs.STOP; i++) {
      if (c[i] == close && (close != '\'' || !wordAt(c, i + 1, to))) {
        return i > from + 1 ? i : -1;
      }
    }
    return -1;
  }

  /// Whether a letter or digit stands at `i`.
  static boolean wordAt(char[] c, int i, int to) {
    return i >= 0 && i < to && (Glyphs.KIND[c[i]] == Glyphs.LETTER || digitAt(c, i, to));
  }

  private static boolean digitAt(char[] c, int i, int to) {
    return i < to && Glyphs.KIND[c[i]] == Glyphs.DIGIT;
  }

  private static boolean separates(char c) {
    return c == '.' || c == ',' || c == ':' || c == '/' || c == '-';
  }

  private static boolean web(char[] c, int from, int to) {
    return to - from > 4
        && Glyphs.FOLD[c[from]] == 'w'
        && Glyphs.FOLD[c[from + 1]] == 'w'
        && Glyphs.FOLD[c[from + 2]] == 'w'
        && c[from + 3] == '.';
  }

  private static char closing(char open) {
    return switch (open) {
      case '\u201c', '\u201e' -> '\u201d';
      case '\u2018' -> '\u2019';
      case '\u00ab' -> '\u00bb';
      case '\u2039' -> '\u203a';
      case '\u300c' -> '\u300d';
      case '\u300e' -> '\u300f';
      case '\u300a' -> '\u300b';
      default -> open;
    };
  }
}
