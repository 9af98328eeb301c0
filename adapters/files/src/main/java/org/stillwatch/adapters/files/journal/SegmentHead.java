// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The head of a segment. Its layout stays the same in every version.
///
/// @param version of everything behind the head
/// @param segment number of the segment
/// @param prior bytes of all segments before this one, which tells when one of them was cut or lost
/// @param header opaque bytes of the journal's owner
record SegmentHead(int version, long segment, long prior, ByteBuffer header) {
  static final int VERSION = 1;
  static final int MOST_HEADER = 1 << 10;

  private static final byte[] MAGIC = "STILLJRN".getBytes(US_ASCII);
  private static final int FIXED = MAGIC.length + 4 + 8 + 8 + 4;

  int bytes() {
    return FIXED + header.limit() + 4;
  }

  ByteBuffer encoded() {
    var bytes = ByteBuffer.allocate(bytes()).put(MAGIC).putInt(version).putLong(segment);
    bytes.putLong(prior).putInt(header.limit()).put(header.duplicate().rewind());
    return bytes.putInt(Checksum.of(bytes.duplicate().flip())).flip();
  }

  /// The head at the begin of a segment's bytes, if it is whole.
  static Optional<SegmentHead> read(SegmentBytes bytes) throws IOException {
    var fixed = bytes.at(0, FIXED).filter(SegmentHead::begins);
    if (fixed.isEmpty()) {
      return Optional.empty();
    }
    var all = bytes.at(0, FIXED + fixed.get().getInt(FIXED - 4) + 4);
    return all.filter(SegmentHead::whole).map(SegmentHead::parse);
  }

  private static boolean begins(ByteBuffer fixed) {
    int header = fixed.getInt(FIXED - 4);
    return fixed.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
        && header >= 0
        && header <= MOST_HEADER;
  }

  private static boolean whole(ByteBuffer all) {
    int end = all.limit() - 4;
    return all.getInt(end) == Checksum.of(all.slice(0, end));
  }

  private static SegmentHead parse(ByteBuffer all) {
    byte[] header = new byte[all.limit() - FIXED - 4];
    all.get(FIXED, header);
    int at = MAGIC.length;
    return new SegmentHead(
        all.getInt(at), all.getLong(at + 4), all.getLong(at + 12), ByteBuffer.wrap(header));
  }
}
