// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.util.List;

/// The pieces of a pattern, one after the other, with what one pattern may use up.
final class Tokens {
  private final List<Token> tokens;
  private int at;
  private int depth;
  private int used;
  private long paid;

  Tokens(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(at);
  }

  Token take() {
    Token token = tokens.get(at);
    at = Math.min(at + 1, tokens.size() - 1);
    return token;
  }

  boolean takeWord(String word) {
    boolean found = peek().isWord(word);
    if (found) {
      take();
    }
    return found;
  }

  boolean takeSign(String sign) {
    boolean found = peek().isSign(sign);
    if (found) {
      take();
    }
    return found;
  }

  void need(String sign) throws BadPattern {
    if (!takeSign(sign)) {
      throw wrong(sign);
    }
  }

  Token need(Token.Kind kind, String what) throws BadPattern {
    if (peek().kind() != kind) {
      throw wrong(what);
    }
    return take();
  }

  void down() throws BadPattern {
    depth++;
    if (depth > Pattern.DEEPEST) {
      throw wrong("at most " + Pattern.DEEPEST + " parentheses inside each other");
    }
  }

  void up() {
    depth--;
  }

  void use() throws BadPattern {
    used++;
    if (used > Pattern.MOST) {
      throw wrong("at most " + Pattern.MOST + " comparisons and values");
    }
  }

  /// Pays for an expression, before any engine sees it.
  void pay(long price) throws BadPattern {
    paid += price;
    if (paid > LinearRegex.MOST) {
      throw wrong("expressions of at most 10,000 characters in all, each times its counts");
    }
  }

  BadPattern wrong(String expected) {
    return new BadPattern(peek().at(), expected);
  }
}
