// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.stillwatch.adapters.files.AtomicOutput;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.ExchangeLines;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.json.RejectedLines;
import org.stillwatch.adapters.json.SketchLines;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.build.Capture;

/// Turns logs into logs without text, line by line, in the order of the input. What cannot be read
/// is counted and located, and nothing of it is copied.
public final class Sketching {
  private final ExchangeLines lines;
  private final SketchLines sketches;
  private final Supplier<ExchangeSink> builders;
  private final FingerprintKey key;
  private final LogKinds kinds;
  private final Rejects rejects;

  /// @param key under which fingerprints are made
  /// @param builders makes a builder for each exchange
  /// @param kinds how logs are read
  public Sketching(FingerprintKey key, Supplier<ExchangeSink> builders, LogKinds kinds) {
    this.key = key;
    this.kinds = kinds;
    this.lines = new ExchangeLines(key);
    this.sketches = new SketchLines(key, Capture::headerValueCounts);
    this.builders = builders;
    this.rejects = new Rejects(key);
  }

  /// What was done.
  ///
  /// @param written exchanges in the output
  /// @param refused lines that could not be used
  /// @param incomplete sources that could not be read to their end, one sentence each
  public record Done(long written, long refused, List<String> incomplete) {}

  /// Reads logs and writes `exchanges.jsonl.gz` and `rejected.jsonl` into a folder, all at once at
  /// the end.
  public Done run(List<Path> logs, Path out) throws IOException {
    var rejected = new ArrayList<RejectedLine>();
    var incomplete = new ArrayList<String>();
    long written = 0;
    try (var output = AtomicOutput.into(out)) {
      try (var gzip = new GZIPOutputStream(output.file("exchanges.jsonl.gz"), 1 << 16)) {
        List<Source> sources = LogFiles.find("--exchanges", logs);
        var copy = new Copy(sources, gzip, rejected);
        for (SourceReport report : new LogLines(sources, kinds, key).read(copy, () -> {})) {
          if (!report.complete()) {
            incomplete.add(report.name() + ": " + report.incomplete());
          }
        }
        written = copy.written;
      }
      try (OutputStream file = output.file("rejected.jsonl")) {
        RejectedLines.write(rejected, file);
      }
      output.publish();
    }
    return new Done(written, rejected.size(), incomplete);
  }

  private final class Copy implements LogLines.Sink {
    private final List<Source> sources;
    private final OutputStream out;
    private final List<RejectedLine> rejected;
    private final ExchangeSink sink = builders.get();
    private long written;

    Copy(List<Source> sources, OutputStream out, List<RejectedLine> rejected) {
      this.sources = sources;
      this.out = out;
      this.rejected = rejected;
    }

    @Override
    public void line(byte[] buffer, int from, int to, Place place) {
      switch (lines.read(buffer, from, to, sink)) {
        case Captured.Used used -> {
          byte[] line = sketches.write(buffer, from, to, used.observation());
          try {
            out.write(line);
            out.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          written++;
        }
        case Captured.Rejected refused ->
            rejected.add(rejects.at(name(place), refused.reason(), place, buffer, from, to));
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
