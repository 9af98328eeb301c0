// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.Map;
import java.util.Optional;

/// What a node may see of the keys: those of one week that it was given, by name. Without any I/O,
/// so that asking costs nothing and cannot fail; a key that is not there is an empty answer, and
/// whoever asks goes on without a mark.
public interface KeyView {
  /// The week of all keys in here.
  long epoch();

  /// The key with a name; empty when this node was not given it, or the name is of another week.
  Optional<LeafKey> key(KeyRef ref);

  /// A node that was given some keys.
  static KeyView of(long epoch, Map<KeyRef, LeafKey> keys) {
    return new GivenKeys(epoch, keys);
  }

  /// A node that was given none: it serves without marks.
  static KeyView none(long epoch) {
    return new GivenKeys(epoch, Map.of());
  }
}
