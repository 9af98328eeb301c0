// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.util.HexFormat;
import org.stillwatch.trace.canary.CanaryLife;
import org.stillwatch.trace.canary.CanaryPlan;
import org.stillwatch.trace.canary.CanarySet;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.RootKey;

/// What is kept of a set of canaries: the secret that makes them, never themselves.
///
/// @param secret 64 hexadecimal digits of a root key for these canaries alone
/// @param plan what they are
/// @param published the commitment to them
/// @param life how far they have come
record CanaryState(String secret, CanaryPlan plan, EpochCommitment published, CanaryLife life) {
  /// Makes the canaries anew.
  CanarySet set() {
    return CanarySet.of(new RootKey(HexFormat.of().parseHex(secret)), plan);
  }

  CanaryState with(CanaryLife next) {
    return new CanaryState(secret, plan, published, next);
  }

  /// Never the secret.
  @Override
  public String toString() {
    return "CanaryState[" + life.stage() + "]";
  }
}
