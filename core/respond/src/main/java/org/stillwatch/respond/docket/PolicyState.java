// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import java.util.List;

/// Which policy is loaded and whether it is enforced.
///
/// @param name of the policy, empty when none was ever loaded
/// @param version of it
/// @param digest of its bytes
/// @param mode whether what it asks for is done
/// @param approvals people who approved that it is enforced, each once
public record PolicyState(
    String name, long version, String digest, Mode mode, List<String> approvals) {
  /// None was ever loaded.
  public static final PolicyState NONE = new PolicyState("", 0, "", Mode.SHADOW, List.of());

  public PolicyState {
    approvals = List.copyOf(approvals);
  }

  PolicyState approvedBy(String person) {
    return approvals.contains(person)
        ? this
        : new PolicyState(name, version, digest, mode, Case.plus(approvals, person));
  }

  /// In another mode; whoever approved has to do so again.
  PolicyState in(Mode next) {
    return new PolicyState(name, version, digest, next, List.of());
  }
}
