// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// The segment that is written. Every run of a journal begins a segment of its own: what an earlier
/// one left is never written behind.
final class ActiveSegment implements Closeable {
  private final SegmentHead head;
  private final Disk.Output output;
  private long end;

  private ActiveSegment(SegmentHead head, Disk.Output output) {
    this.head = head;
    this.output = output;
    this.end = head.bytes();
  }

  /// Makes a segment. It gets its name when its head is on the disk, and the name is on the disk
  /// before anything else is written.
  static ActiveSegment create(Path folder, Disk disk, SegmentHead head) throws IOException {
    Path draft = SegmentName.draft(folder, head.segment());
    var output = disk.create(draft);
    try {
      output.write(head.encoded(), 0);
      output.force();
      disk.rename(draft, SegmentName.in(folder, head.segment()));
      disk.forceFolder(folder);
      return new ActiveSegment(head, output);
    } catch (IOException | RuntimeException e) {
      output.close();
      throw e;
    }
  }

  long number() {
    return head.segment();
  }

  long end() {
    return end;
  }

  /// Bytes of this segment and all before it.
  long total() {
    return head.prior() + end;
  }

  /// Whether more bytes belong here. At least one write does, however large.
  boolean takes(int bytes, long segmentBytes) {
    return end == head.bytes() || end + bytes <= segmentBytes;
  }

  /// Writes behind the end and returns when it is on the disk.
  void write(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    output.write(bytes, end);
    output.force();
    end += length;
  }

  @Override
  public void close() throws IOException {
    output.close();
  }
}
