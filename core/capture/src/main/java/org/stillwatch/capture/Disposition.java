// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

/// What people decided about a subject: the record `disposition/1` of `contracts.md` 2.4.
///
/// @param subject what it is about
/// @param verdict `confirmed overturned known-good snooze`
/// @param atMillis when it was decided
/// @param by who decided
/// @param untilMillis when a snooze ends, [AccountFacts#UNKNOWN_TIME] where there is no end
/// @param reason why, in the decider's words
public record Disposition(
    Subject subject, String verdict, long atMillis, String by, long untilMillis, String reason) {
  /// What a decision is about.
  ///
  /// @param kind `campaign account principal item`
  /// @param id its id
  public record Subject(String kind, String id) {}
}
