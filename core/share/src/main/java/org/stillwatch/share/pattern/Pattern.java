// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.share.json.Json;

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

  /// What is compared with which values, in the order of the pattern.
  public List<Compared> compared() {
    List<Compared> all = new ArrayList<>();
    collect(observation, all);
    return all;
  }

  /// A member and a value that it is compared with.
  ///
  /// @param path as [Seen] names it
  /// @param value text of the value; empty for an expression, of which nobody can list the values
  public record Compared(String path, String value) {}

  private static void collect(Observation observation, List<Compared> all) {
    switch (observation) {
      case Observation.One(Comparison holds) -> collect(holds, all);
      case Observation.Any(List<Observation> of) -> of.forEach(o -> collect(o, all));
      case Observation.All(List<Observation> of) -> of.forEach(o -> collect(o, all));
      case Observation.Then(List<Observation> of) -> of.forEach(o -> collect(o, all));
      case Observation.During d -> collect(d.of(), all);
      case Observation.Qualified q -> collect(q.of(), all);
    }
  }

  private static void collect(Comparison comparison, List<Compared> all) {
    switch (comparison) {
      case Comparison.All(List<Comparison> of) -> of.forEach(c -> collect(c, all));
      case Comparison.Any(List<Comparison> of) -> of.forEach(c -> collect(c, all));
      case Comparison.Test test ->
          test.values().forEach(value -> all.add(new Compared(test.path(), text(value))));
    }
  }

  private static String text(Comparison.Value value) {
    return switch (value) {
      case Comparison.Value.Words(String text) -> text;
      case Comparison.Value.Other(String text) -> text;
      case Comparison.Value.Amount(double number) -> new Json.Num(number).canonical();
      case Comparison.Value.Expression _ -> "";
    };
  }
}
