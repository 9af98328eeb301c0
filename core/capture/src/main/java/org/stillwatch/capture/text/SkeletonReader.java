// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

/// Reads text into words, slots and ends of segments. One pass, no look-behind beyond one unit, and
/// look-ahead only where a slot may start, so that the time is linear in the length.
///
/// Case, punctuation, invisible characters, numbers, short quoted spans, links, mail addresses and
/// ids make no difference to the words; digits inside a word count as one mark.
final class SkeletonReader {
  /// Folded hexadecimal words of this length are ids when they mix digits and letters (assumed).
  private static final int HEX_MIN = 8;

  /// Longer words are ids or noise (assumed; the longest English words stay below).
  private static final int WORD_MAX = 40;

  /// What may stand between the end of a sentence and the space behind it.
  private static final String CLOSERS = ")]}*\u201d\u2019\u00bb";

  private static final int INTEGER_DIGITS = 18;

  private final KeyedMix mix;
  private final Tokens out;
  private char[] c = {};
  private int from;
  private int to;
  private int plainUntil;

  SkeletonReader(KeyedMix mix, Tokens out) {
    this.mix = mix;
    this.out = out;
  }

  /// Reads one stretch of text, which ends its last segment.
  void read(char[] text, int start, int end) {
    c = text;
    from = start;
    to = end;
    plainUntil = start;
    int i = start;
    while (i < end) {
      i = next(i);
    }
    out.end();
    c = new char[0];
  }

  /// Words and spaces alternate, which a branch predictor learns better than a switch.
  private int next(int i) {
    byte kind = Glyphs.KIND[c[i]];
    if (kind == Glyphs.LETTER) {
      int end = word(i);
      return end < to && c[end] == ' ' ? end + 1 : end;
    }
    return other(kind, i);
  }

  private int other(byte kind, int i) {
    return switch (kind) {
      case Glyphs.DIGIT -> number(i);
      case Glyphs.UNSPACED -> letter(i);
      case Glyphs.STOP -> stop(i);
      case Glyphs.POINT -> point(i);
      case Glyphs.QUOTE -> quote(i);
      case Glyphs.APOSTROPHE -> Spans.wordAt(c, i - 1, to) ? i + 1 : quote(i);
      case Glyphs.SYMBOL -> symbol(i);
      case Glyphs.SURROGATE -> supplementary(i);
      default -> i + 1;
    };
  }

  /// The common case: a word of plain letters.
  private int word(int start) {
    long state = mix.start();
    long units = 0;
    int i = start;
    while (i < to && Glyphs.KIND[c[i]] == Glyphs.LETTER) {
      units = units << 16 | Glyphs.FOLD[c[i++]];
      if ((i - start & 3) == 0) {
        state = mix.then(state, units);
        units = 0;
      }
    }
    if (i < to && odd(Glyphs.KIND[c[i]])) {
      return mixed(start);
    }
    return finish(start, i, mix.close(state ^ units, i - start), i - start);
  }

  private static boolean odd(byte kind) {
    return kind == Glyphs.DIGIT || kind == Glyphs.IGNORED || kind == Glyphs.APOSTROPHE;
  }

  /// A word with digits, apostrophes or invisible characters in it. An apostrophe at its end stays
  /// outside in effect, since it adds nothing.
  private int mixed(int start) {
    long state = mix.start();
    long units = 0;
    int count = 0;
    int changes = 0;
    boolean digit = false;
    boolean letters = false;
    boolean hex = true;
    int i = start;
    for (; i < to; i++) {
      byte kind = Glyphs.KIND[c[i]];
      if (kind == Glyphs.IGNORED || (kind == Glyphs.APOSTROPHE && Spans.wordAt(c, i + 1, to))) {
        continue;
      }
      if (kind != Glyphs.LETTER && kind != Glyphs.DIGIT) {
        break;
      }
      boolean wasDigit = digit;
      digit = kind == Glyphs.DIGIT;
      changes += count > 0 && digit != wasDigit ? 1 : 0;
      letters |= !digit;
      hex &= digit || (Glyphs.FOLD[c[i]] >= 'a' && Glyphs.FOLD[c[i]] <= 'f');
      if (digit && wasDigit) {
        continue;
      }
      units = units << 16 | (digit ? '#' : Glyphs.FOLD[c[i]]);
      if ((++count & 3) == 0) {
        state = mix.then(state, units);
        units = 0;
      }
    }
    boolean id = changes > 0 && ((hex && i - start >= HEX_MIN) || changes > 2);
    if (id && letters) {
      int end = Spans.joins(c, i, to) ? Spans.run(c, i, to) : i;
      return slot(Slots.Kind.ID, start, end, end);
    }
    return count == 0 ? i : finish(start, i, mix.close(state ^ units, count), count);
  }

