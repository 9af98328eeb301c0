// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.forget;

import java.util.Optional;
import java.util.Set;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;

/// Entries of the ingest log without an account.
final class Entries {
  private Entries() {}

  /// What is left of an entry: nothing of the account's own; where another account is said to
  /// succeed it, the other name.
  static Optional<Entry> without(Entry entry, AccountId account, AccountId other) {
    return switch (entry) {
      case Entry.Exchange e -> unless(e, e.observation().account().equals(account));
      case Entry.Account e when e.facts().id().equals(account) -> Optional.empty();
      case Entry.Account e when e.facts().successorOf().equals(account.value()) ->
          Optional.of(new Entry.Account(succeeding(e.facts(), other.value()), e.contentHash()));
      case Entry.Account e -> Optional.of(e);
      case Entry.Happened e -> unless(e, e.event().account().equals(account));
      case Entry.Stopped e -> unless(e, e.account().equals(account));
      case Entry.Model e -> Optional.of(e);
      case Entry.Advance e -> Optional.of(e);
      case Entry.Settle e -> Optional.of(e);
    };
  }

  /// Whether an entry stays when what is older than a moment goes.
  ///
  /// @param untouched accounts of which all stays
  static boolean stays(Entry entry, long before, Set<AccountId> untouched) {
    return switch (entry) {
      case Entry.Exchange e ->
          e.observation().timeMillis() >= before || untouched.contains(e.observation().account());
      case Entry.Happened e ->
          e.event().timeMillis() >= before || untouched.contains(e.event().account());
      case Entry.Stopped e -> e.timeMillis() >= before || untouched.contains(e.account());
      case Entry.Account _, Entry.Model _, Entry.Advance _, Entry.Settle _ -> true;
    };
  }

  private static Optional<Entry> unless(Entry entry, boolean its) {
    return its ? Optional.empty() : Optional.of(entry);
  }

  private static AccountFacts succeeding(AccountFacts of, String other) {
    return new AccountFacts(
        of.id(),
        of.asOfMillis(),
        of.createdMillis(),
        of.closedMillis(),
        of.org(),
        of.plan(),
        of.entitlement(),
        of.status(),
        other,
        of.verification(),
        of.programmes(),
        of.declaredUse(),
        of.payments(),
        of.emailDomain(),
        of.email(),
        of.phone(),
        of.devices(),
        of.signupAddress(),
        of.signupNetwork(),
        of.region());
  }
}
