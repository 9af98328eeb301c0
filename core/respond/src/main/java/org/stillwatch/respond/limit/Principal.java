// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.limit;

import java.util.Set;

/// Whoever answers for a use.
///
/// @param id of the verified organisation, or of the account where there is none
/// @param verified what was verified: `email phone card identity organisation programme`
public record Principal(String id, Set<String> verified) {
  public Principal {
    verified = Set.copyOf(verified);
  }

  /// An account of which nothing is known; unknown counts as not verified.
  public static Principal unknown(String account) {
    return new Principal("a:" + account, Set.of());
  }

  /// What an account is known to be: its organisation answers for it once that is verified.
  ///
  /// @param organisation keyed hash of the declared organisation, 0 when there is none
  public static Principal of(String account, long organisation, Set<String> verified) {
    return organisation != 0 && verified.contains("organisation")
        ? new Principal("o:" + Long.toHexString(organisation), verified)
        : new Principal("a:" + account, verified);
  }
}
