// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.base.AccountId;

/// What the provider knows about an account, without anything that names a person. Hashes are keyed
/// and zero is unknown; unknown times are [#UNKNOWN_TIME], unknown limits -1, unknown words empty.
///
/// @param id the account
/// @param asOfMillis when the row was true; the latest row wins
/// @param createdMillis when the account was opened
/// @param closedMillis when it was closed
/// @param org keyed hash of the declared organisation
/// @param plan the operator's own plan name, empty when unknown
/// @param entitlement what the plan allows
/// @param status `active restricted suspended closed`, empty when unknown
/// @param successorOf the account that the operator names as predecessor, empty when none
/// @param verification what was verified: `email phone card identity organisation programme`
/// @param programmes programmes that the account says it is part of
/// @param declaredUse uses that the account has declared
/// @param payments payment instruments, each with the time since when
/// @param emailDomain keyed hash of the mail domain
/// @param email keyed hash of the mail address
/// @param phone keyed hash of the telephone number
/// @param devices keyed hashes of device keys
/// @param signupAddress keyed hash of the address at sign-up
/// @param signupNetwork keyed hash of its /24 or /48
/// @param region opaque key that only ever stratifies a null model, so that it cancels out
public record AccountFacts(
    AccountId id,
    long asOfMillis,
    long createdMillis,
    long closedMillis,
    long org,
    String plan,
    Entitlement entitlement,
    String status,
    String successorOf,
    Set<String> verification,
    Set<String> programmes,
    Set<String> declaredUse,
    List<Payment> payments,
    long emailDomain,
    long email,
    long phone,
    List<Long> devices,
    long signupAddress,
    long signupNetwork,
    long region) {
  /// A time that nobody wrote down.
  public static final long UNKNOWN_TIME = Long.MIN_VALUE;

  /// What a plan allows; -1 is unknown.
  ///
  /// @param tokensPerDay tokens a day
  /// @param requestsPerMinute requests a minute
  /// @param usdCentsPerMonth price or budget in US cents a month
  public record Entitlement(long tokensPerDay, long requestsPerMinute, long usdCentsPerMonth) {
    /// No limit is known.
    public static final Entitlement UNKNOWN = new Entitlement(-1, -1, -1);
  }

  /// A payment instrument of the account.
  ///
  /// @param instrument keyed hash of the instrument
  /// @param kind `card bank wallet invoice voucher crypto other`, empty when unknown
  /// @param issuer keyed hash of the issuer
  /// @param sinceMillis since when the account holds it
  public record Payment(long instrument, String kind, long issuer, long sinceMillis) {}

  /// An account of which nothing is known but its name.
  public static AccountFacts nothingKnown(AccountId id) {
    return new AccountFacts(
        id,
        UNKNOWN_TIME,
        UNKNOWN_TIME,
        UNKNOWN_TIME,
        0,
        "",
        Entitlement.UNKNOWN,
        "",
        "",
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        0,
        0,
        0,
        List.of(),
        0,
        0,
        0);
  }

  /// The same account with what the operator vouches for added to what was verified and declared.
  public AccountFacts vouched(
      Set<String> verified, Set<String> ofProgrammes, Set<String> declared) {
    return new AccountFacts(
        id,
        asOfMillis,
        createdMillis,
        closedMillis,
        org,
        plan,
        entitlement,
        status,
        successorOf,
        both(verification, verified),
        both(programmes, ofProgrammes),
        both(declaredUse, declared),
        payments,
        emailDomain,
        email,
        phone,
        devices,
        signupAddress,
        signupNetwork,
        region);
  }

  private static Set<String> both(Set<String> own, Set<String> added) {
    var all = new TreeSet<>(own);
    all.addAll(added);
    return Collections.unmodifiableSet(all);
  }

  /// Whether the operator knows the account as an intermediary between us and customers of its own.
  public boolean knownIntermediary() {
    return organisationVerified() && declaredUse.contains("intermediary");
  }

  /// Whether the organisation that the account names was verified by the provider.
  public boolean organisationVerified() {
    return verification.contains("organisation");
  }
}
