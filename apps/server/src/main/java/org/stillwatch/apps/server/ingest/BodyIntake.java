// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.stillwatch.adapters.files.journal.Append;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.apps.server.ledger.ServedLog;
import org.stillwatch.base.FingerprintKey;

/// Turns bodies into entries of the journal and answers once they are on disk. Text is
/// fingerprinted here and goes no further. Fails closed: what is not on disk is not acknowledged.
public final class BodyIntake implements Intake {
  /// Frames of one append; an append is written as a whole, and may not be larger than one write.
  private static final int MOST_APPEND_BYTES = 4 << 20;

  private final Journal journal;
  private final Optional<ServedLog> served;
  private final RecordFrames<Entry> codec;
  private final ExchangeBodies exchanges;
  private final Optional<TwinBodies> twins;
  private final TableLines tables;
  private final IntakeCounts counts = new IntakeCounts();

  /// One that keeps no answers and knows no countries.
  ///
  /// @param clock tells which exchanges lie in the future
  public BodyIntake(
      FingerprintKey key,
      Journal journal,
      RecordFrames<Entry> codec,
      LogSettings settings,
      InstantSource clock) {
    this(key, journal, Optional.empty(), ExitCountries.UNKNOWN, codec, settings, clock);
  }

  /// @param served where fingerprints of answers go, where they are kept
  /// @param exits in which countries addresses are
  /// @param clock tells which exchanges lie in the future
  public BodyIntake(
      FingerprintKey key,
      Journal journal,
      Optional<ServedLog> served,
      ExitCountries exits,
      RecordFrames<Entry> codec,
      LogSettings settings,
      InstantSource clock) {
    this.journal = journal;
    this.served = served;
    this.codec = codec;
    this.exchanges =
        new ExchangeBodies(key, settings, served.map(ServedLog::answers), exits, clock);
    this.twins = served.map(log -> new TwinBodies(key, log.answers(), clock));
    this.tables = new TableLines(key);
  }

  @Override
  public CompletionStage<Outcome> take(Kind kind, byte[] body) {
    var taken = new Taken(codec);
    switch (kind) {
      case EXCHANGES -> exchanges.lines(body, taken);
      case TRACES -> {
        if (!exchanges.traces(body, taken)) {
          return CompletableFuture.completedFuture(
              new Outcome.Unreadable("expected an OTLP trace export request as protobuf"));
        }
      }
      case TWINS -> {
        if (twins.isEmpty()) {
          return CompletableFuture.completedFuture(
              new Outcome.Unreadable("no answers are kept here (ledger.kept is false)"));
        }
        twins.get().read(body, taken);
      }
      case ACCOUNTS, EVENTS, MODELS, ACTIONS -> tables.read(kind, body, taken);
    }
    return stored(taken).thenApply(outcome -> counted(kind, outcome));
  }

  private Outcome counted(Kind kind, Outcome outcome) {
    switch (outcome) {
      case Outcome.Stored stored -> {
        counts.add("accepted", kind.name().toLowerCase(Locale.ROOT), stored.accepted());
        stored.rejected().forEach((reason, n) -> counts.add("rejected", reason, n));
      }
      case Outcome.Busy _ -> counts.add("refused", "busy", 1);
      case Outcome.Failing _ -> counts.add("refused", "not-stored", 1);
      case Outcome.Unreadable _ -> counts.add("refused", "unreadable", 1);
    }
    return outcome;
  }

  /// What became of bodies and their records since the start.
  public IntakeCounts counts() {
    return counts;
  }

  /// Both journals write at the same time, and the answer waits for both. Which of them is ahead
  /// after a crash does not matter: what was not acknowledged is sent again, and neither counts it
  /// twice.
  private CompletionStage<Outcome> stored(Taken taken) {
    var durable = new ArrayList<CompletableFuture<Position>>();
    var refused = served.flatMap(log -> append(log.journal(), taken.served(), durable));
    if (refused.isEmpty()) {
      refused = append(journal, taken.frames(), durable);
    }
    if (refused.isPresent()) {
      return CompletableFuture.completedFuture(outcome(refused.get()));
    }
    Outcome outcome = taken.stored();
    return CompletableFuture.allOf(durable.toArray(CompletableFuture[]::new))
        .thenApply(_ -> outcome)
        .exceptionally(_ -> new Outcome.Failing());
  }

  private static Optional<Append.Reason> append(
      Journal journal, List<byte[]> frames, List<CompletableFuture<Position>> durable) {
    for (List<byte[]> part : parts(frames)) {
      switch (journal.append(part)) {
        case Append.Taken taken -> durable.add(taken.durable());
        case Append.Refused why -> {
          return Optional.of(why.reason());
        }
      }
    }
    return Optional.empty();
  }

  private static Outcome outcome(Append.Reason reason) {
    return switch (reason) {
      case QUEUE_FULL -> new Outcome.Busy();
      case TOO_LARGE -> new Outcome.Unreadable("a record is larger than can be stored");
      case READ_ONLY, CLOSED -> new Outcome.Failing();
    };
  }

  private static List<List<byte[]>> parts(List<byte[]> frames) {
    var parts = new ArrayList<List<byte[]>>();
    var part = new ArrayList<byte[]>();
    long bytes = 0;
    for (byte[] frame : frames) {
      if (bytes + frame.length > MOST_APPEND_BYTES && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
        bytes = 0;
      }
      part.add(frame);
      bytes += frame.length;
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }
}
