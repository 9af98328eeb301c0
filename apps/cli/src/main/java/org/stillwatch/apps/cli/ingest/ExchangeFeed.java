// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RejectReason;

/// Reads exchange logs with several threads: one reads lines, the others parse batches, and results
/// are handed on in the order of the input, so that the number of threads never shows.
final class ExchangeFeed {
  private final List<Source> sources;
  private final ExchangeParser parser;
  private final LogLines lines;
  private final int threads;

  ExchangeFeed(
      List<Source> sources,
      LogKinds kinds,
      FingerprintKey key,
      Supplier<ExchangeSink> builders,
      int threads) {
    this.sources = sources;
    this.parser = new ExchangeParser(sources, key, builders);
    this.lines = new LogLines(sources, kinds, key);
    this.threads = threads;
  }

  /// The kind of each source, as outputs show it.
  List<String> formats() {
    return lines.sources().stream().map(KnownSource::format).toList();
  }

  /// Reads everything.
  ///
  /// @param results takes what each batch became, in order
  /// @param faults takes records that could not even be parsed
  List<SourceReport> read(Consumer<Parsed> results, Consumer<RejectedLine> faults) {
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      var pending = new Pending(workers, results);
      var batcher = new Batcher(pending, faults);
      var reports = lines.read(batcher, batcher::flush);
      pending.drain(0);
      return reports;
    }
  }

  /// Batches that are being parsed, oldest first.
  private final class Pending {
    private final ExecutorService workers;
    private final Consumer<Parsed> results;
    private final ArrayDeque<Future<Parsed>> queue = new ArrayDeque<>();

    Pending(ExecutorService workers, Consumer<Parsed> results) {
      this.workers = workers;
      this.results = results;
    }

    void submit(Batch batch) {
      drain(2 * threads);
      queue.add(workers.submit(() -> parser.parse(batch)));
    }

    void drain(int most) {
      while (queue.size() > most) {
        results.accept(finished(queue.remove()));
      }
    }

    private static Parsed finished(Future<Parsed> future) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while reading", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a parser failed", e.getCause());
      }
    }
  }

  /// Cuts lines into batches.
  private final class Batcher implements LogLines.Sink {
    private final Pending pending;
    private final Consumer<RejectedLine> faults;
    private Batch batch = new Batch();

    Batcher(Pending pending, Consumer<RejectedLine> faults) {
      this.pending = pending;
      this.faults = faults;
    }

    @Override
    public void line(byte[] buffer, int from, int to, Place place) {
      batch.add(buffer, from, to, place);
      if (batch.isFull()) {
        flush();
      }
    }

    @Override
    public void fault(RejectReason reason, Place place) {
      faults.accept(Rejects.at(sources.get(place.source()).name(), reason, place));
    }

    void flush() {
      if (!batch.lines().isEmpty()) {
        pending.submit(batch);
        batch = new Batch();
      }
    }
  }
}
