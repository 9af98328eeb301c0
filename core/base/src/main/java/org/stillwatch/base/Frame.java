// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import java.util.Locale;

/// Who could have produced an item of evidence (`signals.md` 3, rule 3).
public enum Frame {
  /// Arises only from the account's own conduct.
  OWN,
  /// An outsider can create it by imitating the victim.
  COPY,
  /// Tied to a payment instrument, device key, verified identity or provider-issued token.
  BOUND,
  /// Needs acts of both accounts.
  MUTUAL;

  /// Whether an outsider would have to pay dearly to plant it.
  public boolean costlyToForge() {
    return this == BOUND || this == MUTUAL;
  }

  /// The word used in outputs, lower case.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
