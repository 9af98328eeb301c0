// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.Lines;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.capture.RejectReason;

/// The first lines of a source, for those who want to look and not to read.
final class FirstLines implements LineSink {
  private final LineSink sink;
  private long left;

  private FirstLines(LineSink sink, long most) {
    this.sink = sink;
    this.left = most;
  }

  /// Reads a source to its end or to so many lines.
  static SourceReport read(Source source, ReadLimits limits, LineSink sink, long most) {
    if (most == Long.MAX_VALUE) {
      return Lines.read(source, limits, sink);
    }
    try {
      return Lines.read(source, limits, new FirstLines(sink, most));
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
