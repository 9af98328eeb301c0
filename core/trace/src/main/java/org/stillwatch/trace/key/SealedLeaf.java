// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One leaf of a commitment, opened: a public name, a secret value, and the salt without which a
/// value of 64 bits could be searched for. Only its digest is published.
public final class SealedLeaf {
  /// The largest value, in bytes.
  public static final int LARGEST = 1 << 16;

  /// The number of bytes of a salt.
  public static final int SALT = 32;

  private static final int LONGEST_NAME = 2_048;

  private final long epoch;
  private final String name;
  private final byte[] value;
  private final byte[] salt;

  /// @param epoch the week
  /// @param name public name of the value
  /// @param value the secret, at most [#LARGEST] bytes
  /// @param salt 32 bytes
  /// @throws IllegalArgumentException when something is longer or shorter than that
  public SealedLeaf(long epoch, String name, byte[] value, byte[] salt) {
    if (name.length() > LONGEST_NAME || value.length > LARGEST || salt.length != SALT) {
      throw new IllegalArgumentException(
          "expected a name of at most 2048 characters, a value of at most 65536 bytes and a salt of"
              + " 32");
    }
    this.epoch = epoch;
    this.name = name;
    this.value = value.clone();
    this.salt = salt.clone();
  }

  /// The week.
  public long epoch() {
    return epoch;
  }

  /// The public name.
  public String name() {
    return name;
  }

  /// The secret value; for a key eight bytes, big endian.
  public byte[] value() {
    return value.clone();
  }

  /// The salt, as secret as the value until the leaf is opened.
  public byte[] salt() {
    return salt.clone();
  }

  /// The digest that stands in the tree. All lengths but the value's are fixed or written down, so
  /// that no two leaves are the same bytes.
  public Digest digest() {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    var head = ByteBuffer.allocate(SALT + Long.BYTES + Integer.BYTES);
    head.put(salt).putLong(epoch).putInt(text.length);
    return Digest.of(MerkleTree.LEAF, head.array(), text, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SealedLeaf leaf
        && epoch == leaf.epoch
        && name.equals(leaf.name)
        && Arrays.equals(value, leaf.value)
        && Arrays.equals(salt, leaf.salt);
  }

  @Override
  public int hashCode() {
    return digest().hashCode();
  }

  /// Neither value nor salt.
  @Override
  public String toString() {
    return "SealedLeaf[epoch=" + epoch + "]";
  }
}
