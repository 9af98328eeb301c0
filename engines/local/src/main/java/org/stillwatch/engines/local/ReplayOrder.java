// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Comparator;
import org.stillwatch.capture.AccountFacts;

/// The orders in which things wait for their turn. They are constants, because the state of an
/// engine is stored with the order of whatever waits in it.
final class ReplayOrder {
  private ReplayOrder() {}

  /// Of exchanges.
  enum Exchanges implements Comparator<Located> {
    INSTANCE;

    @Override
    public int compare(Located a, Located b) {
      return Intake.REPLAY_ORDER.compare(a.observation(), b.observation());
    }
  }

  /// Of rows of the account table.
  enum Rows implements Comparator<AccountFacts> {
    INSTANCE;

    @Override
    public int compare(AccountFacts a, AccountFacts b) {
      int byTime = Long.compare(AccountBook.since(a), AccountBook.since(b));
      return byTime != 0 ? byTime : a.id().compareTo(b.id());
    }
  }
}
