// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import org.stillwatch.trace.key.Digest;
import org.stillwatch.trace.key.EpochCommitment;

/// Writes and reads `key-commitment/1`: what is published about the keys of one week.
public final class CommitmentJson {
  private static final String SCHEMA = "stillwatch.key-commitment/1";

  private CommitmentJson() {}

  /// One commitment as a canonical line, without its line end.
  public static String line(EpochCommitment commitment) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", SCHEMA);
      members(commitment, out);
    });
    return out.toString();
  }

  static void members(EpochCommitment commitment, CanonicalJson out) {
    out.integer("epoch", commitment.epoch());
    out.text("rootId", commitment.rootId());
    out.time("at", commitment.atMillis());
    out.integer("leaves", commitment.leaves());
    out.text("root", commitment.root().hex());
  }

  /// Reads one.
  ///
  /// @throws IOException when it is none
  public static EpochCommitment read(String line) throws IOException {
    return ResultTree.read(line, SCHEMA, CommitmentJson::read);
  }

  static EpochCommitment read(ResultTree tree) throws IOException {
    return new EpochCommitment(
        tree.integer("epoch"),
        tree.text("rootId"),
        tree.time("at"),
        number(tree, "leaves"),
        new Digest(tree.text("root")));
  }

  static int number(ResultTree tree, String name) throws IOException {
    long number = tree.integer(name);
    if (number != (int) number) {
      throw new IOException(tree.path() + ": " + name + " does not fit 32 bits");
    }
    return (int) number;
  }
}
