// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// The thread that writes: whatever waits goes to the disk in one write and one force, then is
/// acknowledged. It fails closed: the first error of any kind ends it, nothing that was in its
/// hands or waiting is acknowledged, and nothing is tried again.
final class JournalWriter implements Runnable {
  private final Path folder;
  private final SegmentRow row;
  private final WriteQueue queue;
  private final Extents extents;
  private final int writeBytes;
  private ByteBuffer write = ByteBuffer.allocate(0);
  private List<Batch> group = List.of();

  JournalWriter(Path folder, SegmentRow row, WriteQueue queue, Extents extents, int writeBytes) {
    this.folder = folder;
    this.row = row;
    this.queue = queue;
    this.extents = extents;
    this.writeBytes = writeBytes;
  }

  @Override
  public void run() {
    try (row;
        var memory = Arena.ofConfined()) { // given back at the end, not when a collector finds it
      write = memory.allocate(writeBytes).asByteBuffer();
      group = queue.take(writeBytes);
      while (!group.isEmpty()) {
        commit();
        group = queue.take(writeBytes);
      }
    } catch (Throwable e) {
      fail(e);
    } finally {
      extents.stop();
    }
  }

  private void commit() throws IOException {
    boolean _ = Thread.interrupted(); // by an action of a caller; it would close the file
    int bytes = group.stream().mapToInt(Batch::bytes).sum();
    var segment = row.room(bytes);
    long begin = segment.end();
    write.clear();
    group.forEach(b -> b.place(write, segment.number(), begin));
    segment.write(write.flip());
    extents.set(segment.number(), segment.end());
    queue.release(group.stream().mapToLong(Batch::cost).sum());
    acknowledge(segment.number(), begin);
  }

  private void acknowledge(long segment, long begin) {
    long at = begin;
    for (Batch batch : group) {
      at += batch.bytes();
      batch.durable().complete(new Position(segment, at));
    }
  }

  private void fail(Throwable cause) {
    String why = "journal " + folder + " is read-only since a write failed: " + cause;
    queue.shut(new Append.Refused(Append.Reason.READ_ONLY, why));
    var failed = new IOException(why, cause);
    group.forEach(b -> b.durable().completeExceptionally(failed));
    queue.drain().forEach(b -> b.durable().completeExceptionally(failed));
  }
}
