// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.List;

/// The proof that a leaf is in a tree: its place and the digests beside its way to the root (RFC
/// 6962, 2.1.1).
///
/// @param index place of the leaf, from 0
/// @param size leaves of the tree
/// @param path digests, from the leaf upwards
public record InclusionProof(int index, int size, List<Digest> path) {
  private static final int DEEPEST = 31;

  /// @throws IllegalArgumentException when the place is outside of the tree, or the way too long
  public InclusionProof {
    path = List.copyOf(path);
    if (index < 0 || index >= size || path.size() > DEEPEST) {
      throw new IllegalArgumentException(
          "expected a place inside the tree and 31 digests or fewer");
    }
  }

  /// Whether the leaf is in the tree with a root; fails closed. The steps are those of RFC 9162,
  /// 2.1.3.2.
  public boolean proves(Digest leaf, Digest root) {
    int at = index;
    int last = size - 1;
    Digest digest = leaf;
    for (Digest beside : path) {
      if (last == 0) {
        return false;
      }
      if (at % 2 == 1 || at == last) {
        digest = MerkleTree.pair(beside, digest);
        while (at % 2 == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        digest = MerkleTree.pair(digest, beside);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && digest.equals(root);
  }
}
