// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import org.stillwatch.share.stix.StixId;

/// One of the two who agreed.
///
/// @param id its identity, the one that its objects name
/// @param name the organisation's
public record Party(StixId id, String name) {
  /// @throws IllegalArgumentException when the id is no identity's or the name empty
  public Party {
    if (!id.type().equals("identity") || name.isBlank()) {
      throw new IllegalArgumentException("expected an identity and a name");
    }
  }
}
