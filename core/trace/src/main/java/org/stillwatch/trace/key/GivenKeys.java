// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.Map;
import java.util.Optional;

/// Keys that a node was given.
record GivenKeys(long epoch, Map<KeyRef, LeafKey> keys) implements KeyView {
  GivenKeys {
    keys = Map.copyOf(keys);
    if (keys.keySet().stream().anyMatch(ref -> ref.epoch() != epoch)) {
      throw new IllegalArgumentException("expected keys of epoch " + epoch + " alone");
    }
  }

  @Override
  public Optional<LeafKey> key(KeyRef ref) {
    return Optional.ofNullable(keys.get(ref));
  }

  /// Never the keys, nor whose they are.
  @Override
  public String toString() {
    return "GivenKeys[epoch=" + epoch + ", " + keys.size() + " keys]";
  }
}
