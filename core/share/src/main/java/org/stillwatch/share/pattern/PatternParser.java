// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.stillwatch.share.stix.StixTime;

/// Reads observations by recursive descent: each level of precedence is a method, and each piece is
/// looked at once. Looser binds first: `FOLLOWEDBY`, then `OR`, then `AND`, then qualifiers.
final class PatternParser {
  private final Tokens tokens;

  PatternParser(List<Token> tokens) {
    this.tokens = new Tokens(tokens);
  }

  Observation whole() throws BadPattern {
    Observation observation = chain();
    tokens.need(Token.Kind.END, "the end of the pattern, AND, OR, FOLLOWEDBY or a qualifier");
    return observation;
  }

  private Observation chain() throws BadPattern {
    return joined("FOLLOWEDBY", this::any, Observation.Then::new);
  }

  private Observation any() throws BadPattern {
    return joined("OR", this::all, Observation.Any::new);
  }

  private Observation all() throws BadPattern {
    return joined("AND", this::qualified, Observation.All::new);
  }

  private Observation joined(
      String word, Part part, Function<List<Observation>, Observation> together) throws BadPattern {
    List<Observation> parts = new ArrayList<>();
    parts.add(part.read());
    while (tokens.takeWord(word)) {
      parts.add(part.read());
    }
    return parts.size() == 1 ? parts.getFirst() : together.apply(parts);
  }

  private Observation qualified() throws BadPattern {
    Observation of = one();
    for (int qualifiers = 0; ; qualifiers++) {
      Token word = tokens.peek();
      if (word.kind() != Token.Kind.WORD || !isQualifier(word.text())) {
        return of;
      }
      if (qualifiers == 3) {
        throw tokens.wrong("at most three qualifiers");
      }
      of = qualifier(of);
    }
  }

  private static boolean isQualifier(String word) {
    return word.equals("WITHIN") || word.equals("REPEATS") || word.equals("START");
  }

  private Observation qualifier(Observation of) throws BadPattern {
    String word = tokens.take().text();
    if (word.equals("START")) {
      Instant from = time();
      if (!tokens.takeWord("STOP")) {
        throw tokens.wrong("STOP");
      }
      return new Observation.During(of, from, time());
    }
    double amount = number(tokens.need(Token.Kind.NUMBER, "a number"));
    String unit = word.equals("WITHIN") ? "SECONDS" : "TIMES";
    if (amount <= 0 || !tokens.takeWord(unit)) {
      throw tokens.wrong("a number above 0 and " + unit);
    }
    return new Observation.Qualified(of, word, amount);
  }

  private Instant time() throws BadPattern {
    Token literal = tokens.need(Token.Kind.TAGGED, "a time such as t'2026-01-31T00:00:00Z'");
    return StixTime.parse(literal.text().substring(1))
        .filter(t -> literal.text().startsWith("t"))
        .orElseThrow(() -> new BadPattern(literal.at(), "a time such as t'2026-01-31T00:00:00Z'"));
  }

  private Observation one() throws BadPattern {
    tokens.down();
    Observation of;
    if (tokens.takeSign("(")) {
      of = chain();
      tokens.need(")");
    } else {
      tokens.need("[");
      of = new Observation.One(new ComparisonParser(tokens).any());
      tokens.need("]");
    }
    tokens.up();
    return of;
  }

  static double number(Token token) throws BadPattern {
    try {
      double value = Double.parseDouble(token.text());
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // falls through: two points, for example
    }
    throw new BadPattern(token.at(), "a number");
  }

  @FunctionalInterface
  private interface Part {
    Observation read() throws BadPattern;
  }
}
