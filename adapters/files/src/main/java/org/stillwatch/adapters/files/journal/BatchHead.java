// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.nio.ByteBuffer;
import java.util.Optional;

/// The head of a batch. Its checksum covers the place where it stands, so that bytes from
/// elsewhere, or from an older file in the same blocks, are no batch here.
///
/// @param payload bytes of the frames and their lengths
/// @param count number of frames
/// @param back bytes from the begin of the write that the batch was part of: everything before that
///   begin was durable when these bytes were written
/// @param sum CRC32C of the payload
record BatchHead(int payload, int count, int back, int sum) {
  static final int BYTES = 24;

  /// Largest batch with its head, whatever the settings are.
  static final int MOST_BYTES = 64 << 20;

  /// Negative, so that no length of a frame looks like it.
  static final int MARKER = 0xB5_A7_C4_1E;

  private static final int SUMMED = 20;

  int bytes() {
    return BYTES + payload;
  }

  /// Writes the head where it belongs.
  void write(ByteBuffer target, int index, long segment, long offset) {
    target
        .putInt(index, MARKER)
        .putInt(index + 4, payload)
        .putInt(index + 8, count)
        .putInt(index + 12, back)
        .putInt(index + 16, sum);
    target.putInt(index + SUMMED, placed(target, index, segment, offset));
  }

  /// The head at an index of some bytes, if one that was written for this very place stands there.
  static Optional<BatchHead> read(ByteBuffer from, int index, long segment, long offset) {
    if (from.getInt(index) != MARKER
        || from.getInt(index + SUMMED) != placed(from, index, segment, offset)) {
      return Optional.empty();
    }
    var head =
        new BatchHead(
            from.getInt(index + 4),
            from.getInt(index + 8),
            from.getInt(index + 12),
            from.getInt(index + 16));
    return Optional.of(head).filter(h -> h.possible(offset));
  }

  private boolean possible(long offset) {
    return payload >= 0 && payload <= MOST_BYTES - BYTES && count > 0 && back >= 0 && back < offset;
  }

  private static int placed(ByteBuffer bytes, int index, long segment, long offset) {
    var place = ByteBuffer.allocate(16).putLong(segment).putLong(offset).flip();
    return Checksum.of(place, bytes.slice(index, SUMMED));
  }
}
