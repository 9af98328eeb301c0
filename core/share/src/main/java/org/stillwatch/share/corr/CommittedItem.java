// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/// One value of a set that was committed to, with our evidence that it is real.
///
/// @param salt 32 bytes as 64 hexadecimal digits, drawn for this item alone
/// @param kind of value
/// @param value normalised, as it is compared
/// @param evidence id of our own evidence
public record CommittedItem(String salt, IdentifierClass kind, String value, String evidence) {
  private static final int SALT_BYTES = 32;
  private static final byte LEAF = 0;
  private static final String TAG = "stillwatch.corr-item/1";

  /// @throws IllegalArgumentException when the salt is none, or a text empty
  public CommittedItem {
    if (!Digests.fits(salt) || value.isEmpty() || evidence.isBlank()) {
      throw new IllegalArgumentException("expected a salt of 32 bytes, a value and an evidence id");
    }
  }

  /// An item with a new salt.
  ///
  /// @param source secure in an app, seeded in a test
  public static CommittedItem of(
      IdentifierClass kind, String value, String evidence, RandomGenerator source) {
    byte[] salt = new byte[SALT_BYTES];
    source.nextBytes(salt);
    return new CommittedItem(HexFormat.of().formatHex(salt), kind, value, evidence);
  }

  /// The leaf of the tree, version 1: SHA-256 over a byte 0 and then the text
  /// `stillwatch.corr-item/1`, salt, class, value and evidence, each as its length in bytes (4
  /// bytes, the highest first) and its bytes. No two items have the same bytes.
  String leaf() {
    List<byte[]> parts =
        List.of(
            TAG.getBytes(StandardCharsets.UTF_8),
            HexFormat.of().parseHex(salt),
            kind.word().getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8),
            evidence.getBytes(StandardCharsets.UTF_8));
    int size = 1 + parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(size).put(LEAF);
    parts.forEach(part -> bytes.putInt(part.length).put(part));
    return Digests.of(bytes.array());
  }

  /// Says nothing of the value.
  @Override
  public String toString() {
    return "an item of class " + kind.word();
  }
}
