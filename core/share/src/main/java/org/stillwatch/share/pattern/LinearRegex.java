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
  static final int MOST_COPIES = 1_000;
  private static final int LONGEST_INPUT = 4_096;

  private final String source;
  private final Optional<Pattern> pattern;

  private LinearRegex(String source, Optional<Pattern> pattern) {
    this.source = source;
    this.pattern = pattern;
  }

  /// Prepares an expression.
  ///
  /// @return empty when it is longer than 1,024 characters, or its counted repetitions multiply to
  ///   more than 1,000 copies
  public static Optional<LinearRegex> of(String source) {
    if (source.length() > LONGEST || copies(source) > MOST_COPIES) {
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
    return like.length() > LONGEST
        ? Optional.empty()
        : Optional.of(new LinearRegex(like, Optional.of(Pattern.compile(source))));
  }

  /// Whether the engine knows it.
  public boolean isKnown() {
    return pattern.isPresent();
  }

  /// Whether it is found in the first 4,096 characters of a text.
  public boolean finds(String text) {
    String seen = text.length() > LONGEST_INPUT ? text.substring(0, LONGEST_INPUT) : text;
    return pattern.filter(p -> p.matcher(seen).find()).isPresent();
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
        number = c >= '0' && c <= '9' ? Math.min(10 * number + c - '0', MOST_COPIES + 1) : 0;
        most = Math.max(most, number);
      }
      copies = Math.min(copies * most, MOST_COPIES + 1);
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
