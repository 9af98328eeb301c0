// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import java.util.Optional;
import java.util.Set;

/// What people decided about a subject: the record `disposition/1` of `contracts.md` 2.4.
///
/// @param subject what it is about
/// @param verdict `confirmed overturned known-good snooze`
/// @param atMillis when it was decided
/// @param by who decided
/// @param untilMillis when a snooze ends, [AccountFacts#UNKNOWN_TIME] where there is no end
/// @param reason why, in the decider's words
/// @param seen what lay before the decider
/// @param oneHand whether one operator is behind the accounts, where the decider says so: customers
///   who are no abusers may still be one customer
public record Disposition(
    Subject subject,
    String verdict,
    long atMillis,
    String by,
    long untilMillis,
    String reason,
    Seen seen,
    Optional<Boolean> oneHand) {
  /// A decision that does not say whether one operator is behind it.
  public Disposition(
      Subject subject,
      String verdict,
      long atMillis,
      String by,
      long untilMillis,
      String reason,
      Seen seen) {
    this(subject, verdict, atMillis, by, untilMillis, reason, seen, Optional.empty());
  }

  /// What a decision is about.
  ///
  /// @param kind `campaign account principal item`
  /// @param id its id
  public record Subject(String kind, String id) {}

  /// The evidence that lay before the decider: what is costly to forge and not among it is new.
  ///
  /// @param accounts accounts that were likely members
  /// @param tied those whose own links held what is costly to forge
  /// @param costly signals that spoke and are costly to forge
  public record Seen(Set<String> accounts, Set<String> tied, Set<String> costly) {
    /// Nothing was recorded.
    public static final Seen NONE = new Seen(Set.of(), Set.of(), Set.of());

    public Seen {
      accounts = Set.copyOf(accounts);
      tied = Set.copyOf(tied);
      costly = Set.copyOf(costly);
    }
  }
}
