// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.Locale;
import java.util.Optional;

/// Whose use a budget counts together.
public enum Scope {
  /// One account.
  ACCOUNT,
  /// A verified organisation with all its accounts, else an account.
  PRINCIPAL,
  /// One capability class, of all whom nothing exempts: splitting a harvest over accounts gains
  /// nothing.
  TOPIC,
  /// Everything, of all whom nothing exempts.
  GLOBAL;

  /// Whether several principals draw on it.
  public boolean isShared() {
    return this == TOPIC || this == GLOBAL;
  }

  /// The word in policies.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The scope with a word.
  public static Optional<Scope> of(String word) {
    for (Scope scope : values()) {
      if (scope.word().equals(word)) {
        return Optional.of(scope);
      }
    }
    return Optional.empty();
  }
}
