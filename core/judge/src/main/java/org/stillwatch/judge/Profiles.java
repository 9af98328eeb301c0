// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.detect.Subject;

/// Looks up what one account did; the engine that holds the cards provides it.
@FunctionalInterface
public interface Profiles {
  /// The account's card and facts.
  Subject of(AccountId account);

  /// Hashes of the template and the system prompt of a conversation that moved between accounts;
  /// empty when they are not known.
  default Set<Long> contentOf(long conversation) {
    return Set.of();
  }
}
