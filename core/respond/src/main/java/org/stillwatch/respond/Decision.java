// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import org.stillwatch.respond.limit.Metered;

/// A decision with everything that it depends on, so that it can be made again.
///
/// @param question what was asked
/// @param standing what was known
/// @param tableVersion version of the table that said so, 0 when there was none
/// @param tickMillis tick of that table; `Long.MIN_VALUE` when there was none
/// @param lagMillis how far detection lagged behind; 0 or more
/// @param order what was being done about the account or its key
/// @param rules how it was answered
/// @param answer the answer
/// @param metered what budgets said, which changes nothing of the answer
public record Decision(
    Question question,
    Standing standing,
    long tableVersion,
    long tickMillis,
    long lagMillis,
    Order order,
    Rules rules,
    Answer answer,
    Metered metered) {
  /// Answers a question that no budget counts. Fails as [Rules#whenBlind] says while there is no
  /// table.
  ///
  /// @param lagMillis how far detection lags behind
  /// @param order what is being done about the account
  public static Decision of(
      Question question, VerdictTable table, long lagMillis, Order order, Rules rules) {
    return of(question, table, lagMillis, order, rules, Metered.NOT);
  }

  /// Answers a question, with what budgets said to it.
  public static Decision of(
      Question question,
      VerdictTable table,
      long lagMillis,
      Order order,
      Rules rules,
      Metered metered) {
    Standing standing = table.about(question);
    return new Decision(
        question,
        standing,
        table.version(),
        table.tickMillis(),
        lagMillis,
        order,
        rules,
        ordered(question, order, answer(question, standing, table.isBlind(), lagMillis, rules)),
        metered);
  }

  /// The same decision made again from what was kept; equal to this one unless somebody changed
  /// either the record or the rules of this program.
  public Decision again() {
    return new Decision(
        question,
        standing,
        tableVersion,
        tickMillis,
        lagMillis,
        order,
        rules,
        ordered(question, order, answer(question, standing, tableVersion == 0, lagMillis, rules)),
        metered.again(question.atMillis()));
  }

  /// The graver of what findings say and what an action does; it holds no longer than the action.
  private static Answer ordered(Question question, Order order, Answer answer) {
    return order.holdsAt(question.atMillis()) && order.measure().compareTo(answer.measure()) > 0
        ? new Answer(
            order.measure(),
            order.reason(),
            Math.min(order.untilMillis(), answer.expiresMillis()),
            answer.stale())
        : answer;
  }

  private static Answer answer(
      Question question, Standing standing, boolean blind, long lagMillis, Rules rules) {
    long expires = question.atMillis() + rules.expiresAfterMillis();
    boolean stale = blind || lagMillis > rules.staleAfterMillis();
    if (blind) {
      return new Answer(rules.whenBlind(), Answer.Reason.NOT_EVALUATED, expires, true);
    }
    return switch (standing.verdict()) {
      case CLEAR -> new Answer(Measure.ALLOW, Answer.Reason.NO_FINDING, expires, stale);
      case WATCH, REVIEW, ACT -> new Answer(Measure.OBSERVE, reason(question), expires, stale);
    };
  }

  private static Answer.Reason reason(Question question) {
    return switch (question.stage()) {
      case REQUEST -> Answer.Reason.USE_UNDER_OBSERVATION;
      case SIGNUP -> Answer.Reason.REGISTRATION_UNDER_OBSERVATION;
    };
  }
}
