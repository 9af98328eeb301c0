// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond;

import java.util.Locale;
import java.util.Optional;

/// What the holder of a key may do with the service. An administrator may do everything.
public enum Role {
  /// Send exchanges and facts.
  INGEST,
  /// Ask for decisions.
  DECIDE,
  /// See findings.
  VIEWER,
  /// See decisions and work on cases.
  ANALYST,
  /// Approve what touches customers.
  APPROVER,
  /// Read and add what is shared, as a partner; nothing of the service itself.
  PARTNER,
  /// Everything.
  ADMIN;

  /// The word in records and on the command line.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role with a word.
  public static Optional<Role> of(String word) {
    for (Role role : values()) {
      if (role.word().equals(word)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
