// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.RejectReason;

/// The lines of a body, by the rules by which lines of files are read.
///
/// @param hash of the bytes of lines that cannot be used
record BodyLines(KeyedHash hash) {
  /// The receiver of lines.
  interface Taker {
    /// A line; the buffer holds other bytes after the call.
    void line(byte[] buffer, int from, int to, Found place);
  }

  /// The receiver of lines that are none.
  interface Faults {
    void refuse(RejectReason reason, Place place);
  }

  /// Where a line stands; its hash is worked out when somebody needs it.
  ///
  /// @param number from 1
  /// @param offset of its first byte in the body
  record Found(long number, long offset) {}

  void each(byte[] body, Taker taker, Faults faults) {
    Lines.read(
        body,
        ReadLimits.DEFAULT,
        new LineSink() {
          @Override
          public void line(byte[] buffer, int from, int to, long number, long offset) {
            taker.line(buffer, from, to, new Found(number, offset));
          }

          @Override
          public void fault(
              RejectReason reason,
              byte[] buffer,
              int from,
              int to,
              long number,
              long offset,
              long length) {
            faults.refuse(
                reason, new Place(0, number, offset, length, hash.of(buffer, from, to - from)));
          }
        });
  }

  /// The place of a line with the hash of its bytes.
  Place place(Found found, byte[] buffer, int from, int to) {
    long length = (long) to - from;
    return new Place(0, found.number, found.offset, length, hash.of(buffer, from, to - from));
  }
}
