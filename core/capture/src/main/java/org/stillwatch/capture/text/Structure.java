// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

/// What the layout of a text shows without reading its words: lines of code, and tags that an
/// answer shall carry. Brittle by nature: it only corroborates.
final class Structure {
  /// A line with this many of `{ } ( ) ; = < > [ ]` is taken for code (assumed).
  private static final int CODE_SYMBOLS = 3;

  /// This many lines of code count as one hit (assumed).
  private static final int CODE_LINES = 3;

  /// More lines of code say no more than this many hits (assumed).
  private static final int CAP = 8;

  private int symbols;
  private int codeLines;

  void clear() {
    symbols = 0;
    codeLines = 0;
  }

  void symbol(char symbol) {
    if (symbol < 128 && "{}()=<>[]".indexOf(symbol) >= 0) {
      symbols++;
    }
  }

  void end() {
    codeLines += symbols >= CODE_SYMBOLS ? 1 : 0;
    symbols = 0;
  }

  /// Hits for code.
  int codeHits() {
    return Math.min(CAP, codeLines / CODE_LINES);
  }
}
