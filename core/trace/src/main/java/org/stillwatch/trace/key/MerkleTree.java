// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// The tree of RFC 6962 (2.1) over sealed leaves: leaves are hashed behind a byte 0, pairs behind a
/// byte 1, so that no leaf passes for a pair. Leaves stand in the order of their names, so that the
/// root depends on what is committed to and on nothing else.
public final class MerkleTree {
  static final byte LEAF = 0;
  static final byte PAIR = 1;

  private final List<String> names;
  private final List<Digest> digests;

  private MerkleTree(List<String> names, List<Digest> digests) {
    this.names = names;
    this.digests = digests;
  }

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
    return new MerkleTree(names, sorted.stream().map(SealedLeaf::digest).toList());
  }

  /// How many leaves there are.
  public int size() {
    return digests.size();
  }

  /// What is published.
  public Digest root() {
    return root(digests);
  }

  /// The proof that a name is in the tree; empty when it is not.
  public Optional<InclusionProof> proof(String name) {
    OptionalInt at =
        IntStream.range(0, names.size()).filter(i -> names.get(i).equals(name)).findFirst();
    if (at.isEmpty()) {
      return Optional.empty();
    }
    var path = new ArrayList<Digest>();
    path(digests, at.getAsInt(), path);
    return Optional.of(new InclusionProof(at.getAsInt(), size(), path));
  }

  static Digest root(List<Digest> digests) {
    if (digests.size() == 1) {
      return digests.getFirst();
    }
    int split = split(digests.size());
    return pair(root(digests.subList(0, split)), root(digests.subList(split, digests.size())));
  }

  static void path(List<Digest> digests, int at, List<Digest> path) {
    if (digests.size() == 1) {
      return;
    }
    int split = split(digests.size());
    var left = digests.subList(0, split);
    var right = digests.subList(split, digests.size());
    if (at < split) {
      path(left, at, path);
      path.add(root(right));
    } else {
      path(right, at - split, path);
      path.add(root(left));
    }
  }

  static Digest pair(Digest left, Digest right) {
    return Digest.of(PAIR, left.bytes(), right.bytes());
  }

  /// The largest power of two below a number.
  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
