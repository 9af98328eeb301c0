// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

/// A pattern of STIX 2.1 (9): what has to be observed.
///
/// @param observation the whole of it
public record Pattern(Observation observation) {
  /// The longest pattern that is read, in characters.
  public static final int LONGEST = 16_384;

  /// The deepest nesting of parentheses.
  static final int DEEPEST = 32;

  /// The most comparisons and values of one pattern.
  static final int MOST = 2_000;

  /// Reads a pattern.
  ///
  /// @throws BadPattern when it is none, or over a limit
  public static Pattern parse(String text) throws BadPattern {
    if (text.length() > LONGEST) {
      throw new BadPattern(LONGEST, "a pattern of at most " + LONGEST + " characters");
    }
    return new Pattern(new PatternParser(Lexer.tokens(text)).whole());
  }

  /// Whether something that was seen matches. See [Match] for what cannot be told.
  public Match against(Seen seen) {
    return Matcher.match(observation, seen);
  }
}
