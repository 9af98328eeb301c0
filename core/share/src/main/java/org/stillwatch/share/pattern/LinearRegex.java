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
  private final String prepared;

  /// Made when it is first needed: whoever sends a thousand patterns does not make us compile them.
  private Optional<Engine> engine = Optional.empty();

  private LinearRegex(String source, String prepared) {
    this.source = source;
    this.prepared = prepared;
  }

  /// What the engine made of an expression; empty when it does not know it. Never changes, so two
  /// threads that both make it do no harm.
  private record Engine(Optional<Pattern> pattern) {
    static Engine of(String expression) {
      try {
        return new Engine(Optional.of(Pattern.compile(expression)));
      } catch (PatternSyntaxException notKnown) {
        return new Engine(Optional.empty());
      }
    }
  }

  /// Takes an expression.
  ///
  /// @return empty when its price is over 10,000
  public static Optional<LinearRegex> of(String source) {
    return price(source) > MOST ? Optional.empty() : Optional.of(new LinearRegex(source, source));
  }

  /// Text in which `%` stands for anything and `_` for one character (`LIKE` of STIX patterns).
  static LinearRegex ofLike(String like) {
    var regex = new StringBuilder("(?s)^");
    for (int i = 0; i < like.length(); i++) {
      char c = like.charAt(i);
      regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return new LinearRegex("LIKE " + like, regex.append('$').toString());
  }

  /// Whether it is found in a text; of one that is longer than 1,024 characters, or when the engine
  /// does not know the expression, nobody can tell.
  Match finds(String text) {
    if (text.length() > LONGEST_INPUT) {
      return Match.CANNOT_TELL;
    }
    Engine made = engine.orElseGet(() -> Engine.of(prepared));
    engine = Optional.of(made);
    return made.pattern().map(p -> Match.of(p.matcher(text).find())).orElse(Match.CANNOT_TELL);
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
