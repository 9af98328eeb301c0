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
        public void whereabouts(AccountId account, Whereabouts now) {}
      };

  /// All rows of an account, oldest first.
  void rows(List<AccountFacts> history);

  /// All that an account's requests said about where it is.
  void whereabouts(AccountId account, Whereabouts now);
}
