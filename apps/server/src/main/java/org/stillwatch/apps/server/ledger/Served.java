// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;

/// An answer that was served, as it waits in its journal for the ledger.
///
/// @param response keyed hash of its account and id
/// @param prints its fingerprints, eight bytes each, big endian, ascending
public record Served(
    AccountId account, long timeMillis, String model, long response, ByteBuffer prints) {
  /// Fingerprints of one answer at most, so that it fits into a frame: half a million words. Of
  /// more, the smallest stay, which as keyed hashes are a fair sample.
  static final int MOST_PRINTS = 100_000;

  /// How they are written.
  public static RecordFrames<Served> frames() {
    return new RecordFrames<>(List.of(Served.class));
  }

  static Served of(AccountId account, long timeMillis, String model, long response, long[] prints) {
    long[] some = prints.length > MOST_PRINTS ? Arrays.copyOf(prints, MOST_PRINTS) : prints;
    var bytes = ByteBuffer.allocate(some.length * Long.BYTES);
    bytes.asLongBuffer().put(some);
    return new Served(account, timeMillis, model, response, bytes);
  }

  long[] all() {
    long[] all = new long[prints.remaining() / Long.BYTES];
    prints.asLongBuffer().get(all);
    return all;
  }
}
