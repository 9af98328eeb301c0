// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.json.CommitmentJson;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.MerkleTree;
import org.stillwatch.trace.key.RootKey;

/// A commitment, and the names of the keys that it covers, which is all that it takes to make its
/// proofs again for whoever holds the root.
///
/// @param commitment as it was published
/// @param names of the keys
record Committed(EpochCommitment commitment, List<KeyRef> names) {
  Committed {
    names = List.copyOf(names);
  }

  /// The commitment of a root to keys of one week.
  static Committed to(List<KeyRef> names, RootKey root, long epoch, long nowMillis) {
    return new Committed(
        EpochCommitment.to(tree(names, root, epoch), epoch, root.rootId(), nowMillis), names);
  }

  /// The tree behind it.
  ///
  /// @throws IOException when this is not the tree that was published
  MerkleTree tree(RootKey root) throws IOException {
    var tree = tree(names, root, commitment.epoch());
    if (!tree.root().equals(commitment.root())) {
      throw new IOException(
          "epoch " + commitment.epoch() + ": the root key does not give what was committed to");
    }
    return tree;
  }

  private static MerkleTree tree(List<KeyRef> names, RootKey root, long epoch) {
    var key = root.epoch(epoch);
    return MerkleTree.of(names.stream().map(key::sealed).toList());
  }

  /// A line of `key-commitment/1`, and a line for each name.
  String text() {
    var text = new StringBuilder(CommitmentJson.line(commitment)).append('\n');
    names.forEach(name -> text.append(name.name()).append('\n'));
    return text.toString();
  }

  static Committed read(String text) throws IOException {
    List<String> lines = text.lines().toList();
    var commitment = CommitmentJson.read(lines.isEmpty() ? "" : lines.getFirst());
    var names = new ArrayList<KeyRef>();
    for (String line : lines.subList(1, lines.size())) {
      names.add(
          KeyRef.parse(commitment.epoch(), line)
              .orElseThrow(() -> new IOException("a line that names no key")));
    }
    return new Committed(commitment, names);
  }
}
