// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.json.RejectedLine;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.RejectReason;

/// The rows of small inputs: account tables, closures, models.
///
/// @param <T> what a row holds
final class Rows<T> {
  /// Parses one line.
  interface Reader<T> {
    Row<T> read(byte[] buffer, int from, int to);
  }

  private final List<T> good = new ArrayList<>();
  private final List<RejectedLine> rejected = new ArrayList<>();
  private final List<SourceReport> reports = new ArrayList<>();
  private long ignoredMembers;

  /// Reads every source.
  static <T> Rows<T> read(List<Source> sources, FingerprintKey key, Reader<T> reader) {
    var rows = new Rows<T>();
    var rejects = key.hash("rejects");
    for (Source source : sources) {
      rows.reports.add(
          Lines.read(source, ReadLimits.DEFAULT, rows.sink(source.name(), rejects, reader)));
    }
    return rows;
  }

  private LineSink sink(String name, KeyedHash rejects, Reader<T> reader) {
    return new LineSink() {
      @Override
      public void line(byte[] buffer, int from, int to, long number, long offset) {
        switch (reader.read(buffer, from, to)) {
          case Row.Good<T> row -> {
            good.add(row.value());
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
        rejected.add(
            new RejectedLine(
                name,
                OptionalLong.of(number),
                offset,
                length,
                reason,
                rejects.of(buffer, from, to - from)));
      }
    };
  }

  List<T> good() {
    return good;
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
