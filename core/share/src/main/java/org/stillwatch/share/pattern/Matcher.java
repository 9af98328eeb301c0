// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.pattern;

import java.util.List;
import java.util.Optional;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.share.pattern.Comparison.Operator;
import org.stillwatch.share.pattern.Comparison.Value;

/// Matches a pattern with one thing that was seen, in time linear in both. A member that was not
/// seen matches nothing, negated or not (STIX 2.1, 9.6.1).
final class Matcher {
  private Matcher() {}

  static Match match(Observation observation, Seen seen) {
    return switch (observation) {
      case Observation.One(Comparison holds) -> match(holds, seen);
      case Observation.Any(List<Observation> of) ->
          of.stream().map(o -> match(o, seen)).reduce(Match.NO, Match::or);
      case Observation.During d ->
          match(d.of(), seen)
              .and(Match.of(!seen.at().isBefore(d.from()) && seen.at().isBefore(d.until())));
      case Observation.All _, Observation.Then _, Observation.Qualified _ -> Match.CANNOT_TELL;
    };
  }

  private static Match match(Comparison comparison, Seen seen) {
    return switch (comparison) {
      case Comparison.All(List<Comparison> of) ->
          of.stream().map(c -> match(c, seen)).reduce(Match.YES, Match::and);
      case Comparison.Any(List<Comparison> of) ->
          of.stream().map(c -> match(c, seen)).reduce(Match.NO, Match::or);
      case Comparison.Test test -> match(test, seen);
    };
  }

  private static Match match(Comparison.Test test, Seen seen) {
    List<String> values = seen.at(test.path());
    if (test.operator() == Operator.EXISTS) {
      return Match.of(!values.isEmpty());
    }
    Match any = Match.NO;
    for (String value : values) {
      Match one =
          test.values().stream()
              .map(v -> match(test.operator(), value, v))
              .reduce(Match.NO, Match::or);
      any = any.or(test.negated() ? not(one) : one);
    }
    return any;
  }

  private static Match not(Match match) {
    return switch (match) {
      case YES -> Match.NO;
      case NO -> Match.YES;
      case CANNOT_TELL -> Match.CANNOT_TELL;
    };
  }

  private static Match match(Operator operator, String seen, Value value) {
    return switch (value) {
      case Value.Expression(LinearRegex regex) -> regex.finds(seen);
      case Value.Amount(double number) -> Match.of(holds(operator, number(seen), number));
      case Value.Words(String text) -> words(operator, seen, text);
      case Value.Other(String text) -> words(operator, seen, text);
    };
  }

  private static Optional<Double> number(String seen) {
    try {
      return Optional.of(Double.parseDouble(seen));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean holds(Operator operator, Optional<Double> seen, double wanted) {
    return seen.filter(s -> ordered(operator, Double.compare(s, wanted))).isPresent();
  }

  private static Match words(Operator operator, String seen, String wanted) {
    return switch (operator) {
      case IS_SUBSET -> contains(wanted, seen);
      case IS_SUPERSET -> contains(seen, wanted);
      default -> Match.of(ordered(operator, seen.compareTo(wanted)));
    };
  }

  private static Match contains(String outer, String inner) {
    Optional<IpPrefix> in = IpPrefix.parse(inner);
    return Match.of(
        IpPrefix.parse(outer).filter(o -> in.filter(o::contains).isPresent()).isPresent());
  }

  private static boolean ordered(Operator operator, int order) {
    return switch (operator) {
      case EQUAL, IN -> order == 0;
      case UNEQUAL -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
      case LIKE, MATCHES, IS_SUBSET, IS_SUPERSET, EXISTS -> false;
    };
  }
}
