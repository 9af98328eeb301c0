// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.adapters.parquet.ledger.LedgerRoll;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;

/// As much of the journal as goes into one roll.
final class Chunk implements FrameReader {
  private final RecordFrames<Served> frames;
  private final LedgerRoll roll;
  private final long firstMillis;
  private final Held held;
  private Optional<Set<AccountId>> asked = Optional.empty();
  private long left;
  private long old;
  private long lost;

  /// @param mostBytes of frames, or little more
  /// @param firstMillis what is older stays out
  /// @param held accounts of which it does not
  Chunk(RecordFrames<Served> frames, LedgerRoll roll, long mostBytes, long firstMillis, Held held) {
    this.frames = frames;
    this.roll = roll;
    this.left = mostBytes;
    this.firstMillis = firstMillis;
    this.held = held;
  }

  @Override
  public boolean frame(ByteBuffer frame, Position after) {
    left -= frame.remaining();
    try {
      add(frames.read(frame));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return left > 0;
  }

  private void add(Served one) throws IOException {
    if (one.timeMillis() < firstMillis && !isHeld(one.account())) {
      old++;
      return;
    }
    one.into(roll);
  }

  private boolean isHeld(AccountId account) throws IOException {
    if (asked.isEmpty()) {
      asked = Optional.of(held.accounts());
    }
    return asked.get().contains(account);
  }

  @Override
  public void damaged(Damage damage) {
    lost += damage.lostBytes();
  }

  /// Whether the journal has more.
  boolean isFull() {
    return left <= 0;
  }

  /// Answers that were left out because of their age.
  long old() {
    return old;
  }

  long lostBytes() {
    return lost;
  }
}
