// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.action;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Measure;

/// Something that is to be done, is done, or was done about one account.
///
/// @param id names it
/// @param account whom it concerns
/// @param asked the measure that the policy asks for
/// @param source who asks
/// @param grounds why
/// @param lastsMillis for how long from its start
/// @param approvals people who approved it, in their order, each once
/// @param renewals people who let it go on, in their order, each once
/// @param state where it stands
/// @param measure what is done while it runs, at most what was asked for
/// @param untilMillis when it ends by itself, once it runs
public record Action(
    String id,
    AccountId account,
    Measure asked,
    Source source,
    Grounds grounds,
    long lastsMillis,
    List<String> approvals,
    List<String> renewals,
    State state,
    Measure measure,
    long untilMillis) {
  public Action {
    approvals = List.copyOf(approvals);
    renewals = List.copyOf(renewals);
  }

  /// The rule that asks for an action.
  ///
  /// @param policy name of the policy
  /// @param version of the policy
  /// @param digest of its bytes
  /// @param rule name of the rule
  public record Source(String policy, long version, String digest, String rule) {}

  /// Where an action stands.
  public enum State {
    /// Nothing is done: it waits for the policy to be enforced, or for people.
    PROPOSED,
    /// It is done.
    RUNNING,
    /// Its time is over.
    EXPIRED,
    /// Somebody took it back.
    UNDONE,
    /// The policy behind it is enforced no longer; one day it may be proposed again.
    LIFTED,
    /// Somebody decided that nothing is to be done.
    DECLINED;

    /// The word in records.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A new one.
  public static Action proposed(
      String id,
      AccountId account,
      Measure asked,
      Source source,
      Grounds grounds,
      long lastsMillis) {
    return new Action(
        id,
        account,
        asked,
        source,
        grounds,
        lastsMillis,
        List.of(),
        List.of(),
        State.PROPOSED,
        Measure.ALLOW,
        Long.MIN_VALUE);
  }

  /// Whether it is done at a moment.
  public boolean runsAt(long millis) {
    return state == State.RUNNING && millis < untilMillis;
  }

  /// Whether a person decided anything about it.
  public boolean isDecidedBy(String person) {
    return approvals.contains(person) || renewals.contains(person);
  }

  /// The same with one more approval; of one person only the first counts.
  public Action approvedBy(String person) {
    return with(once(approvals, person), renewals, state, measure, untilMillis);
  }

  /// The same about an account of another name.
  public Action of(AccountId other) {
    return new Action(
        id,
        other,
        asked,
        source,
        grounds,
        lastsMillis,
        approvals,
        renewals,
        state,
        measure,
        untilMillis);
  }

  /// The same, running.
  public Action running(Measure done, long until) {
    return with(approvals, renewals, State.RUNNING, done, until);
  }

  /// The same, going on for longer.
  public Action renewedBy(String person, long until) {
    return with(approvals, once(renewals, person), state, measure, until);
  }

  /// The same, over.
  public Action over(State end) {
    return with(approvals, renewals, end, measure, untilMillis);
  }

  private static List<String> once(List<String> people, String person) {
    return people.contains(person)
        ? people
        : Stream.concat(people.stream(), Stream.of(person)).toList();
  }

  private Action with(
      List<String> approved, List<String> renewed, State next, Measure done, long until) {
    return new Action(
        id, account, asked, source, grounds, lastsMillis, approved, renewed, next, done, until);
  }
}
