// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

/// A piece of a pattern.
///
/// @param kind of it
/// @param text without quotes and escapes
/// @param at its first character
record Token(Kind kind, String text, int at) {
  enum Kind {
    /// A word: a keyword, a type or a step of a path.
    WORD,
    /// Text in quotes.
    TEXT,
    /// A number.
    NUMBER,
    /// A literal with a letter before its quotes: `t'...'`, `h'...'`, `b'...'`.
    TAGGED,
    /// Anything else, as it stands: `[`, `!=`, ...
    SIGN,
    /// Nothing follows.
    END
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }
}
