// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tree of RFC 6962 (2.1) over sealed leaves: leaves are hashed behind a byte 0, pairs behind a
/// byte 1, so that no leaf passes for a pair. Leaves stand in the order of their names, so that the
/// root depends on what is committed to and on nothing else.
public final class MerkleTree {
  static final byte LEAF = 0;
  static final byte PAIR = 1;

  private final List<String> names;
  private final Node top;

  private MerkleTree(List<String> names, Node top) {
    this.names = names;
    this.top = top;
  }

  /// A leaf, which has no parts, or a pair, which has two.
  private record Node(Digest digest, int leaves, List<Node> parts) {}

  /// The tree of some leaves.
  ///
  /// @throws IllegalArgumentException when there are none, or two with one name
  public static MerkleTree of(Collection<SealedLeaf> leaves) {
    var sorted = leaves.stream().sorted(Comparator.comparing(SealedLeaf::name)).toList();
    var names = sorted.stream().map(SealedLeaf::name).toList();
    Set<String> different = new HashSet<>(names);
    if (names.isEmpty() || different.size() < names.size()) {
      throw new IllegalArgumentException("expected one leaf or more, each name once");
    }
    return new MerkleTree(names, node(sorted.stream().map(SealedLeaf::digest).toList()));
  }

  /// How many leaves there are.
  public int size() {
    return top.leaves();
  }

  /// What is published.
  public Digest root() {
    return top.digest();
  }

  /// The proof that a name is in the tree; empty when it is not.
  public Optional<InclusionProof> proof(String name) {
    int at = Collections.binarySearch(names, name);
    if (at < 0) {
      return Optional.empty();
    }
    var path = new ArrayList<Digest>();
    path(top, at, path);
    return Optional.of(new InclusionProof(at, size(), path));
  }

  private static void path(Node node, int at, List<Digest> path) {
    if (node.parts().isEmpty()) {
      return;
    }
    Node left = node.parts().getFirst();
    Node right = node.parts().getLast();
    if (at < left.leaves()) {
      path(left, at, path);
      path.add(right.digest());
    } else {
      path(right, at - left.leaves(), path);
      path.add(left.digest());
    }
  }

  /// The root of some leaves in their order.
  static Digest root(List<Digest> leaves) {
    return node(leaves).digest();
  }

  /// The left part is the largest power of two below the number of leaves.
  private static Node node(List<Digest> leaves) {
    int count = leaves.size();
    if (count == 1) {
      return new Node(leaves.getFirst(), 1, List.of());
    }
    int split = Integer.highestOneBit(count - 1);
    Node left = node(leaves.subList(0, split));
    Node right = node(leaves.subList(split, count));
    return new Node(pair(left.digest(), right.digest()), count, List.of(left, right));
  }

  static Digest pair(Digest left, Digest right) {
    return Digest.of(PAIR, left.bytes(), right.bytes());
  }
}
