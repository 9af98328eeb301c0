// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.KeyedHash;

/// The lines of a body. Empty ones are passed over.
///
/// @param hash of the bytes of lines that cannot be used
record Lines(KeyedHash hash) {
  /// The receiver of lines.
  interface Taker {
    void line(byte[] body, int from, int to, Place place);
  }

  void each(byte[] body, Taker taker) {
    long number = 0;
    int from = 0;
    while (from < body.length) {
      int end = from;
      while (end < body.length && body[end] != '\n') {
        end++;
      }
      number++;
      int to = end > from && body[end - 1] == '\r' ? end - 1 : end;
      if (!isBlank(body, from, to)) {
        taker.line(body, from, to, new Place(0, number, from, (long) to - from, 0));
      }
      from = end + 1;
    }
  }

  /// The place of a line with the hash of its bytes.
  Place found(Place place, byte[] body) {
    return new Place(
        place.source(),
        place.number(),
        place.offset(),
        place.length(),
        hash.of(body, (int) place.offset(), (int) place.length()));
  }

  private static boolean isBlank(byte[] body, int from, int to) {
    for (int i = from; i < to; i++) {
      if (body[i] != ' ' && body[i] != '\t') {
        return false;
      }
    }
    return true;
  }
}
