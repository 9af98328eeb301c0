// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Hands the frames of one segment to a reader, from a place on. A place inside a batch is found by
/// walking there from the begin of the segment.
final class SegmentReading {
  private final Path file;
  private final long segment;
  private final long from;
  private final long limit;
  private final FrameReader reader;
  private boolean found;
  private long at;
  private boolean goOn = true;

  /// @param from offset of the place
  /// @param limit durable end of the segment, behind the place
  SegmentReading(Path file, long segment, long from, long limit, FrameReader reader) {
    this.file = file;
    this.segment = segment;
    this.from = from;
    this.limit = limit;
    this.reader = reader;
    this.at = from;
  }

  /// Reads until the end of the segment, or until the reader has enough.
  ///
  /// @return whether to go on with the next segment
  boolean run() throws IOException {
    try (var bytes = SegmentBytes.open(file)) {
      var head = SegmentHead.read(bytes).filter(h -> h.segment() == segment);
      if (head.isEmpty()) {
        damaged(0, "the head of the segment");
        return true;
      }
      walk(bytes, start(bytes, head.get().bytes()));
      return goOn;
    }
  }

  /// The file is not there.
  void missing() {
    damaged(0, "the file of the segment is missing");
  }

  /// Where to stop or go on.
  Position at() {
    return new Position(segment, at);
  }

  private long start(SegmentBytes bytes, int first) throws IOException {
    found = from == 0;
    var direct = bytes.at(from, BatchHead.BYTES);
    boolean batch = direct.flatMap(b -> BatchHead.read(b, 0, segment, from)).isPresent();
    return batch ? from : first;
  }

  private void walk(SegmentBytes bytes, long start) throws IOException {
    var walk = new SegmentWalk(bytes, segment, start, limit);
    while (goOn && at < limit) {
      switch (walk.next()) {
        case SegmentWalk.Whole whole -> frames(whole);
        case SegmentWalk.Fault fault -> damaged(fault.offset(), fault.what());
        case SegmentWalk.End _ -> at = limit;
      }
    }
  }

  private void frames(SegmentWalk.Whole whole) throws IOException {
    found |= whole.offset() == from;
    ByteBuffer payload = whole.payload();
    while (goOn && payload.hasRemaining()) {
      ByteBuffer frame = Batch.nextFrame(payload);
      long after = whole.offset() + BatchHead.BYTES + payload.position();
      if (after <= from) {
        found |= after == from;
      } else {
        hand(frame, after);
      }
    }
  }

  private void hand(ByteBuffer frame, long after) throws IOException {
    if (!found) {
      throw new IOException("no frame of the journal ends at " + new Position(segment, from));
    }
    goOn = reader.frame(frame.asReadOnlyBuffer(), new Position(segment, after));
    at = after;
  }

  private void damaged(long offset, String what) {
    long begin = Math.max(offset, from);
    reader.damaged(new Damage(new Position(segment, begin), limit - begin, what));
    at = limit;
  }
}
