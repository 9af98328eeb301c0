// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.function.IntUnaryOperator;
import org.stillwatch.base.AccountId;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Variety;

/// What the engine keeps of one account. Mutable for speed.
final class AccountState {
  private final AccountId account;
  private final long org;
  private int principal;
  private long lastMillis = Long.MIN_VALUE;
  private final AccountCard card = new AccountCard();
  private final FrequentSegments segments = new FrequentSegments();
  private final Variety variety = new Variety();
  private final Conversations conversations = new Conversations();

  /// @param org keyed hash of the organisation that table or log names, 0 when none does
  /// @param principal index of its principal
  AccountState(AccountId account, long org, int principal) {
    this.account = account;
    this.org = org;
    this.principal = principal;
  }

  AccountId account() {
    return account;
  }

  /// Keyed hash of its organisation, 0 when none is known.
  long org() {
    return org;
  }

  /// Index of its principal.
  int principal() {
    return principal;
  }

  void renumber(IntUnaryOperator newIndex) {
    principal = newIndex.applyAsInt(principal);
  }

  /// Notes a sign of life: traffic, a measure, a leak, or that it became known.
  void lives(long timeMillis) {
    lastMillis = Math.max(lastMillis, timeMillis);
  }

  /// The last sign of life.
  long lastMillis() {
    return lastMillis;
  }

  /// What it did.
  AccountCard card() {
    return card;
  }

  /// Its repeated segments.
  FrequentSegments segments() {
    return segments;
  }

  /// How varied it is.
  Variety variety() {
    return variety;
  }

  /// Its latest conversations.
  Conversations conversations() {
    return conversations;
  }
}
