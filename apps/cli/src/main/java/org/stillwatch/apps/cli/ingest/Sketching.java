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
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.LogFiles;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.ExchangeLines;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.json.RejectedLines;
import org.stillwatch.adapters.json.SketchLines;
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
  private final Rejects rejects;

  /// @param key under which fingerprints are made
  /// @param builders makes a builder for each exchange
  public Sketching(FingerprintKey key, Supplier<ExchangeSink> builders) {
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
        for (Source source : LogFiles.find("--exchanges", logs)) {
          var copy = new Copy(source.name(), gzip, rejected);
          SourceReport report = Lines.read(source, ReadLimits.DEFAULT, copy);
          written += copy.written;
          if (!report.complete()) {
            incomplete.add(report.name() + ": " + report.incomplete());
          }
        }
      }
      try (OutputStream file = output.file("rejected.jsonl")) {
        RejectedLines.write(rejected, file);
      }
      output.publish();
    }
    return new Done(written, rejected.size(), incomplete);
  }

  private final class Copy implements LineSink {
    private final String name;
    private final OutputStream out;
    private final List<RejectedLine> rejected;
    private final ExchangeSink sink = builders.get();
    private long written;

    Copy(String name, OutputStream out, List<RejectedLine> rejected) {
      this.name = name;
      this.out = out;
      this.rejected = rejected;
    }

    @Override
    public void line(byte[] buffer, int from, int to, long number, long offset) {
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
            fault(refused.reason(), buffer, from, to, number, offset, to - from);
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
      rejected.add(rejects.at(name, reason, buffer, from, to, number, offset, length));
    }
  }
}
