// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.stillwatch.adapters.json.BuilderSink;
import org.stillwatch.adapters.json.Twin;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Observation;
import org.stillwatch.trace.ledger.ServedReader;
import org.stillwatch.trace.ledger.TwinCoin;

/// Makes frames of answers while their text is there.
public final class Answers {
  /// Readers that wait for the next body: each may hold room for a long answer.
  private static final int MOST_WAITING = 4;

  private final FingerprintKey key;
  private final TwinCoin coin;
  private final RecordFrames<Served> frames = Served.frames();
  private final ArrayBlockingQueue<ServedReader> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder cut = new LongAdder();

  /// @param key of the deployment
  public Answers(FingerprintKey key) {
    this.key = key;
    this.coin = new TwinCoin(key);
  }

  /// Answers of one body, on one thread.
  public final class Reading implements AutoCloseable {
    private final ServedReader reader;

    private Reading(ServedReader reader) {
      this.reader = reader;
    }

    /// The frame of the answer of the line that a sink built last; none where it has no answer, or
    /// one of too few words.
    public Optional<byte[]> frame(Observation exchange, BuilderSink sink) {
      return sink.answer(reader::answer)
          .filter(prints -> prints.length > 0)
          .map(prints -> frame(exchange, prints));
    }

    private byte[] frame(Observation exchange, long[] prints) {
      count(prints.length, Served.MOST_PRINTS);
      long response = reader.response(exchange.account().value(), exchange.id());
      return frames.write(
          Served.Answer.of(
              exchange.account(), exchange.timeMillis(), exchange.model(), response, prints));
    }

    /// The frame of a pair; none where the coin would have served the other answer.
    public Optional<byte[]> frame(Twin twin) {
      if (coin.servesFirst(twin.id()) != twin.servedFirst()) {
        return Optional.empty();
      }
      long[] served = twin.served(reader::answer);
      long[] heldBack = twin.heldBack(reader::answer);
      count(Math.max(served.length, heldBack.length), Served.MOST_PRINTS / 2);
      return Optional.of(
          frames.write(
              Served.Pair.of(
                  new AccountId(twin.account()),
                  twin.timeMillis(),
                  twin.model(),
                  reader.response(twin.account(), twin.id()),
                  served,
                  heldBack)));
    }

    private void count(int prints, int most) {
      if (prints > most) {
        cut.increment();
      }
    }

    @Override
    public void close() {
      waiting.offer(reader);
    }
  }

  /// Begins to read a body.
  public Reading reading() {
    var reader = waiting.poll();
    return new Reading(reader == null ? new ServedReader(key) : reader);
  }

  /// Answers that are so long that only a part of their fingerprints is kept.
  public long cut() {
    return cut.sum();
  }
}
