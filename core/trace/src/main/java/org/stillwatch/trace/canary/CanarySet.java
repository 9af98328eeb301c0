// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.canary;

import java.util.List;
import java.util.stream.IntStream;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.EpochKey;
import org.stillwatch.trace.key.MerkleTree;
import org.stillwatch.trace.key.RootKey;
import org.stillwatch.trace.key.SealedLeaf;

/// The canaries of a plan under a root key, made anew whenever they are needed and stored nowhere.
public final class CanarySet {
  private final CanaryPlan plan;
  private final String rootId;
  private final List<Canary> canaries;
  private final List<SealedLeaf> leaves;

  private CanarySet(
      CanaryPlan plan, String rootId, List<Canary> canaries, List<SealedLeaf> leaves) {
    this.plan = plan;
    this.rootId = rootId;
    this.canaries = canaries;
    this.leaves = leaves;
  }

  /// Mints them.
  public static CanarySet of(RootKey root, CanaryPlan plan) {
    EpochKey key = root.epoch(plan.epoch());
    List<Canary> canaries =
        IntStream.range(0, plan.canaries())
            .mapToObj(i -> Canary.of(key, plan.ref(i), plan.decoys()))
            .toList();
    List<SealedLeaf> leaves = canaries.stream().map(c -> c.sealed(key)).toList();
    return new CanarySet(plan, root.rootId(), canaries, leaves);
  }

  /// The canaries, in the order of their numbers.
  public List<Canary> canaries() {
    return canaries;
  }

  /// What is published before the first of them is served.
  public EpochCommitment commitment(long atMillis) {
    return EpochCommitment.to(MerkleTree.of(leaves), plan.epoch(), rootId, atMillis);
  }

  /// Opens what was sealed, if it is what was published; fails closed.
  public Opening open(EpochCommitment published) {
    if (!commitment(published.atMillis()).isSameAs(published)) {
      return new Opening.Refused("the canaries are not those that were committed to");
    }
    var tree = MerkleTree.of(leaves);
    return new Opening.Opened(
        IntStream.range(0, canaries.size())
            .mapToObj(i ->
                new Opening.Leaf(
                    canaries.get(i), leaves.get(i), tree.proof(leaves.get(i).name()).orElseThrow()))
            .toList());
  }

  /// Never a phrase.
  @Override
  public String toString() {
    return "CanarySet[" + canaries.size() + " canaries]";
  }
}
