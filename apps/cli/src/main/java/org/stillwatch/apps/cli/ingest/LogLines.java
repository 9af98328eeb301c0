// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.logs.Recognition;
import org.stillwatch.adapters.logs.Translation;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RejectReason;

/// Reads logs of any kind as lines of `exchange/1`, in the order of the sources. Our own lines are
/// handed on as they are; others are translated. A source of no known kind is passed over and
/// reported, and the others are read.
final class LogLines {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

  /// The receiver of lines. The buffer belongs to the reader and holds other bytes after the call.
  interface Sink {
    /// A line of `exchange/1` from `from` (included) to `to` (not included).
    ///
    /// @param place of the record that it came from
    void line(byte[] buffer, int from, int to, Place place);

    /// A record that cannot be used; its place has its hash.
    void fault(RejectReason reason, Place place);
  }

  private final SourceValues values;
  private final Translation translation;
  private final List<KnownSource> sources;
  private final long most;

  LogLines(List<Source> sources, LogKinds kinds, FingerprintKey key) {
    this(sources, kinds, key, Long.MAX_VALUE);
  }

  /// @param most records of each source that are read
  LogLines(List<Source> sources, LogKinds kinds, FingerprintKey key, long most) {
    this.most = most;
    this.values = new SourceValues(key.hash("rejects"), most);
    this.translation = new Translation(kinds.settings());
    this.sources = sources.stream().map(s -> KnownSource.of(s, kinds, LIMITS)).toList();
  }

  List<KnownSource> sources() {
    return sources;
  }

  /// Reads everything.
  ///
  /// @param flush called at the end of each source
  List<SourceReport> read(Sink sink, Runnable flush) {
    hearFirst();
    var reports = new ArrayList<SourceReport>();
    Map<String, LogFormat> open = new LinkedHashMap<>();
    for (int i = 0; i < sources.size(); i++) {
      KnownSource known = sources.get(i);
      switch (known.kind()) {
        case Recognition.Canonical _ -> reports.add(canonical(i, known, sink));
        case Recognition.Foreign foreign -> {
          open.put(foreign.format().name(), foreign.format());
          reports.add(read(i, known, translated(foreign.format(), sink), sink));
        }
        case Recognition.Unknown unknown ->
            reports.add(new SourceReport(known.source().name(), 0, 0, unknown.why()));
      }
      flush.run();
    }
    open.values().forEach(format -> translation.end(format, into(sink)));
    flush.run();
    return reports;
  }

  /// Our own lines are handed on byte by byte; a document or a table of ours is written out first.
  private SourceReport canonical(int index, KnownSource known, Sink sink) {
    return known.shape() == LogHead.Shape.LINES
        ? FirstLines.read(known.source(), LIMITS, ours(index, sink), most)
        : read(index, known, (value, at) -> Translation.ours(value, at, into(sink)), sink);
  }

  private SourceReport read(int index, KnownSource known, SourceValues.Taker taker, Sink faults) {
    boolean table = known.shape() == LogHead.Shape.CSV || known.shape() == LogHead.Shape.PARQUET;
    SourceValues.Taker records =
        table ? (row, place) -> taker.value(TableRow.of(row), place) : taker;
    return values.read(index, known.source(), known.shape(), records, faults);
  }

  private void hearFirst() {
    Sink deaf =
        new Sink() {
          @Override
          public void line(byte[] buffer, int from, int to, Place place) {}

          @Override
          public void fault(RejectReason reason, Place place) {}
        };
    for (int i = 0; i < sources.size(); i++) {
      if (sources.get(i).kind() instanceof Recognition.Foreign(LogFormat format)
          && format.joins()) {
        read(i, sources.get(i), (value, place) -> translation.hear(format, value), deaf);
      }
    }
  }

  private SourceValues.Taker translated(LogFormat format, Sink sink) {
    return (value, place) -> translation.read(format, value, place, into(sink));
  }

  private static Translation.Lines into(Sink sink) {
    return new Translation.Lines() {
      @Override
      public void line(byte[] line, Place place) {
        sink.line(line, 0, line.length, place);
      }

      @Override
      public void refused(RejectReason reason, Place place) {
        sink.fault(reason, place);
      }
    };
  }

  private LineSink ours(int index, Sink sink) {
    return new LineSink() {
      @Override
      public void line(byte[] buffer, int from, int to, long number, long offset) {
        sink.line(buffer, from, to, new Place(index, number, offset, to - from, 0));
      }

      @Override
      public void fault(
          RejectReason reason, byte[] buffer, int from, int to, long number, long at, long length) {
        sink.fault(reason, values.place(index, buffer, from, to, number, at, length));
      }
    };
  }
}
