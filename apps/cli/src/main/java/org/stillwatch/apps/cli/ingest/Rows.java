// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RejectReason;

/// The rows of small inputs: account tables, closures, models.
///
/// @param <T> what a row holds
final class Rows<T> {
  /// Parses one line.
  interface Reader<T> {
    Row<T> read(byte[] buffer, int from, int to);
  }

  private final BiConsumer<Row.Good<T>, RejectedLine> taker;
  private final List<RejectedLine> rejected = new ArrayList<>();
  private final List<SourceReport> reports = new ArrayList<>();
  private long ignoredMembers;

  private Rows(BiConsumer<Row.Good<T>, RejectedLine> taker) {
    this.taker = taker;
  }

  /// Reads every source.
  ///
  /// @param taker takes each good row, with the place to report if it turns out to be of no use
  static <T> Rows<T> read(
      List<Source> sources,
      FingerprintKey key,
      Reader<T> reader,
      BiConsumer<Row.Good<T>, RejectedLine> taker) {
    var rows = new Rows<T>(taker);
    var rejects = new Rejects(key);
    for (Source source : sources) {
      rows.reports.add(
          Lines.read(source, ReadLimits.DEFAULT, rows.sink(source.name(), rejects, reader)));
    }
    return rows;
  }

  private LineSink sink(String name, Rejects rejects, Reader<T> reader) {
    return new LineSink() {
      @Override
      public void line(byte[] buffer, int from, int to, long number, long offset) {
        switch (reader.read(buffer, from, to)) {
          case Row.Good<T> row -> {
            taker.accept(
                row,
                rejects.at(
                    name, RejectReason.NO_TIME, buffer, from, to, number, offset, to - from));
            ignoredMembers += row.ignoredMembers();
          }
          case Row.Bad<T> bad -> fault(bad.reason(), buffer, from, to, number, offset, to - from);
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
