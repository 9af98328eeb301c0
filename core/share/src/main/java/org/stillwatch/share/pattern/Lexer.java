// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts a pattern into pieces, in one pass and without looking back.
final class Lexer {
  private static final Set<String> PAIRS = Set.of("!=", "<>", "<=", ">=", "==");
  private static final String SIGNS = "[]():.,=<>*!-";
  private static final String SPACES = " \t\n\r\u000b\f\u0085\u00a0";

  private final String pattern;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Lexer(String pattern) {
    this.pattern = pattern;
  }

  static List<Token> tokens(String pattern) throws BadPattern {
    var lexer = new Lexer(pattern);
    while (lexer.at < pattern.length()) {
      lexer.next();
    }
    lexer.tokens.add(new Token(Token.Kind.END, "", pattern.length()));
    return lexer.tokens;
  }

  private void next() throws BadPattern {
    char c = pattern.charAt(at);
    int from = at;
    if (SPACES.indexOf(c) >= 0) {
      at++;
    } else if (pattern.startsWith("/*", at) || pattern.startsWith("//", at)) {
      comment();
    } else if (c == '\'') {
      at++;
      tokens.add(new Token(Token.Kind.TEXT, quoted(), from));
    } else if ((c == 't' || c == 'h' || c == 'b') && pattern.startsWith("'", at + 1)) {
      at += 2;
      tokens.add(new Token(Token.Kind.TAGGED, c + quoted(), from));
    } else if (isDigit(c)
        || (c == '-' && at + 1 < pattern.length() && isDigit(pattern.charAt(at + 1)))) {
      at++;
      run(false);
      tokens.add(new Token(Token.Kind.NUMBER, pattern.substring(from, at), from));
    } else if (isLetter(c)) {
      run(true);
      tokens.add(new Token(Token.Kind.WORD, pattern.substring(from, at), from));
    } else {
      sign(c);
    }
  }

  private void sign(char c) throws BadPattern {
    String pair = pattern.substring(at, Math.min(at + 2, pattern.length()));
    String sign = PAIRS.contains(pair) ? pair : SIGNS.indexOf(c) >= 0 ? String.valueOf(c) : "";
    if (sign.isEmpty()) {
      throw new BadPattern(at, "a sign of the pattern language");
    }
    tokens.add(new Token(Token.Kind.SIGN, sign, at));
    at += sign.length();
  }

  private void comment() throws BadPattern {
    boolean line = pattern.startsWith("//", at);
    int end = pattern.indexOf(line ? "\n" : "*/", at + 2);
    if (end < 0 && !line) {
      throw new BadPattern(at, "the end of a comment");
    }
    at = end < 0 ? pattern.length() : end + (line ? 1 : 2);
  }

  /// Text up to the closing quote, where `\'` and `\\` are escaped.
  private String quoted() throws BadPattern {
    int from = at;
    var text = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '\'') {
      if (pattern.charAt(at) == '\\') {
        at++;
      }
      if (at < pattern.length()) {
        text.append(pattern.charAt(at));
      }
      at++;
    }
    if (at >= pattern.length()) {
      throw new BadPattern(from, "a closing quote");
    }
    at++;
    return text.toString();
  }

  /// A number, or a word; a hyphen is part of a word, a point part of a number.
  private void run(boolean word) {
    while (at < pattern.length() && continues(pattern.charAt(at), word)) {
      at++;
    }
  }

  private static boolean continues(char c, boolean word) {
    return isDigit(c) || (word ? isLetter(c) || c == '-' : c == '.');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
