// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.stillwatch.base.ConfigException;

/// A segment that an earlier run left.
///
/// @param head bytes of its head, 0 when that is broken
/// @param prior bytes before it as its head says, -1 when that is broken
/// @param length bytes of the file
record Remains(long number, Path file, int head, long prior, long length) {

  /// How far the batches go, from the head on.
  ///
  /// @param end behind the last whole batch
  /// @param lastWrite begin of the write that the last whole batch was part of
  /// @param fault what stands at the end instead of a batch, empty for nothing
  record Checked(long end, long lastWrite, String fault) {
    boolean whole() {
      return fault.isEmpty();
    }
  }

  /// Looks at the head of a segment.
  ///
  /// @throws ConfigException when it is whole and of another version or owner
  static Remains of(Path folder, long number, JournalHeader header) throws IOException {
    Path file = SegmentName.in(folder, number);
    try (var bytes = SegmentBytes.open(file)) {
      var read = SegmentHead.read(bytes);
      read.ifPresent(head -> require(file, head, header));
      var ours = read.filter(head -> head.segment() == number);
      return new Remains(
          number,
          file,
          ours.map(SegmentHead::bytes).orElse(0),
          ours.map(SegmentHead::prior).orElse(-1L),
          bytes.length());
    }
  }

  private static void require(Path file, SegmentHead head, JournalHeader header) {
    if (head.version() != SegmentHead.VERSION) {
      throw new ConfigException(
          file.toString(), "version", head.version() + "", SegmentHead.VERSION + "");
    }
    if (!header.reads(head.header())) {
      throw new ConfigException(
          file.toString(), "header", "that of another format or key", "the one of this service");
    }
  }

  /// Where the segment ends if nothing else is known: behind its begin, even when nothing is left.
  long limit() {
    return Math.max(1, length);
  }

  /// Reads every batch up to a limit, which may lie behind the end of the file.
  Checked check(SegmentBytes bytes, long limit) throws IOException {
    if (head == 0) {
      return new Checked(0, 0, "the head of the segment");
    }
    var walk = new SegmentWalk(bytes, number, head, limit);
    long end = head;
    long lastWrite = head;
    while (true) {
      switch (walk.next()) {
        case SegmentWalk.Whole whole -> {
          end = whole.offset() + whole.head().bytes();
          lastWrite = whole.offset() - whole.head().back();
        }
        case SegmentWalk.Fault fault -> {
          return new Checked(end, lastWrite, fault.what());
        }
        case SegmentWalk.End _ -> {
          return new Checked(end, lastWrite, "");
        }
      }
    }
  }

  /// Bytes that the segment had when the next one began, as far as the heads tell; 0 for unknown.
  long expected(Remains next) {
    return prior >= 0 && next.prior >= 0 && next.number == number + 1 ? next.prior - prior : 0;
  }
}
