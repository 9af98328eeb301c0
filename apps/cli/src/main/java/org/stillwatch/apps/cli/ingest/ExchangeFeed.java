// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RejectReason;

/// Reads exchange logs with several threads: one reads lines, the others parse batches, and results
/// are handed on in the order of the input, so that the number of threads never shows.
final class ExchangeFeed {
  private final List<Source> sources;
  private final ExchangeParser parser;
  private final Rejects rejects;
  private final int threads;

  ExchangeFeed(
      List<Source> sources, FingerprintKey key, Supplier<ExchangeSink> builders, int threads) {
    this.sources = sources;
    this.parser = new ExchangeParser(sources, key, builders);
    this.rejects = new Rejects(key);
    this.threads = threads;
  }

  /// Reads everything.
  ///
  /// @param results takes what each batch became, in order
  /// @param faults takes lines that could not even be parsed
  /// @param bytesRead hears of the progress
  List<SourceReport> read(
      Consumer<Parsed> results, Consumer<RejectedLine> faults, Consumer<SourceReport> bytesRead) {
    var reports = new ArrayList<SourceReport>();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      var pending = new Pending(workers, results);
      for (int i = 0; i < sources.size(); i++) {
        var batcher = new Batcher(i, pending, faults);
        var report = Lines.read(sources.get(i), ReadLimits.DEFAULT, batcher);
        batcher.flush();
        reports.add(report);
        bytesRead.accept(report);
      }
      pending.drain(0);
    }
    return reports;
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

  /// Cuts the lines of one source into batches.
  private final class Batcher implements LineSink {
    private final int source;
    private final Pending pending;
    private final Consumer<RejectedLine> faults;
    private Batch batch;

    Batcher(int source, Pending pending, Consumer<RejectedLine> faults) {
      this.source = source;
      this.pending = pending;
      this.faults = faults;
      this.batch = new Batch(source);
    }

    @Override
    public void line(byte[] buffer, int from, int to, long number, long offset) {
      batch.add(buffer, from, to, number, offset);
      if (batch.isFull()) {
        flush();
      }
    }

    @Override
    public void fault(
        RejectReason reason,
        byte[] buffer,
        int from,
        int to,
        long number,
        long offset,
        long length) {
      faults.accept(
          rejects.at(sources.get(source).name(), reason, buffer, from, to, number, offset, length));
    }

    void flush() {
      if (!batch.lines().isEmpty()) {
        pending.submit(batch);
        batch = new Batch(source);
      }
    }
  }
}
