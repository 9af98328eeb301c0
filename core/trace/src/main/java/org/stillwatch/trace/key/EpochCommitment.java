// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.Optional;
import org.stillwatch.trace.score.Commitment;

/// What was published about the keys of one week: the root of a tree over all of them, and when.
/// Afterwards no key can be picked to fit a text.
///
/// @param epoch the week
/// @param rootId public name of the root key
/// @param atMillis when it was published
/// @param leaves of the tree
/// @param root of the tree
public record EpochCommitment(long epoch, String rootId, long atMillis, int leaves, Digest root) {
  /// @throws IllegalArgumentException when the week is negative, the name of the root is not 8
  ///   hexadecimal digits, or the tree is empty
  public EpochCommitment {
    if (epoch < 0 || leaves < 1 || !rootId.matches("[0-9a-f]{8}")) {
      throw new IllegalArgumentException(
          "expected an epoch of 0 or more, one leaf or more, and 8 hexadecimal digits");
    }
  }

  /// The commitment to a tree.
  public static EpochCommitment to(MerkleTree tree, long epoch, String rootId, long atMillis) {
    return new EpochCommitment(epoch, rootId, atMillis, tree.size(), tree.root());
  }

  /// Whether it says the same about the same week, whenever it was published.
  public boolean isSameAs(EpochCommitment other) {
    return epoch == other.epoch
        && rootId.equals(other.rootId)
        && leaves == other.leaves
        && root.equals(other.root);
  }

  /// Whether it covers a leaf; fails closed.
  public boolean covers(SealedLeaf leaf, InclusionProof proof) {
    return leaf.epoch() == epoch && proof.size() == leaves && proof.proves(leaf.digest(), root);
  }

  /// How a commitment stands to the first response that was served with what it covers. Fails
  /// closed: one at the very moment is late.
  ///
  /// @param commitment that covers the key, empty when none does
  /// @param firstServedMillis when the first response was served with the key
  public static Commitment standing(Optional<EpochCommitment> commitment, long firstServedMillis) {
    if (commitment.isEmpty()) {
      return Commitment.MISSING;
    }
    return commitment.get().atMillis() < firstServedMillis
        ? Commitment.BEFORE_FIRST_SERVED
        : Commitment.LATE;
  }
}
