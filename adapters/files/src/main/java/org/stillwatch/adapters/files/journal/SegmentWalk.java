// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A walk over the batches of a segment from a place where one begins. Nothing comes out of it
/// whose checksums are wrong: it fails closed.
final class SegmentWalk {
  private static final Step END = new End();

  private final SegmentBytes bytes;
  private final long segment;
  private final long limit;
  private long offset;

  /// @param from where a batch begins
  /// @param limit where the last one ends
  SegmentWalk(SegmentBytes bytes, long segment, long from, long limit) {
    this.bytes = bytes;
    this.segment = segment;
    this.offset = from;
    this.limit = limit;
  }

  /// What stands at the next place.
  sealed interface Step {}

  /// A batch that is whole.
  ///
  /// @param payload its frames with their lengths, valid until the next step
  record Whole(long offset, BatchHead head, ByteBuffer payload) implements Step {}

  /// Nothing more before the limit.
  record End() implements Step {}

  /// Something that is no whole batch; the walk is over.
  record Fault(long offset, String what) implements Step {}

  Step next() throws IOException {
    if (offset >= limit) {
      return END;
    }
    var begin = piece(BatchHead.BYTES);
    if (begin.isEmpty()) {
      return new Fault(offset, "the file ends too early");
    }
    var head = BatchHead.read(begin.get(), 0, segment, offset);
    if (head.isEmpty()) {
      return new Fault(offset, "no batch begins here");
    }
    var all = piece(head.get().bytes());
    return all.isPresent()
        ? checked(head.get(), all.get().slice(BatchHead.BYTES, head.get().payload()))
        : new Fault(offset, "a batch breaks off");
  }

  private Optional<ByteBuffer> piece(int length) throws IOException {
    return offset + length > limit ? Optional.empty() : bytes.at(offset, length);
  }

  private Step checked(BatchHead head, ByteBuffer payload) {
    if (Checksum.of(payload) != head.sum() || !Batch.adds(payload, head.count())) {
      return new Fault(offset, "a checksum is wrong");
    }
    var whole = new Whole(offset, head, payload);
    offset += head.bytes();
    return whole;
  }
}
