// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.adapters.parquet.ledger.LedgerRoll;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;

/// What was served, as it waits in its journal for the ledger. Fingerprints are eight bytes each,
/// big endian, ascending.
public sealed interface Served {
  /// Fingerprints in one frame at most, so that it is not larger than a journal takes: of an answer
  /// they are half a million words. Of more, the smallest stay, which as keyed hashes are a fair
  /// sample.
  int MOST_PRINTS = 100_000;

  /// How they are written.
  static RecordFrames<Served> frames() {
    return new RecordFrames<>(List.of(Answer.class, Pair.class));
  }

  /// Who was served.
  AccountId account();

  /// When.
  long timeMillis();

  /// Adds it to a roll.
  void into(LedgerRoll roll) throws IOException;

  /// An answer.
  ///
  /// @param response keyed hash of its account and id
  record Answer(AccountId account, long timeMillis, String model, long response, ByteBuffer prints)
      implements Served {
    static Answer of(
        AccountId account, long timeMillis, String model, long response, long[] prints) {
      return new Answer(account, timeMillis, model, response, bytes(prints, MOST_PRINTS));
    }

    @Override
    public void into(LedgerRoll roll) throws IOException {
      roll.served(account.value(), timeMillis, model, response, longs(prints));
    }
  }

  /// Two answers to one request, of which the keyed coin chose the one that was served.
  ///
  /// @param pair keyed hash of the account and the id of the one that was served
  record Pair(
      AccountId account,
      long timeMillis,
      String model,
      long pair,
      ByteBuffer served,
      ByteBuffer heldBack)
      implements Served {
    static Pair of(
        AccountId account,
        long timeMillis,
        String model,
        long pair,
        long[] served,
        long[] heldBack) {
      int most = MOST_PRINTS / 2;
      return new Pair(account, timeMillis, model, pair, bytes(served, most), bytes(heldBack, most));
    }

    @Override
    public void into(LedgerRoll roll) throws IOException {
      roll.twins(account.value(), timeMillis, model, pair, longs(served), longs(heldBack));
    }
  }

  private static ByteBuffer bytes(long[] prints, int most) {
    long[] some = prints.length > most ? Arrays.copyOf(prints, most) : prints;
    var bytes = ByteBuffer.allocate(some.length * Long.BYTES);
    bytes.asLongBuffer().put(some);
    return bytes;
  }

  private static long[] longs(ByteBuffer bytes) {
    long[] longs = new long[bytes.remaining() / Long.BYTES];
    bytes.asLongBuffer().get(longs);
    return longs;
  }
}
