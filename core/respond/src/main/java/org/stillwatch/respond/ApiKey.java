// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import org.stillwatch.base.AccountId;

/// One of the keys with which an account calls the model.
///
/// @param account whose key it is
/// @param id how the provider calls the key, never the key itself; empty when it is not known
public record ApiKey(AccountId account, String id) {
  /// Whether it is known which of its keys an account uses.
  public boolean named() {
    return !id.isEmpty();
  }
}
