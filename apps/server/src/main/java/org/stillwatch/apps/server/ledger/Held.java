// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.io.IOException;
import java.util.Set;
import org.stillwatch.base.AccountId;

/// Tells of which accounts nothing goes because of its age: something about them is open or held.
public interface Held {
  /// These accounts.
  Set<AccountId> accounts() throws IOException;
}
