// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The regular expressions that a condition matches with. CEL bounds a regular expression by its
/// program, which it makes first: `((x{900}){900}){900}` takes all memory before anybody counts. So
/// each is written out, is short, and repeats no group and no repetition by a number; then its
/// program is never longer than its text and its numbers together. Fails closed.
final class MatchedPatterns {
  /// The most characters of one; classes of many characters take their time each.
  static final int LONGEST = 200;

  /// The most of all numbers of repetitions in one, which is what CEL takes as a program.
  static final int MOST_REPETITIONS = 200;

  private static final String FUNCTION = "matches";
  private static final Pattern COUNTED = Pattern.compile("\\{([0-9]+),?([0-9]*)\\}");
  private static final String REPEATED = ")}*+?";

  private MatchedPatterns() {}

  /// Whether all of them are bounded.
  static boolean bounded(CelAbstractSyntaxTree condition) {
    return CelNavigableAst.fromAst(condition)
        .getRoot()
        .allNodes()
        .map(CelNavigableExpr::expr)
        .filter(e -> e.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
        .map(CelExpr::call)
        .filter(call -> call.function().equals(FUNCTION))
        .allMatch(call -> isBounded(call.args().getLast()));
  }

  private static boolean isBounded(CelExpr pattern) {
    return pattern.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
        && isBounded(pattern.constant().stringValue());
  }

  /// Every brace that may open a number is taken for one, escaped or not.
  private static boolean isBounded(String pattern) {
    var counted = COUNTED.matcher(pattern).results().toList();
    return pattern.length() <= LONGEST
        && counted.stream().noneMatch(m -> repeatsMany(pattern, m.start()))
        && counted.stream().mapToLong(MatchedPatterns::number).sum() <= MOST_REPETITIONS;
  }

  private static boolean repeatsMany(String pattern, int brace) {
    return brace > 0 && REPEATED.indexOf(pattern.charAt(brace - 1)) >= 0;
  }

  private static long number(MatchResult counted) {
    return Math.max(number(counted.group(1)), number(counted.group(2)));
  }

  private static long number(String digits) {
    return digits.isEmpty() ? 0 : digits.length() > 4 ? Integer.MAX_VALUE : Long.parseLong(digits);
  }
}
