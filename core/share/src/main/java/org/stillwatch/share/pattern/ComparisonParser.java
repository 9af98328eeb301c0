// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.share.pattern.Comparison.Operator;
import org.stillwatch.share.pattern.Comparison.Value;

/// Reads what stands between brackets: comparisons, joined by `AND` and, looser, by `OR`.
final class ComparisonParser {
  private static final Map<String, Operator> SIGNS =
      Map.of(
          "=", Operator.EQUAL,
          "==", Operator.EQUAL,
          "!=", Operator.UNEQUAL,
          "<>", Operator.UNEQUAL,
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL);
  private static final Map<String, Operator> WORDS =
      Map.of(
          "IN", Operator.IN,
          "LIKE", Operator.LIKE,
          "MATCHES", Operator.MATCHES,
          "ISSUBSET", Operator.IS_SUBSET,
          "ISSUPERSET", Operator.IS_SUPERSET);
  private static final int STEPS = 16;

  private final Tokens tokens;

  ComparisonParser(Tokens tokens) {
    this.tokens = tokens;
  }

  Comparison any() throws BadPattern {
    List<Comparison> parts = new ArrayList<>();
    parts.add(all());
    while (tokens.takeWord("OR")) {
      parts.add(all());
    }
    return parts.size() == 1 ? parts.getFirst() : new Comparison.Any(parts);
  }

  private Comparison all() throws BadPattern {
    List<Comparison> parts = new ArrayList<>();
    parts.add(one());
    while (tokens.takeWord("AND")) {
      parts.add(one());
    }
    return parts.size() == 1 ? parts.getFirst() : new Comparison.All(parts);
  }

  private Comparison one() throws BadPattern {
    tokens.use();
    if (tokens.takeSign("(")) {
      tokens.down();
      Comparison inner = any();
      tokens.need(")");
      tokens.up();
      return inner;
    }
    if (tokens.takeWord("EXISTS")) {
      return new Comparison.Test(path(), Operator.EXISTS, false, List.of());
    }
    String path = path();
    boolean negated = tokens.takeWord("NOT");
    Operator operator = operator();
    return new Comparison.Test(path, operator, negated, values(operator));
  }

  /// A path, written in one way: quotes only around steps that need them, every index `[*]` or a
  /// number.
  private String path() throws BadPattern {
    var path = new StringBuilder(tokens.need(Token.Kind.WORD, "the type of an object").text());
    tokens.need(":");
    step(path.append(':'));
    for (int steps = 1; ; steps++) {
      if (steps > STEPS) {
        throw tokens.wrong("a path of at most " + STEPS + " steps");
      }
      if (tokens.takeSign(".")) {
        step(path.append('.'));
      } else if (tokens.takeSign("[")) {
        path.append('[').append(index()).append(']');
        tokens.need("]");
      } else {
        return path.toString();
      }
    }
  }

  private void step(StringBuilder path) throws BadPattern {
    if (tokens.peek().kind() == Token.Kind.TEXT) {
      path.append(Seen.step(tokens.take().text()));
    } else {
      if (tokens.peek().text().indexOf('-') >= 0) {
        throw tokens.wrong("a step without hyphens, or in quotes");
      }
      path.append(Seen.step(tokens.need(Token.Kind.WORD, "a step of a path").text()));
    }
  }

  private String index() throws BadPattern {
    return tokens.takeSign("*") ? "*" : tokens.need(Token.Kind.NUMBER, "a number or *").text();
  }

  private Operator operator() throws BadPattern {
    Token token = tokens.peek();
    Optional<Operator> found =
        switch (token.kind()) {
          case SIGN -> Optional.ofNullable(SIGNS.get(token.text()));
          case WORD -> Optional.ofNullable(WORDS.get(token.text()));
          default -> Optional.empty();
        };
    if (found.isEmpty()) {
      throw tokens.wrong("an operator");
    }
    tokens.take();
    return found.get();
  }

  private List<Value> values(Operator operator) throws BadPattern {
    if (operator != Operator.IN) {
      return List.of(value(operator));
    }
    tokens.need("(");
    List<Value> values = new ArrayList<>();
    do {
      values.add(value(operator));
    } while (tokens.takeSign(","));
    tokens.need(")");
    return values;
  }

  private Value value(Operator operator) throws BadPattern {
    tokens.use();
    Token token = tokens.peek();
    boolean regex = operator == Operator.MATCHES || operator == Operator.LIKE;
    boolean network = operator == Operator.IS_SUBSET || operator == Operator.IS_SUPERSET;
    if ((regex || network) && token.kind() != Token.Kind.TEXT) {
      throw tokens.wrong("text in quotes");
    }
    Value value =
        switch (token.kind()) {
          case TEXT -> regex ? expression(operator, token) : new Value.Words(token.text());
          case NUMBER -> new Value.Amount(PatternParser.number(token));
          case TAGGED -> new Value.Other(token.text().substring(1));
          case WORD -> truth(operator, token);
          case SIGN, END -> throw tokens.wrong("a value");
        };
    tokens.take();
    return value;
  }

  private Value expression(Operator operator, Token token) throws BadPattern {
    boolean like = operator == Operator.LIKE;
    tokens.pay(like ? token.text().length() : LinearRegex.price(token.text()));
    if (like) {
      return new Value.Expression(LinearRegex.ofLike(token.text()));
    }
    Optional<LinearRegex> regex = LinearRegex.of(token.text());
    return new Value.Expression(
        regex.orElseThrow(() -> new BadPattern(token.at(), "a cheaper expression")));
  }

  private Value truth(Operator operator, Token token) throws BadPattern {
    boolean unordered =
        operator == Operator.EQUAL || operator == Operator.UNEQUAL || operator == Operator.IN;
    if (unordered && (token.text().equals("true") || token.text().equals("false"))) {
      return new Value.Other(token.text());
    }
    throw tokens.wrong("a value");
  }
}
