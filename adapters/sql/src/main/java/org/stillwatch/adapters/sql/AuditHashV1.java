// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The hash of an audit entry, version 1: SHA-256 over these fields one after another.
///
/// The text `stillwatch.audit-entry/1`; sequence and time, 8 bytes each, the highest first; actor,
/// action, subject, detail; the hash of the entry before as 64 digits. A text is its length in
/// bytes as 4 bytes, the highest first, then its UTF-8: no two entries have the same bytes.
final class AuditHashV1 {
  private static final byte[] TAG = utf8("stillwatch.audit-entry/1");

  private AuditHashV1() {}

  static String of(long sequence, AuditEvent event, String previousHash) {
    byte[][] texts = {
      utf8(event.actor()),
      utf8(event.action()),
      utf8(event.subject()),
      utf8(event.detail()),
      utf8(previousHash)
    };
    int size = Integer.BYTES + TAG.length + 2 * Long.BYTES;
    for (byte[] text : texts) {
      size += Integer.BYTES + text.length;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    bytes.putInt(TAG.length).put(TAG).putLong(sequence).putLong(event.atMillis());
    for (byte[] text : texts) {
      bytes.putInt(text.length).put(text);
    }
    return Sha256.hex(bytes.array());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
