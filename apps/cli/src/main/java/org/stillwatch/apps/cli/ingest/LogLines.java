// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.logs.DocumentRecords;
import org.stillwatch.adapters.logs.Recognition;
import org.stillwatch.adapters.logs.Translation;
import org.stillwatch.adapters.logs.otlp.OtlpProtobuf;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.adapters.parquet.TableFile;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
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

  private final KeyedHash hash;
  private final Translation translation;
  private final List<KnownSource> sources;
  private final long most;

  LogLines(List<Source> sources, LogKinds kinds, FingerprintKey key) {
    this(sources, kinds, key, Long.MAX_VALUE);
  }

  /// @param most records of each source that are read
  LogLines(List<Source> sources, LogKinds kinds, FingerprintKey key, long most) {
    this.most = most;
    this.hash = key.hash("rejects");
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
        ? lines(known.source(), ours(index, sink))
        : read(index, known, (value, at) -> Translation.ours(value, at, into(sink)), sink);
  }

  /// The receiver of values of a foreign source.
  private interface Taker {
    void value(JsonNode value, Place place);
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

  private Taker translated(LogFormat format, Sink sink) {
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

  private SourceReport read(int index, KnownSource known, Taker taker, Sink sink) {
    return switch (known.shape()) {
      case LINES -> lines(known.source(), foreign(index, taker, sink));
      case DOCUMENT -> document(index, known.source(), taker);
      case PROTOBUF -> protobuf(index, known.source(), taker);
      case PARQUET -> table(index, known.source(), TableFile.Kind.PARQUET, taker);
      case CSV -> table(index, known.source(), TableFile.Kind.CSV, taker);
    };
  }

  private SourceReport lines(Source source, LineSink sink) {
    if (most == Long.MAX_VALUE) {
      return Lines.read(source, LIMITS, sink);
    }
    try {
      return Lines.read(source, LIMITS, new Some(sink, most));
    } catch (Enough enough) {
      return new SourceReport(source.name(), enough.bytes, most, "");
    }
  }

  /// Ends the reading of a source of which enough was seen.
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final long bytes;

    Enough(long bytes) {
      super("enough", null, false, false);
      this.bytes = bytes;
    }
  }

  /// Hands on so many lines.
  private static final class Some implements LineSink {
    private final LineSink sink;
    private long left;

    Some(LineSink sink, long most) {
      this.sink = sink;
      this.left = most;
    }

    private void count(long offset) {
      if (left-- == 0) {
        throw new Enough(offset);
      }
    }

    @Override
    public void line(byte[] buffer, int from, int to, long number, long offset) {
      count(offset);
      sink.line(buffer, from, to, number, offset);
    }

    @Override
    public void fault(
        RejectReason reason, byte[] buffer, int from, int to, long number, long at, long length) {
      count(at);
      sink.fault(reason, buffer, from, to, number, at, length);
    }
  }

  private SourceReport document(int index, Source source, Taker taker) {
    long[] seen = new long[2];
    String incomplete = "";
    try (InputStream in = source.open(LIMITS)) {
      DocumentRecords.read(
          in,
          (value, number, offset, length) -> {
            long content = hash.of(value.toString());
            taker.value(value, new Place(index, number, offset, length, content));
            seen[0] = offset + length;
            seen[1] = number;
            return number < most;
          });
    } catch (IOException e) {
      incomplete = "broken JSON after record " + seen[1] + " (byte " + seen[0] + ")";
    }
    return new SourceReport(source.name(), seen[0], seen[1], incomplete);
  }

  /// Rows have no bytes of their own, so they are found again by their number.
  private SourceReport table(int index, Source source, TableFile.Kind kind, Taker taker) {
    long[] seen = new long[1];
    String incomplete = "";
    try {
      TableFile.read(
          source.path(),
          kind,
          (json, number) -> {
            taker.value(TableRow.of(json), new Place(index, number, 0, 0, hash.of(json)));
            seen[0] = number;
            return number < most;
          });
    } catch (IOException e) {
      incomplete = "broken table after row " + seen[0] + ": " + e.getMessage();
    }
    return new SourceReport(source.name(), 0, seen[0], incomplete);
  }

  private SourceReport protobuf(int index, Source source, Taker taker) {
    try (InputStream in = source.open(LIMITS)) {
      byte[] batch = in.readNBytes(DocumentRecords.LONGEST);
      boolean whole = in.read() < 0;
      var json = whole ? OtlpProtobuf.json(batch) : Optional.<String>empty();
      if (json.isPresent()) {
        long content = hash.of(batch, 0, batch.length);
        taker.value(
            Values.MAPPER.readTree(json.get()), new Place(index, 1, 0, batch.length, content));
        return new SourceReport(source.name(), batch.length, 1, "");
      }
      return new SourceReport(source.name(), 0, 0, "a batch that is broken or above 16 MiB");
    } catch (IOException e) {
      return new SourceReport(source.name(), 0, 0, String.valueOf(e.getMessage()));
    }
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
        sink.fault(reason, place(index, buffer, from, to, number, at, length));
      }
    };
  }

  private LineSink foreign(int index, Taker taker, Sink sink) {
    return new LineSink() {
      @Override
      public void line(byte[] buffer, int from, int to, long number, long offset) {
        Place place = place(index, buffer, from, to, number, offset, to - from);
        try {
          taker.value(Values.MAPPER.readTree(buffer, from, to - from), place);
        } catch (IOException e) {
          sink.fault(Values.reason(e), place);
        }
      }

      @Override
      public void fault(
          RejectReason reason, byte[] buffer, int from, int to, long number, long at, long length) {
        sink.fault(reason, place(index, buffer, from, to, number, at, length));
      }
    };
  }

  private Place place(
      int index, byte[] buffer, int from, int to, long number, long offset, long length) {
    return new Place(index, number, offset, length, hash.of(buffer, from, to - from));
  }
}
