// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.adapters.logs.fields.TableKind;
import org.stillwatch.adapters.logs.fields.TableMap;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RejectReason;

/// The rows of small inputs: account tables, closures, models.
///
/// @param <T> what a row holds
final class Rows<T> {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

  /// Parses one line.
  interface Reader<T> {
    Row<T> read(byte[] buffer, int from, int to);
  }

  private final Reader<T> reader;
  private final BiConsumer<Row.Good<T>, RejectedLine> taker;
  private final Rejects rejects;
  private final SourceValues values;
  private final List<RejectedLine> rejected = new ArrayList<>();
  private final List<SourceReport> reports = new ArrayList<>();
  private long good;
  private long ignoredMembers;

  private Rows(FingerprintKey key, Reader<T> reader, BiConsumer<Row.Good<T>, RejectedLine> taker) {
    this.reader = reader;
    this.taker = taker;
    this.rejects = new Rejects(key);
    this.values = new SourceValues(key.hash("rejects"), Long.MAX_VALUE);
  }

  /// Reads lines of our own.
  ///
  /// @param taker takes each good row, with the place to report if it turns out to be of no use
  static <T> Rows<T> ours(
      List<Source> sources,
      FingerprintKey key,
      Reader<T> reader,
      BiConsumer<Row.Good<T>, RejectedLine> taker) {
    var rows = new Rows<T>(key, reader, taker);
    sources.forEach(source -> rows.reports.add(rows.lines(source)));
    return rows;
  }

  /// Reads tables, each by its map where it has one.
  ///
  /// @param kind of their records
  /// @param taker takes each good row, with the place to report if it turns out to be of no use
  static <T> Rows<T> tables(
      List<Source> sources,
      TableKind kind,
      TableMaps maps,
      FingerprintKey key,
      Reader<T> reader,
      BiConsumer<Row.Good<T>, RejectedLine> taker) {
    var rows = new Rows<T>(key, reader, taker);
    for (Source source : sources) {
      long before = rows.good;
      SourceReport report = rows.table(source, kind, maps);
      boolean none = rows.good == before && report.lines() > 0 && report.incomplete().isEmpty();
      rows.reports.add(none ? useless(report, kind) : report);
    }
    return rows;
  }

  private static SourceReport useless(SourceReport report, TableKind kind) {
    return new SourceReport(
        report.name(),
        report.bytes(),
        report.lines(),
        "no row of it is of the kind "
            + kind.word()
            + "/1; a field map with `record: "
            + kind.word()
            + "` says where things stand in a table of your own");
  }

  private SourceReport lines(Source source) {
    return Lines.read(source, LIMITS, sink(source.name()));
  }

  private SourceReport table(Source source, TableKind kind, TableMaps maps) {
    LogHead head = LogHead.of(source, LIMITS);
    Optional<TableMap> map = maps.of(kind, head);
    boolean list =
        head.shape() == LogHead.Shape.DOCUMENT
            || head.values().stream().findFirst().map(JsonNode::isArray).orElse(false);
    if (map.isEmpty() && !list) {
      return lines(source);
    }
    LogHead.Shape shape =
        head.shape() == LogHead.Shape.PROTOBUF ? LogHead.Shape.LINES : head.shape();
    return values.read(
        0,
        source,
        shape,
        (value, place) -> {
          for (JsonNode row : value.isArray() ? value : List.of(value)) {
            row(source.name(), map, maps.zone(), row, place);
          }
        },
        new LogLines.Sink() {
          @Override
          public void line(byte[] buffer, int from, int to, Place place) {
            throw new IllegalStateException("values are told, not lines");
          }

          @Override
          public void fault(RejectReason reason, Place place) {
            rejected.add(Rejects.at(source.name(), reason, place));
          }
        });
  }

  private void row(String name, Optional<TableMap> map, ZoneId zone, JsonNode row, Place place) {
    if (!row.isObject()) {
      rejected.add(Rejects.at(name, RejectReason.WRONG_FORMAT, place));
      return;
    }
    JsonNode record = map.map(m -> (JsonNode) m.of(row, zone)).orElse(row);
    try {
      byte[] line = Values.MAPPER.writeValueAsBytes(record);
      take(reader.read(line, 0, line.length), reason -> Rejects.at(name, reason, place));
    } catch (JsonProcessingException _) {
      rejected.add(Rejects.at(name, RejectReason.WRONG_FORMAT, place));
    }
  }

  private void take(Row<T> row, Placing placing) {
    switch (row) {
      case Row.Good<T> read -> {
        good++;
        ignoredMembers += read.ignoredMembers();
        taker.accept(read, placing.refused(RejectReason.NO_TIME));
      }
      case Row.Bad<T> bad -> rejected.add(placing.refused(bad.reason()));
    }
  }

  /// Says where a row stands that is refused.
  private interface Placing {
    RejectedLine refused(RejectReason reason);
  }

  private LineSink sink(String name) {
    return new LineSink() {
      @Override
      public void line(byte[] buffer, int from, int to, long number, long offset) {
        take(
            reader.read(buffer, from, to),
            reason -> rejects.at(name, reason, buffer, from, to, number, offset, to - from));
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
    };
  }

  List<RejectedLine> rejected() {
    return rejected;
  }

  List<SourceReport> reports() {
    return reports;
  }

  long ignoredMembers() {
    return ignoredMembers;
  }
}
