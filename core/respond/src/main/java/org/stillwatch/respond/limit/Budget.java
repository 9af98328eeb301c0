// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// One budget.
///
/// A shared budget gives each principal a fair part when it is contended: while more than half of
/// its burst is left anybody may draw on it; below that a principal passes only within its own
/// part, which its use before counts against. One principal alone thus never leaves less than half
/// the burst but its own part of it, whatever it does, and k of them never less than half but k
/// parts.
///
/// @param id names it in answers, lower case with dashes
/// @param scope whose use it counts together
/// @param topic the one topic that it counts; empty for each topic apart, and where the scope is
///   none
/// @param unit what it counts
/// @param terms for whom nothing of the following is verified
/// @param verified other terms by what was verified
public record Budget(
    String id, Scope scope, String topic, Unit unit, Terms terms, Map<String, Terms> verified) {
  /// The part of a shared budget that is a principal's own, in percent, where a policy says
  /// nothing. Source: assumed; twenty principals can then be served at once at the full rate.
  public static final int OWN_PERCENT = 5;

  /// What can be verified (`contracts.md` 3).
  public static final List<String> VERIFICATIONS =
      List.of("email", "phone", "card", "identity", "organisation", "programme");

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public Budget {
    verified = Collections.unmodifiableMap(new TreeMap<>(verified));
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("a budget is named in lower case with dashes");
    }
    if (!topic.isEmpty() && (scope != Scope.TOPIC || !Capabilities.WORDS.contains(topic))) {
      throw new IllegalArgumentException("only a budget of topics has one, of the known classes");
    }
    if (!VERIFICATIONS.containsAll(verified.keySet())) {
      throw new IllegalArgumentException("no such verification");
    }
  }

  /// Terms of a budget of this scope.
  ///
  /// @param ownPercent the part of a shared one that is a principal's own
  public static Terms counted(Scope scope, Rate rate, int ownPercent) {
    return new Terms.Counted(rate, scope.isShared() ? List.of(rate.part(ownPercent)) : List.of());
  }

  /// What is granted to whom these were verified of: of several terms the most generous.
  Terms of(Set<String> known) {
    Terms best = terms;
    if (known.isEmpty()) {
      return best;
    }
    for (var entry : verified.entrySet()) {
      if (known.contains(entry.getKey())) {
        best = better(best, entry.getValue());
      }
    }
    return best;
  }

  private static Terms better(Terms one, Terms other) {
    return switch (one) {
      case Terms.Exempt exempt -> exempt;
      case Terms.Counted counted ->
          other instanceof Terms.Counted more && !isMore(more.rate(), counted.rate())
              ? counted
              : other;
    };
  }

  private static boolean isMore(Rate one, Rate other) {
    return (double) one.units() / one.millis() > (double) other.units() / other.millis();
  }

  /// Whether it counts a topic.
  boolean counts(String asked) {
    return switch (scope) {
      case TOPIC -> !asked.isEmpty() && (topic.isEmpty() || topic.equals(asked));
      case ACCOUNT, PRINCIPAL, GLOBAL -> true;
    };
  }
}
