// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.OptionalLong;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.RejectReason;

/// Locates lines that could not be used. Safe for several threads.
final class Rejects {
  private final KeyedHash hash;

  Rejects(FingerprintKey key) {
    hash = key.hash("rejects");
  }

  /// @param source name of the source
  /// @param buffer holds what was read of the line from `from` (included) to `to` (not included)
  /// @param length bytes of the line, of which the buffer may hold the beginning only
  RejectedLine at(
      String source,
      RejectReason reason,
      byte[] buffer,
      int from,
      int to,
      long number,
      long offset,
      long length) {
    return new RejectedLine(
        source, OptionalLong.of(number), offset, length, reason, hash.of(buffer, from, to - from));
  }

  /// A record whose bytes were hashed where they were read, or whose bytes these are.
  RejectedLine at(
      String source, RejectReason reason, Place place, byte[] buffer, int from, int to) {
    long content = place.hash() == 0 ? hash.of(buffer, from, to - from) : place.hash();
    return new RejectedLine(
        source, OptionalLong.of(place.number()), place.offset(), place.length(), reason, content);
  }

  /// A record that was given up before any line was made of it.
  static RejectedLine at(String source, RejectReason reason, Place place) {
    return new RejectedLine(
        source,
        OptionalLong.of(place.number()),
        place.offset(),
        place.length(),
        reason,
        place.hash());
  }
}
