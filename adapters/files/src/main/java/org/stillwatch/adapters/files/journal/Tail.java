// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The end of the last segment that an earlier run left. It fails closed but for one case that no
/// log can tell apart: damage inside the very last write is taken for a torn one and cut off, and
/// the report says how much that was.
final class Tail {
  private static final int CHUNK = 1 << 15;

  private Tail() {}

  /// Whether a place at which no whole batch stands had been durable once: a later write knew it to
  /// be. Then it is damage; otherwise it is the torn last write, of which nobody was told.
  static boolean wasDurable(SegmentBytes bytes, long segment, long place, long length)
      throws IOException {
    for (long at = place + 1; at + BatchHead.BYTES <= length; at += CHUNK) {
      int size = (int) Math.min(CHUNK + BatchHead.BYTES - 1, length - at);
      if (knows(bytes.at(at, size).orElseThrow(), segment, at, place)) {
        return true;
      }
    }
    return false;
  }

  private static boolean knows(ByteBuffer bytes, long segment, long begin, long place) {
    for (int i = 0; i + BatchHead.BYTES <= bytes.limit(); i++) {
      if (bytes.getInt(i) == BatchHead.MARKER) {
        long at = begin + i;
        var head = BatchHead.read(bytes, i, segment, at);
        if (head.isPresent() && at - head.get().back() > place) {
          return true;
        }
      }
    }
    return false;
  }

  /// Cuts the file off behind its last whole batch and makes sure that the last write is on the
  /// disk: if its force failed, the kernel may show bytes that the disk never got and would not
  /// write them at the next force. So they are written again, the same bytes at the same place.
  static void settle(Disk disk, Path file, long lastWrite, long end) throws IOException {
    try (var output = disk.open(file);
        var bytes = SegmentBytes.open(file)) {
      output.truncate(end);
      for (long at = lastWrite; at < end; at += CHUNK) {
        var piece = bytes.at(at, (int) Math.min(CHUNK, end - at));
        output.write(piece.orElseThrow(), at);
      }
      output.force();
    }
  }
}
