// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;

/// What canaries are made; public, and with the root key enough to make them again.
///
/// @param epoch the week in which they were sealed
/// @param model whose answers carry them
/// @param name of the set
/// @param canaries how many, 1 to 200
/// @param decoys of each, 19 to 999; one canary alone never says less than 1 in decoys + 1
public record CanaryPlan(long epoch, String model, String name, int canaries, int decoys) {
  static final String SCHEME = "canary-words-v1";
  private static final int MOST_CANARIES = 200;
  private static final int LEAST_DECOYS = 19;
  private static final int MOST_DECOYS = 999;

  /// @throws IllegalArgumentException when a number is out of its range, or a name no field of a
  ///   key's name
  public CanaryPlan {
    if (canaries < 1 || canaries > MOST_CANARIES) {
      throw new IllegalArgumentException("expected 1 to 200 canaries, got " + canaries);
    }
    if (decoys < LEAST_DECOYS || decoys > MOST_DECOYS) {
      throw new IllegalArgumentException("expected 19 to 999 decoys, got " + decoys);
    }
    if (epoch < 0 || !KeyRef.isField(model) || !KeyRef.isField(name + "/" + canaries)) {
      throw new IllegalArgumentException(
          "expected an epoch of 0 or more, and a model and a name without '|'");
    }
  }

  /// The public name of one canary.
  KeyRef ref(int canary) {
    return new KeyRef(epoch, SCHEME, model, KeyPurpose.CANARY, name + "/" + canary);
  }
}
