// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/// The row of segments at its growing end: rolls to a new one when the last is full.
final class SegmentRow implements Closeable {
  private final Path folder;
  private final Disk disk;
  private final long segmentBytes;
  private final ByteBuffer header;
  private Optional<ActiveSegment> active = Optional.empty();
  private long number;
  private long total;

  /// @param number of the last segment that is there, 0 for none
  /// @param total bytes of all segments so far
  SegmentRow(
      Path folder, Disk disk, long segmentBytes, ByteBuffer header, long number, long total) {
    this.folder = folder;
    this.disk = disk;
    this.segmentBytes = segmentBytes;
    this.header = header;
    this.number = number;
    this.total = total;
  }

  /// The segment for so many bytes.
  ActiveSegment room(int bytes) throws IOException {
    if (active.isPresent() && active.get().takes(bytes, segmentBytes)) {
      return active.get();
    }
    close();
    var head = new SegmentHead(SegmentHead.VERSION, number + 1, total, header);
    var next = ActiveSegment.create(folder, disk, head);
    active = Optional.of(next);
    return next;
  }

  @Override
  public void close() throws IOException {
    if (active.isPresent()) {
      var last = active.get();
      number = last.number();
      total = last.total();
      active = Optional.empty();
      last.close();
    }
  }
}
