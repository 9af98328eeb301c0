// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

import java.util.List;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;

/// Hears what becomes known of accounts, on the thread of detection.
public interface AccountsHeard {
  /// Nobody listens.
  AccountsHeard NOBODY =
      new AccountsHeard() {
        @Override
        public void rows(List<AccountFacts> history) {}

        @Override
        public void ways(AccountId account, List<WayUsed> used) {}
      };

  /// All rows of an account, oldest first.
  void rows(List<AccountFacts> history);

  /// All ways in that an account used.
  void ways(AccountId account, List<WayUsed> used);
}
