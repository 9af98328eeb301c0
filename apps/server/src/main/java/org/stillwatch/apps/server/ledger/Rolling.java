// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.adapters.parquet.ledger.LedgerEraser;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.adapters.parquet.ledger.LedgerRoll;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;

/// Puts what the journal of answers holds into the ledger, then notes how far it is, then lets the
/// segments before that place go: whoever is killed between any two of these begins where it noted,
/// and what is rolled again adds nothing. For one thread.
public final class Rolling {
  /// Of the journal in one roll: some ten million fingerprints.
  private static final long CHUNK_BYTES = 96L << 20;

  /// A quarter of a gigabyte and one processor: detection and ingest go on meanwhile.
  private static final LedgerRoll.Means MEANS = new LedgerRoll.Means(256, 1);

  private final Journal journal;
  private final RecordFrames<Served> frames = Served.frames();
  private final LedgerFolder ledger;
  private final RolledTo rolledTo;
  private final LedgerSettings settings;
  private final Held held;
  private final InstantSource clock;
  private final RollCounts counts = new RollCounts();
  private Position at;
  private Optional<LocalDate> retained = Optional.empty();

  /// @param rolledTo how far earlier runs came
  /// @param held accounts of which nothing goes because of its age
  public Rolling(
      Journal journal,
      LedgerFolder ledger,
      RolledTo rolledTo,
      LedgerSettings settings,
      Held held,
      InstantSource clock)
      throws IOException {
    this.journal = journal;
    this.ledger = ledger;
    this.rolledTo = rolledTo;
    this.settings = settings;
    this.held = held;
    this.clock = clock;
    this.at =
        rolledTo
            .read()
            .filter(p -> p.compareTo(journal.begin()) >= 0 && p.compareTo(journal.end()) <= 0)
            .orElseGet(journal::begin);
  }

  /// Segments that are complete and not in the ledger yet.
  long segmentsBehind() {
    return journal.end().segment() - at.segment();
  }

  /// Rolls a part of what is there.
  ///
  /// @return whether there is more
  /// @throws IOException when the disk or the ledger refuses; all of the journal is rolled then the
  ///   next time
  public boolean roll() throws IOException {
    try {
      return at.compareTo(journal.end()) < 0 && part();
    } catch (IOException | RuntimeException | Error e) {
      at = journal.begin();
      throw e;
    }
  }

  private boolean part() throws IOException {
    LedgerRoll.Rolled rolled;
    Chunk chunk;
    Position next;
    try (LedgerRoll roll = LedgerRoll.into(ledger, MEANS)) {
      chunk = new Chunk(frames, roll, CHUNK_BYTES, firstMillis(), held);
      next = read(chunk);
      rolled = roll.finish();
    }
    rolledTo.write(next);
    at = next;
    journal.dropBefore(next);
    counts.rolled(rolled, chunk.old(), chunk.lostBytes());
    return chunk.isFull();
  }

  private Position read(Chunk chunk) throws IOException {
    try {
      return journal.read(at, chunk);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Erases what is older than it may be, once a day.
  public void retain() throws IOException {
    LocalDate first = first();
    if (retained.filter(first::equals).isPresent()) {
      return;
    }
    if (LedgerEraser.isDue(ledger, first)) {
      var kept = held.accounts().stream().map(AccountId::value).collect(Collectors.toSet());
      counts.erased(LedgerEraser.before(ledger, first, kept).rows());
    }
    retained = Optional.of(first);
  }

  /// The first day that is kept.
  private LocalDate first() {
    return LocalDate.ofInstant(Instant.ofEpochMilli(clock.millis()), ZoneOffset.UTC)
        .minusDays(settings.retainDays());
  }

  private long firstMillis() {
    return first().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /// What it did.
  public RollCounts counts() {
    return counts;
  }
}
