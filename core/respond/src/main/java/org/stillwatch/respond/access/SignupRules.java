// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import java.util.Set;

/// What is due before an account may start.
///
/// @param due the tier that has to be reached; [Tier#NONE] asks for nothing
/// @param shows what a registration has to show; nothing is asked of accounts that exist
public record SignupRules(Tier due, Set<Shown> shows) {
  /// Nothing is asked for.
  public static final SignupRules NONE = new SignupRules(Tier.NONE, Set.of());

  public SignupRules {
    shows = Set.copyOf(shows);
  }
}
