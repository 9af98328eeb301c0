// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The frames of one append on their way to the disk: encoded by the thread that brought them, but
/// for the head, which needs to know the place.
///
/// @param encoded room for the head, then every frame behind its length
/// @param count number of frames
/// @param sum CRC32C of what stands behind the head
/// @param durable what the caller waits for
record Batch(ByteBuffer encoded, int count, int sum, CompletableFuture<Position> durable) {
  private static final int LENGTH = 4;

  /// What a waiting batch takes besides its bytes, roughly.
  private static final int OVERHEAD = 160;

  /// Bytes on the disk of a batch with one frame.
  static long bytes(long frameBytes) {
    return BatchHead.BYTES + LENGTH + frameBytes;
  }

  /// Bytes on the disk.
  static long bytes(List<byte[]> frames) {
    return BatchHead.BYTES + frames.stream().mapToLong(f -> (long) LENGTH + f.length).sum();
  }

  /// What a waiting batch takes in memory.
  static long cost(long bytes) {
    return bytes + OVERHEAD;
  }

  static Batch of(List<byte[]> frames) {
    var encoded = ByteBuffer.allocate(Math.toIntExact(bytes(frames))).position(BatchHead.BYTES);
    frames.forEach(f -> encoded.putInt(f.length).put(f));
    int sum = Checksum.of(encoded.flip().position(BatchHead.BYTES));
    return new Batch(encoded.rewind(), frames.size(), sum, new CompletableFuture<>());
  }

  int bytes() {
    return encoded.capacity();
  }

  long cost() {
    return cost(bytes());
  }

  /// Puts the batch behind others of the same write.
  ///
  /// @param write the bytes of the write so far
  /// @param begin place of their first byte in the segment
  void place(ByteBuffer write, long segment, long begin) {
    int back = write.position();
    write.put(encoded.rewind());
    new BatchHead(bytes() - BatchHead.BYTES, count, back, sum)
        .write(write, back, segment, begin + back);
  }

  /// Whether the lengths inside a payload add up.
  static boolean adds(ByteBuffer payload, int count) {
    int at = 0;
    for (int i = 0; i < count; i++) {
      if (payload.limit() - at < LENGTH) {
        return false;
      }
      int length = payload.getInt(at);
      if (length < 0 || length > payload.limit() - at - LENGTH) {
        return false;
      }
      at += LENGTH + length;
    }
    return at == payload.limit();
  }

  /// The next frame of a payload, which moves on behind it.
  static ByteBuffer nextFrame(ByteBuffer payload) {
    int length = payload.getInt();
    var frame = payload.slice(payload.position(), length);
    payload.position(payload.position() + length);
    return frame;
  }
}
