// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

/// One key of a case, with what proves that it was committed to.
///
/// @param ref its name
/// @param leaf the key itself and its salt
/// @param proof that the leaf is in the tree
public record ProvenKey(KeyRef ref, SealedLeaf leaf, InclusionProof proof) {
  /// @throws IllegalArgumentException when the leaf is of another name or week, or holds no key
  public ProvenKey {
    boolean same = leaf.name().equals(ref.name()) && leaf.epoch() == ref.epoch();
    if (!same || leaf.value().length != Long.BYTES) {
      throw new IllegalArgumentException("expected the leaf of the key that is named");
    }
  }

  /// The key.
  public LeafKey key() {
    return LeafKey.firstOf(leaf.value());
  }
}
