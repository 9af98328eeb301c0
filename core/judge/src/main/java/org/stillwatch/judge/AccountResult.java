// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.List;
import java.util.OptionalDouble;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Capability;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;

/// What is said about one account: the record `account-result/1` of `contracts.md` 2.6.
///
/// @param id the account
/// @param verdict the best over its campaigns with membership of at least one half
/// @param campaigns its memberships
/// @param findings what each detector said
/// @param unknown signals that could not be computed, and why
/// @param flags notes such as `accountFacts: snapshot`
public record AccountResult(
    AccountId id,
    Verdict verdict,
    List<Membership> campaigns,
    List<SignalFinding> findings,
    List<Unknown> unknown,
    List<String> flags) {

  /// One membership.
  public record Membership(String campaign, double membership, boolean core, Verdict verdict) {}

  /// What one detector said.
  ///
  /// @param signal the signal's id, for example `D13`
  /// @param family its family
  /// @param state `evidence`, `too-little-traffic` or `input-missing`
  /// @param logOddsNats weight in nats; empty unless the state is `evidence`
  /// @param text one sentence
  public record SignalFinding(
      String signal, Family family, String state, OptionalDouble logOddsNats, String text) {}

  /// A signal that stayed dark.
  ///
  /// @param signal the signal's id
  /// @param missing what the log would have to carry
  public record Unknown(String signal, List<Capability> missing) {}
}
