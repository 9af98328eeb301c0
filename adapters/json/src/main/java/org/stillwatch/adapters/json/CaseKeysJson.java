// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.stillwatch.trace.key.CaseKeys;
import org.stillwatch.trace.key.Digest;
import org.stillwatch.trace.key.InclusionProof;
import org.stillwatch.trace.key.KeyPurpose;
import org.stillwatch.trace.key.KeyRef;
import org.stillwatch.trace.key.ProvenKey;
import org.stillwatch.trace.key.SealedLeaf;

/// Writes and reads `case-keys/1`: the keys of one case with what proves them. What is written here
/// is secret. Keys are unsigned 64-bit numbers in decimal digits, as text.
public final class CaseKeysJson {
  private static final String SCHEMA = "stillwatch.case-keys/1";

  private CaseKeysJson() {}

  /// The keys as canonical JSON, without a line end.
  public static String text(CaseKeys keys) {
    var out = new CanonicalJson();
    out.object(() -> {
      out.text("schema", SCHEMA);
      out.text("case", keys.caseId());
      out.name("commitment");
      out.object(() -> CommitmentJson.members(keys.commitment(), out));
      out.list("keys", keys.keys(), key -> write(key, out));
    });
    return out.toString();
  }

  private static void write(ProvenKey key, CanonicalJson out) {
    out.object(() -> {
      out.text("scheme", key.ref().scheme());
      out.text("model", key.ref().model());
      out.text("purpose", key.ref().purpose().word());
      out.text("id", key.ref().id());
      out.text("key", Long.toUnsignedString(key.key().bits()));
      out.text("salt", HexFormat.of().formatHex(key.leaf().salt()));
      out.integer("index", key.proof().index());
      out.list("path", key.proof().path(), digest -> out.value(digest.hex()));
    });
  }

  /// Reads them, and checks every proof.
  ///
  /// @throws IOException when it is something else, or one key is not what was committed to; the
  ///   message carries no key
  public static CaseKeys read(String text) throws IOException {
    return ResultTree.read(text, SCHEMA, CaseKeysJson::read);
  }

  private static CaseKeys read(ResultTree tree) throws IOException {
    var commitment = CommitmentJson.read(tree.object("commitment"));
    List<ProvenKey> keys =
        tree.objects("keys", key -> key(key, commitment.epoch(), commitment.leaves()));
    return new CaseKeys(tree.text("case"), commitment, keys);
  }

  private static ProvenKey key(ResultTree tree, long epoch, int leaves) throws IOException {
    var ref =
        new KeyRef(
            epoch,
            tree.text("scheme"),
            tree.text("model"),
            tree.choice("purpose", KeyPurpose.class, KeyPurpose::word),
            tree.text("id"));
    var leaf = new SealedLeaf(epoch, ref.name(), value(tree.text("key")), salt(tree));
    var path = tree.texts("path").stream().map(Digest::new).toList();
    var proof = new InclusionProof(CommitmentJson.number(tree, "index"), leaves, path);
    return new ProvenKey(ref, leaf, proof);
  }

  private static byte[] value(String key) throws IOException {
    if (!key.matches("[0-9]{1,20}")) {
      throw new IOException("a key is no number of at most 20 digits");
    }
    try {
      return ByteBuffer.allocate(Long.BYTES).putLong(Long.parseUnsignedLong(key)).array();
    } catch (NumberFormatException e) {
      throw new IOException("a key does not fit 64 bits"); // without the cause, which shows it
    }
  }

  private static byte[] salt(ResultTree tree) throws IOException {
    String salt = tree.text("salt");
    if (!salt.matches("[0-9a-f]{64}")) {
      throw new IOException("a salt is not 64 hexadecimal digits, lower case");
    }
    return HexFormat.of().parseHex(salt);
  }
}
