// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import org.stillwatch.base.AccountId;
import org.stillwatch.detect.Subject;

/// Looks up what one account did; the engine that holds the cards provides it.
@FunctionalInterface
public interface Profiles {
  /// The account's card and facts.
  Subject of(AccountId account);
}
