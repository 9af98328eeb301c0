// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import org.stillwatch.share.stix.StixId;

/// A person who signs an agreement for a party.
///
/// @param party for whom
/// @param name the person's
/// @param role in which the person may sign
public record Signer(StixId party, String name, String role) {
  /// @throws IllegalArgumentException when a text is empty
  public Signer {
    if (name.isBlank() || role.isBlank()) {
      throw new IllegalArgumentException("expected a name and a role");
    }
  }
}
