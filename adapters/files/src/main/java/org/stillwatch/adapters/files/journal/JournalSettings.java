// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

/// How large the parts of a journal may become. They bound its memory: the queue, one write, and
/// while reading one batch. They may change between two runs; what is on the disk stays readable.
///
/// @param segmentBytes size at which a new segment begins
/// @param frameBytes longest frame that is taken
/// @param writeBytes most bytes of one write, and so of one append with its overhead
/// @param queueBytes most bytes that wait for the disk; beyond them appends are refused
public record JournalSettings(long segmentBytes, int frameBytes, int writeBytes, long queueBytes) {
  /// Segments of 64 MiB, frames of at most 1 MiB, writes of 8 MiB, a queue of 32 MiB.
  public static final JournalSettings DEFAULT =
      new JournalSettings(64L << 20, 1 << 20, 8 << 20, 32L << 20);

  public JournalSettings {
    if (frameBytes < 1
        || Batch.bytes(frameBytes) > writeBytes
        || writeBytes > BatchHead.MOST_BYTES
        || writeBytes > segmentBytes
        || segmentBytes > Position.MOST
        || queueBytes < Batch.cost(writeBytes)) {
      throw new IllegalArgumentException(
          "sizes of a journal grow from frame to write to segment and queue, a write has at most "
              + BatchHead.MOST_BYTES
              + " bytes");
    }
  }
}