  private int finish(int start, int end, long hash, int length) {
    if (start >= plainUntil && Spans.joins(c, end, to)) {
      int run = Spans.run(c, end, to);
      var kind = Spans.classify(c, start, run);
      if (kind != Slots.Kind.NONE) {
        return slot(kind, start, run, run);
      }
      plainUntil = run;
    }
    if (length > WORD_MAX) {
      return slot(Slots.Kind.ID, start, end, end);
    }
    if (end < to && c[end] == '>' && start > from && (c[start - 1] == '<' || c[start - 1] == '/')) {
      out.tag(hash);
    }
    out.word(hash, c[start], length);
    return end;
  }

  private int number(int start) {
    int end = Spans.number(c, start, to);
    if (end < to && (Glyphs.KIND[c[end]] == Glyphs.LETTER || Spans.joins(c, end, to))) {
      return numbered(start, end);
    }
    return value(start, end);
  }

  /// A number with something at its end: a time stamp, an id, or a word such as `3rd`.
  private int numbered(int start, int end) {
    int run = start >= plainUntil ? Spans.run(c, end, to) : start;
    var kind = run > end ? Spans.classify(c, start, run) : Slots.Kind.NONE;
    if (kind != Slots.Kind.NONE) {
      return slot(kind, start, run, run);
    }
    plainUntil = Math.max(plainUntil, run);
    return Glyphs.KIND[c[end]] == Glyphs.LETTER ? mixed(start) : value(start, end);
  }

  private int value(int start, int end) {
    long value = 0;
    int digits = 0;
    for (int i = start; i < end; i++) {
      if (Glyphs.KIND[c[i]] == Glyphs.DIGIT) {
        value = value * 10 + Character.digit(c[i], 10);
        digits++;
      } else if (c[i] != ',') {
        return slot(Slots.Kind.NUMBER, start, end, end);
      }
      if (digits > INTEGER_DIGITS) {
        return slot(Slots.Kind.NUMBER, start, end, end);
      }
    }
    out.integer(value);
    return end;
  }

  private int slot(Slots.Kind kind, int start, int end, int next) {
    out.value(kind, mix.exact(c, start, end));
    return next;
  }

  private int letter(int i) {
    out.letter(mix.close(mix.start() ^ Glyphs.FOLD[c[i]], 1), c[i]);
    return i + 1;
  }

  private int stop(int i) {
    out.end();
    return i + 1;
  }

  private int point(int i) {
    if (i + 1 >= to || breaks(Glyphs.KIND[c[i + 1]]) || CLOSERS.indexOf(c[i + 1]) >= 0) {
      out.end();
    }
    return i + 1;
  }

  private static boolean breaks(byte kind) {
    return kind == Glyphs.SPACE || kind == Glyphs.STOP || kind == Glyphs.QUOTE;
  }

  private int quote(int i) {
    int close = Spans.quoted(c, i, to);
    return close < 0 ? i + 1 : slot(Slots.Kind.QUOTE, i + 1, close, close + 1);
  }

  private int symbol(int i) {
    out.symbol(c[i]);
    return i + 1;
  }

  /// Beyond the basic plane: letters stand alone, as in scripts without spaces; the rest is unseen.
  private int supplementary(int i) {
    int codePoint = Character.codePointAt(c, i, to);
    if (Character.isLetter(codePoint)) {
      int folded = Character.toLowerCase(Character.toUpperCase(codePoint));
      out.letter(mix.close(mix.start() ^ folded, 1), codePoint);
    }
    return i + Character.charCount(codePoint);
  }
}
