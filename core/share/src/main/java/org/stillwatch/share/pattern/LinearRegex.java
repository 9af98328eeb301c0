// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// A regular expression of a stranger, on an engine whose time is linear in the text (RE2). What
/// the engine does not know, such as references back, is known not to be known. Counted repetitions
/// multiply inside such an engine, so their product is bounded before it sees them.
public final class LinearRegex {
  static final int LONGEST = 1_024;
  static final int MOST = 10_000;
  private static final int OF_CLASS = 200;
  private static final int LONGEST_INPUT = 1_024;

  private final String source;
  private final Optional<Pattern> pattern;

  private LinearRegex(String source, Optional<Pattern> pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /// Prepares an expression.
  ///
  /// @return empty when its price is over 10,000
  public static Optional<LinearRegex> of(String source) {
    if (price(source) > MOST) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LinearRegex(source, Optional.of(Pattern.compile(source))));
    } catch (PatternSyntaxException notKnown) {
      return Optional.of(new LinearRegex(source, Optional.empty()));
    }
  }

  /// Text in which `%` stands for anything and `_` for one character (`LIKE` of STIX patterns).
  static Optional<LinearRegex> ofLike(String like) {
    var regex = new StringBuilder("(?s)^");
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
    }
    String source = regex.append('$').toString();
    return Optional.of(new LinearRegex(like, Optional.of(Pattern.compile(source))));
  }

  /// Whether it is found in a text; of one that is longer than 1,024 characters, or when the engine
  /// does not know the expression, nobody can tell.
  Match finds(String text) {
    return pattern.isEmpty() || text.length() > LONGEST_INPUT
        ? Match.CANNOT_TELL
        : Match.of(pattern.filter(p -> p.matcher(text).find()).isPresent());
  }

  /// What an expression costs: its characters, a class of Unicode counting 200, times the product
  /// of all its counts; one of more than 1,024 characters costs too much.
  static long price(String source) {
    long classes = 0;
    for (int at = source.indexOf('\\'); at >= 0; at = source.indexOf('\\', at + 2)) {
      boolean unicode = source.startsWith("p", at + 1) || source.startsWith("P", at + 1);
      classes += unicode ? 1 : 0;
    }
    return source.length() > LONGEST
        ? MOST + 1L
        : (source.length() + OF_CLASS * classes) * copies(source);
  }

  /// The product of all counts in braces, at least 1; a brace without a number counts as 1.
  private static long copies(String source) {
    long copies = 1;
    for (int at = source.indexOf('{'); at >= 0; at = source.indexOf('{', at + 1)) {
      int end = source.indexOf('}', at);
      long most = 1;
      long number = 0;
      for (int i = at + 1; i < end; i++) {
        char c = source.charAt(i);
        number = c >= '0' && c <= '9' ? Math.min(10 * number + c - '0', MOST) : 0;
        most = Math.max(most, number);
      }
      copies = Math.min(copies * most, MOST);
    }
    return copies;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearRegex r && r.source.equals(source);
  }

  @Override
  public int hashCode() {
    return source.hashCode();
  }

  @Override
  public String toString() {
    return "LinearRegex of " + source.length() + " characters";
  }
}
