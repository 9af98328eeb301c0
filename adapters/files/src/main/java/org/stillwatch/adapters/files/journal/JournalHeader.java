// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;

/// Says whose frames a journal holds (format, key id): what every new segment begins with, and what
/// else a segment may begin with, as earlier versions wrote it whose frames can still be read.
public final class JournalHeader {
  private final ByteBuffer now;
  private final List<ByteBuffer> earlier;

  private JournalHeader(ByteBuffer now, List<ByteBuffer> earlier) {
    this.now = now;
    this.earlier = earlier;
  }

  /// One that reads nothing of earlier versions.
  ///
  /// @param bytes at most 1 KiB
  public static JournalHeader of(byte[] bytes) {
    return of(bytes, List.of());
  }

  /// One that also reads what earlier versions wrote.
  ///
  /// @param bytes at most 1 KiB
  /// @param earlier with what else a segment may begin
  public static JournalHeader of(byte[] bytes, List<byte[]> earlier) {
    return new JournalHeader(checked(bytes), earlier.stream().map(JournalHeader::checked).toList());
  }

  private static ByteBuffer checked(byte[] bytes) {
    if (bytes.length > SegmentHead.MOST_HEADER) {
      throw new IllegalArgumentException(
          "a header has at most " + SegmentHead.MOST_HEADER + " bytes, got " + bytes.length);
    }
    return ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer();
  }

  /// What a new segment begins with.
  ByteBuffer now() {
    return now;
  }

  /// Whether frames of a segment that begins so can be read.
  boolean reads(ByteBuffer header) {
    return Stream.concat(Stream.of(now), earlier.stream()).anyMatch(header::equals);
  }
}
