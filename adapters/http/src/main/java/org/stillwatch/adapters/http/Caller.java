// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import java.util.Set;
import org.stillwatch.respond.Role;

/// Who calls.
///
/// @param keyId id of the API key; never the key
/// @param name what the key is called
/// @param roles what it may do
public record Caller(String keyId, String name, Set<Role> roles) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  /// Whether the caller may act in a role.
  boolean may(Role role) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }
}
