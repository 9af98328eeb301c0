// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.parquet.ledger.LedgerFolder;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.apps.server.docket.DocketEraser;
import org.stillwatch.apps.server.forget.JournalRewrite;
import org.stillwatch.apps.server.ledger.Answers;
import org.stillwatch.apps.server.ledger.RollCounts;
import org.stillwatch.apps.server.ledger.RolledTo;
import org.stillwatch.apps.server.ledger.Roller;
import org.stillwatch.apps.server.ledger.Rolling;
import org.stillwatch.apps.server.ledger.ServedLog;
import org.stillwatch.trace.ledger.Shingles;

/// Answers on their way into the ledger, where they are kept, and what is told of it. A ledger that
/// cannot be written is seen in the status and the meters; answers wait in their journal meanwhile,
/// and the rest of the service goes on.
record ServedAnswers(Optional<Kept> kept) implements Closeable, MeterBinder {
  /// Where they are kept.
  record Kept(ServedLog log, Roller roller) {
    RollCounts counts() {
      return roller.counts();
    }
  }

  /// Opens journal and ledger; nothing is rolled before [#start].
  static ServedAnswers open(ServeSettings settings, Database database, InstantSource clock)
      throws IOException {
    if (!settings.ledger().kept()) {
      return new ServedAnswers(Optional.empty());
    }
    Path state = settings.state();
    var ledger =
        LedgerFolder.openOrBegin(state.resolve(ServedLog.LEDGER), Shingles.cut(settings.key()));
    JournalRewrite.settle(state.resolve(ServedLog.NAME));
    var log =
        ServedLog.open(state.resolve(ServedLog.NAME), JournalSettings.DEFAULT, settings.key());
    try {
      var rolling =
          new Rolling(
              log.journal(),
              ledger,
              RolledTo.in(state),
              settings.ledger(),
              () -> new DocketEraser(database.docket()).untouched(clock.millis()),
              clock);
      var roller = new Roller(rolling, settings.ledger().rollMillis(), clock);
      return new ServedAnswers(Optional.of(new Kept(log, roller)));
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  void start() {
    kept.ifPresent(k -> k.roller.start());
  }

  Optional<ServedLog> log() {
    return kept.map(Kept::log);
  }

  /// Whether answers can be stored, or need not be.
  boolean storing() {
    return kept.map(k -> k.log.journal().failure().isEmpty()).orElse(true);
  }

  /// Bytes that wait for the disk.
  long waitingBytes() {
    return kept.map(k -> k.log.journal().waitingBytes()).orElse(0L);
  }

  /// Rolls once more, and lets journal and ledger go.
  @Override
  public void close() throws IOException {
    if (kept.isPresent()) {
      kept.get().roller.close();
      kept.get().log.close();
    }
  }

  /// Adds a field `ledger` to a status.
  void tell(ObjectNode status) {
    kept.ifPresent(k -> tell(status.putObject("ledger"), k));
  }

  private static void tell(ObjectNode ledger, Kept kept) {
    RollCounts counts = kept.counts();
    ledger.put("failure", counts.failure());
    if (counts.lastMillis() > 0) {
      ledger.put("rolled", Instant.ofEpochMilli(counts.lastMillis()).toString());
    }
    ledger.put("rolls", counts.rolls());
    ledger.put("answers", counts.answers());
    ledger.put("pairs", counts.pairs());
    ledger.put("known", counts.known());
    ledger.put("cut", kept.log.answers().cut());
    ledger.put("tooOld", counts.tooOld());
    ledger.put("erased", counts.erased());
    ledger.put("lostBytes", counts.lostBytes());
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    kept.map(Kept::counts).ifPresent(counts -> bind(registry, counts));
    kept.map(k -> k.log.answers())
        .ifPresent(a ->
            FunctionCounter.builder("stillwatch.ledger.answers.cut", a, Answers::cut)
                .register(registry));
  }

  private static void bind(MeterRegistry registry, RollCounts counts) {
    Gauge.builder("stillwatch.ledger.failing", counts, c -> c.failure().isEmpty() ? 0 : 1)
        .register(registry);
    Gauge.builder("stillwatch.ledger.rolled.seconds", counts, c -> c.lastMillis() / 1e3)
        .register(registry);
    counter(registry, counts, "rolls", RollCounts::rolls);
    counter(registry, counts, "rolls.failed", RollCounts::failures);
    counter(registry, counts, "answers", RollCounts::answers);
    counter(registry, counts, "pairs", RollCounts::pairs);
    counter(registry, counts, "answers.known", RollCounts::known);
    counter(registry, counts, "answers.too.old", RollCounts::tooOld);
    counter(registry, counts, "erased", RollCounts::erased);
    counter(registry, counts, "lost.bytes", RollCounts::lostBytes);
  }

  private static void counter(
      MeterRegistry registry, RollCounts counts, String name, ToDoubleFunction<RollCounts> value) {
    FunctionCounter.builder("stillwatch.ledger." + name, counts, value).register(registry);
  }
}
