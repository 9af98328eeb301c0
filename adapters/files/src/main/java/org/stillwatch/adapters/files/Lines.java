// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.stillwatch.capture.RejectReason;

/// Reads one source line by line, as ranges of a reused buffer; no text object is made.
///
/// A line ends with LF or CR LF or the end of the source. A byte order mark at the start and blank
/// lines are passed over. A source that breaks off keeps the lines before the break.
public final class Lines {
  private static final int START = 1 << 18;

  private final LineSink sink;
  private final int limit;
  private byte[] buffer = new byte[START];
  private int from;
  private int to;
  private long offset;
  private long number = 1;
  private long skipped;
  private long lines;

  private Lines(LineSink sink, ReadLimits limits) {
    this.sink = sink;
    this.limit = limits.lineBytes();
  }

  /// Reads a source to its end, or as far as it can be read.
  public static SourceReport read(Source source, ReadLimits limits, LineSink sink) {
    return read(source, limits, sink, n -> {});
  }

  /// Reads a source to its end, or as far as it can be read.
  ///
  /// @param progress told how many bytes of the file were read on, before decompression
  public static SourceReport read(
      Source source, ReadLimits limits, LineSink sink, LongConsumer progress) {
    var lines = new Lines(sink, limits);
    String incomplete = "";
    try (var in = Unpacked.open(source, limits, progress)) {
      lines.drain(in);
    } catch (IOException e) {
      incomplete = why(e);
    }
    return new SourceReport(source.name(), lines.offset + lines.pending(), lines.lines, incomplete);
  }

  /// Reads bytes that are in memory already, and unpacked.
  public static void read(byte[] body, ReadLimits limits, LineSink sink) {
    try {
      new Lines(sink, limits).drain(new ByteArrayInputStream(body));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be read", e);
    }
  }

  private static String why(IOException e) {
    String message = e.getMessage();
    String kind = e.getClass().getSimpleName();
    return message == null ? kind : kind + ": " + message;
  }

  private void drain(InputStream in) throws IOException {
    boolean first = true;
    while (true) {
      makeRoom();
      int n = in.read(buffer, to, buffer.length - to);
      if (n < 0) {
        break;
      }
      int scanned = to;
      to += n;
      first &= number == 1;
      if (first && to >= 3) {
        scanned = skipMark(scanned);
        first = false;
      }
      split(scanned);
    }
    if (pending() > 0) {
      finish(to);
    }
  }

  private long pending() {
    return skipped + to - from;
  }

  /// Moves what is left of a line to the front of the buffer, doubles the buffer while the line may
  /// still be short enough, and gives up its bytes beyond the limit.
  private void makeRoom() {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    if (to < buffer.length) {
      return;
    }
    int most = limit + START;
    if (buffer.length < most) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(most, buffer.length * 2L));
    } else {
      skipped += to - limit;
      to = limit;
    }
  }

  private int skipMark(int scanned) {
    if (buffer[0] == (byte) 0xef && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
      from = 3;
      offset = 3;
      return Math.max(3, scanned);
    }
    return scanned;
  }

  private void split(int scanned) {
    byte[] bytes = buffer;
    int end = to;
    for (int i = scanned; i < end; i++) {
      if (bytes[i] == '\n') {
        finish(i);
        offset += skipped + i + 1 - from;
        skipped = 0;
        from = i + 1;
        number++;
      }
    }
  }

  private void finish(int end) {
    int last = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    long length = skipped + last - from;
    if (length > limit) {
      lines++;
      int shown = Math.min(last, from + limit);
      sink.fault(RejectReason.TOO_LONG, buffer, from, shown, number, offset, length);
    } else if (!blank(last)) {
      lines++;
      deliver(last, length);
    }
  }

  private void deliver(int last, long length) {
    if (Utf8.valid(buffer, from, last)) {
      sink.line(buffer, from, last, number, offset);
    } else {
      sink.fault(RejectReason.BAD_UTF8, buffer, from, last, number, offset, length);
    }
  }

  private boolean blank(int last) {
    for (int i = from; i < last; i++) {
      if (buffer[i] != ' ' && buffer[i] != '\t' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
