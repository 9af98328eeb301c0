// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.util.Collections;
import java.util.EnumSet;
import java.util.OptionalLong;
import java.util.Set;
import org.stillwatch.respond.Role;

/// What somebody granted to the holder of a key.
///
/// @param name for people, 1 to 256 bytes
/// @param roles at least one when a key is added
/// @param createdAtMillis since the epoch
/// @param createdBy who granted it, 1 to 256 bytes
/// @param expiresAtMillis from when on the key opens nothing
public record KeyGrant(
    String name,
    Set<Role> roles,
    long createdAtMillis,
    String createdBy,
    OptionalLong expiresAtMillis) {
  public KeyGrant {
    Bounds.text("the name of a key", name, Bounds.ID_BYTES);
    Bounds.text("who creates a key", createdBy, Bounds.ID_BYTES);
    var sorted = EnumSet.noneOf(Role.class);
    sorted.addAll(roles);
    roles = Collections.unmodifiableSet(sorted);
  }
}
