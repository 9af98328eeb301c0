// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.BuilderSink;
import org.stillwatch.adapters.json.ExchangeLines;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.json.Twin;
import org.stillwatch.adapters.json.TwinLines;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.build.Capture;
import org.stillwatch.trace.ledger.ServedReader;

/// The responses of logs, one after the other. What cannot be read is counted and located, and
/// nothing of it is copied.
public final class Responses {
  private final FingerprintKey key;
  private final LogKinds kinds;
  private final Rejects rejects;
  private final List<RejectedLine> rejected = new ArrayList<>();
  private final List<String> incomplete = new ArrayList<>();

  /// @param kinds how logs are read
  public Responses(FingerprintKey key, LogKinds kinds) {
    this.key = key;
    this.kinds = kinds;
    this.rejects = new Rejects(key);
  }

  /// The receiver of exchanges.
  public interface Taker {
    /// An exchange.
    ///
    /// @param prints fingerprints of the answer; none where the log has none, or it has no text
    void exchange(Observation exchange, long[] prints) throws IOException;
  }

  /// The receiver of twins.
  public interface TwinTaker {
    /// A pair.
    ///
    /// @return whether it can be used
    boolean pair(Twin twin) throws IOException;
  }

  /// Reads exchanges.
  public void read(List<Path> logs, Taker taker) throws IOException {
    List<Source> sources = LogFiles.find("--exchanges", logs);
    var reader = new Reader(sources, taker);
    try {
      new LogLines(sources, kinds, key).read(reader, () -> {}).forEach(this::heard);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Reads twins.
  public void twins(List<Path> files, TwinTaker taker) throws IOException {
    try {
      var rows =
          Rows.ours(
              LogFiles.find("--twins", files),
              key,
              new TwinLines(key)::read,
              (row, place) -> take(row.value(), place, taker));
      rejected.addAll(rows.rejected());
      rows.reports().forEach(this::heard);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private void take(Twin twin, RejectedLine place, TwinTaker taker) {
    try {
      if (!taker.pair(twin)) {
        rejected.add(
            new RejectedLine(
                place.source(),
                place.line(),
                place.offset(),
                place.length(),
                RejectReason.WRONG_FORMAT,
                place.hash()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void heard(SourceReport report) {
    if (!report.complete()) {
      incomplete.add(report.name() + ": " + report.incomplete());
    }
  }

  /// Lines that could not be used.
  public List<RejectedLine> rejected() {
    return List.copyOf(rejected);
  }

  /// Sources that could not be read to their end, one sentence each.
  public List<String> incomplete() {
    return List.copyOf(incomplete);
  }

  private final class Reader implements LogLines.Sink {
    private final List<Source> sources;
    private final Taker taker;
    private final ExchangeLines lines = new ExchangeLines(key);
    private final ServedReader served = new ServedReader(key);
    private final BuilderSink sink = new BuilderSink(new Capture(key).exchange());

    Reader(List<Source> sources, Taker taker) {
      this.sources = sources;
      this.taker = taker;
    }

    @Override
    public void line(byte[] buffer, int from, int to, Place place) {
      switch (lines.read(buffer, from, to, sink)) {
        case Captured.Used used -> take(used.observation());
        case Captured.Rejected refused ->
            rejected.add(rejects.at(name(place), refused.reason(), place, buffer, from, to));
      }
    }

    private void take(Observation exchange) {
      try {
        taker.exchange(exchange, sink.answer(served::answer).orElseGet(() -> new long[0]));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void fault(RejectReason reason, Place place) {
      rejected.add(Rejects.at(name(place), reason, place));
    }

    private String name(Place place) {
      return sources.get(place.source()).name();
    }
  }
}
