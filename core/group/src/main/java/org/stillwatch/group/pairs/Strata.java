// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.pairs;

/// Kinds of actors that are alike in what they may touch by chance. A kind of fewer than 200 actors
/// is too small to count in, so its actors are compared with everybody (`coordination.md` 5).
final class Strata {
  private static final int LEAST_ACTORS = 200;
  private static final int NONE = -1;

  private final int[] ofActor;
  private final int count;

  /// @param ofActor number of each actor's stratum, from zero
  Strata(int[] ofActor) {
    int most = 0;
    for (int stratum : ofActor) {
      most = Math.max(most, stratum + 1);
    }
    var sizes = new int[most];
    for (int stratum : ofActor) {
      sizes[stratum]++;
    }
    this.ofActor = new int[ofActor.length];
    for (int i = 0; i < ofActor.length; i++) {
      this.ofActor[i] = sizes[ofActor[i]] >= LEAST_ACTORS ? ofActor[i] : NONE;
    }
    count = most;
  }

  int count() {
    return count;
  }

  /// Whether two actors are compared inside their common stratum.
  boolean together(int a, int b) {
    return ofActor[a] != NONE && ofActor[a] == ofActor[b];
  }

  /// The stratum of an actor that is large enough, or -1.
  int of(int actor) {
    return ofActor[actor];
  }
}
