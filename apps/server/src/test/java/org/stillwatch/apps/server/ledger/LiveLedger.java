// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.kafka.Sink;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.apps.server.ingest.BodyIntake;
import org.stillwatch.apps.server.ingest.ExitCountries;
import org.stillwatch.apps.server.ingest.TopicIntake;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.trace.ledger.Shingles;

/// What a service has of the ledger: two journals, the way in, and the roll, in a state folder.
final class LiveLedger implements AutoCloseable {
  static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);

  /// A day after the last of [ServedLines].
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-05T12:00:00Z"));

  private static final JournalSettings SMALL =
      new JournalSettings(1 << 14, 1 << 12, 1 << 14, 1 << 18);

  private final Path state;
  private final Journal entries;
  private final ServedLog served;
  private final Rolling rolling;
  private final BodyIntake intake;

  LiveLedger(Path state) throws IOException {
    this(state, 365, Set.of(), CLOCK);
  }

  LiveLedger(Path state, int retainDays, Set<AccountId> held, InstantSource clock)
      throws IOException {
    this.state = state;
    var frames = Entry.frames();
    entries =
        Journal.open(state.resolve("entries"), SMALL, frames.header("entries/1", KEY.keyId()));
    served = ServedLog.open(state.resolve(ServedLog.NAME), SMALL, KEY);
    rolling =
        new Rolling(
            served.journal(),
            folder(),
            RolledTo.in(state),
            new LedgerSettings(true, retainDays, 0),
            () -> held,
            clock);
    intake =
        new BodyIntake(
            KEY,
            entries,
            Optional.of(served),
            ExitCountries.UNKNOWN,
            frames,
            LogSettings.DEFAULT,
            clock);
  }

  LedgerFolder folder() throws IOException {
    return LedgerFolder.openOrBegin(state.resolve(ServedLog.LEDGER), Shingles.cut(KEY));
  }

  CompletableFuture<Intake.Outcome> send(List<String> lines) {
    return intake
        .take(Intake.Kind.EXCHANGES, String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .toCompletableFuture();
  }

  /// Hands over a record as a topic does.
  CompletableFuture<Sink.Result> record(String line) {
    return new TopicIntake(intake)
        .take(line.getBytes(StandardCharsets.UTF_8))
        .toCompletableFuture();
  }

  Rolling rolling() {
    return rolling;
  }

  ServedLog served() {
    return served;
  }

  RollCounts counts() {
    return rolling.counts();
  }

  /// Rolls all that is there.
  void roll() throws IOException {
    boolean more = true;
    while (more) {
      more = rolling.roll();
    }
  }

  /// Every row of the ledger in a state folder, sorted; each as often as it is there.
  static List<String> rows(Path state) throws IOException {
    Path ledger = state.resolve(ServedLog.LEDGER);
    try (var files = Files.list(ledger)) {
      if (files.noneMatch(f -> f.toString().endsWith(".parquet"))) {
        return List.of();
      }
    }
    var rows = new ArrayList<String>();
    String sql =
        "SELECT account || ' ' || time || ' ' || model || ' ' || response || ' ' || print AS line"
            + " FROM read_parquet('"
            + ledger
            + "/served-*.parquet') ORDER BY line";
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement();
        var result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    } catch (SQLException e) {
      throw new IOException(e);
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    served.close();
    entries.close();
  }
}
