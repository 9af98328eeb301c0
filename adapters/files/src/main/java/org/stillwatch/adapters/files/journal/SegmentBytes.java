// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The bytes of a segment's file, read through a window that moves on. Every reader has a channel
/// of its own: one that is interrupted closes its own only.
final class SegmentBytes implements Closeable {
  private static final int WINDOW = 1 << 16;

  private final FileChannel channel;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long start;

  private SegmentBytes(FileChannel channel) {
    this.channel = channel;
  }

  static SegmentBytes open(Path file) throws IOException {
    return new SegmentBytes(FileChannel.open(file, StandardOpenOption.READ));
  }

  long length() throws IOException {
    return channel.size();
  }

  /// A piece of the file, valid until the next call; empty when the file ends before it does.
  Optional<ByteBuffer> at(long offset, int length) throws IOException {
    if (offset < start || offset + length > start + window.limit()) {
      fill(offset, length);
    }
    return window.limit() < offset - start + length
        ? Optional.empty()
        : Optional.of(window.slice((int) (offset - start), length));
  }

  private void fill(long offset, int length) throws IOException {
    if (window.capacity() < length) {
      int rest = Math.clamp(channel.size() - offset, 0, WINDOW);
      window = ByteBuffer.allocate(Math.max(length, rest));
    }
    start = offset;
    window.clear();
    long read = 0;
    while (window.hasRemaining() && read >= 0) {
      read = channel.read(window, offset + window.position());
    }
    window.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
