// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.logs.DocumentRecords;
import org.stillwatch.adapters.logs.Recognition;
import org.stillwatch.adapters.logs.otlp.OtlpProtobuf;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.adapters.parquet.TableFile;

/// The first bytes of a source: how it is written and what its first records are.
final class LogHead {
  private static final int BYTES = 1 << 20;

  /// How a source is written.
  enum Shape {
    /// One value a line.
    LINES,
    /// JSON over several lines.
    DOCUMENT,
    /// One batch of protobuf.
    PROTOBUF,
    /// Rows of Parquet.
    PARQUET,
    /// Rows of CSV.
    CSV
  }

  private final Shape shape;
  private final List<JsonNode> values;

  private LogHead(Shape shape, List<JsonNode> values) {
    this.shape = shape;
    this.values = values;
  }

  Shape shape() {
    return shape;
  }

  /// The first values that could be read, at most [Recognition#LOOKED_AT].
  List<JsonNode> values() {
    return values;
  }

  /// Looks at a source; one that cannot be opened shows nothing here and says so when it is read.
  static LogHead of(Source source, ReadLimits limits) {
    byte[] head;
    try (InputStream in = source.open(limits)) {
      head = head(in);
    } catch (IOException _) {
      return new LogHead(Shape.LINES, List.of());
    }
    var table = TableFile.kind(source.name(), head);
    if (table.isPresent()) {
      return table(source, table.get());
    }
    int begin = firstByte(head);
    boolean text = begin < head.length && (head[begin] == '{' || head[begin] == '[');
    if (!text && OtlpProtobuf.plausible(head)) {
      return protobuf(source, limits);
    }
    int end = lineEnd(head, begin);
    try {
      Values.MAPPER.readTree(head, begin, end - begin);
      return new LogHead(Shape.LINES, lines(head, begin));
    } catch (JsonEOFException _) {
      boolean cut = end == head.length && head.length >= DocumentRecords.LONGEST;
      return cut && !wraps(head, begin)
          ? new LogHead(Shape.LINES, List.of())
          : document(source, limits);
    } catch (IOException _) {
      return new LogHead(Shape.LINES, lines(head, begin));
    }
  }

  /// The first bytes, to the end of the first line at least, where that is not too long. A source
  /// that breaks off early shows what it has.
  private static byte[] head(InputStream in) {
    byte[] head = new byte[BYTES];
    int size = 0;
    try {
      while (true) {
        int n = in.read(head, size, head.length - size);
        if (n < 0) {
          break;
        }
        size += n;
        if (size == head.length) {
          if (size >= DocumentRecords.LONGEST || lineEnd(head, 0) < size) {
            break;
          }
          head = Arrays.copyOf(head, 2 * size);
        }
      }
    } catch (IOException _) {
      // reading it says where it broke
    }
    return Arrays.copyOf(head, size);
  }

  private static LogHead protobuf(Source source, ReadLimits limits) {
    try (InputStream in = source.open(limits)) {
      var json = OtlpProtobuf.json(in.readNBytes(DocumentRecords.LONGEST));
      if (json.isPresent()) {
        return new LogHead(Shape.PROTOBUF, List.of(Values.MAPPER.readTree(json.get())));
      }
    } catch (IOException _) {
      // read as lines, it says where it fails
    }
    return new LogHead(Shape.LINES, List.of());
  }

  private static LogHead table(Source source, TableFile.Kind kind) {
    var values = new ArrayList<JsonNode>();
    try {
      TableFile.read(
          source.path(),
          kind,
          (json, number) -> {
            values.add(TableRow.of(Values.MAPPER.readTree(json)));
            return values.size() < Recognition.LOOKED_AT;
          });
    } catch (IOException _) {
      // what was read before the fault tells the kind; reading tells the fault
    }
    return new LogHead(kind == TableFile.Kind.CSV ? Shape.CSV : Shape.PARQUET, values);
  }

  private static LogHead document(Source source, ReadLimits limits) {
    var values = new ArrayList<JsonNode>();
    try (InputStream in = source.open(limits)) {
      DocumentRecords.read(
          in,
          (value, number, offset, length) -> {
            values.add(value);
            return values.size() < Recognition.LOOKED_AT;
          });
    } catch (IOException _) {
      // what was read before the fault tells the kind; reading tells the fault
    }
    return new LogHead(values.isEmpty() ? Shape.LINES : Shape.DOCUMENT, values);
  }

  private static List<JsonNode> lines(byte[] head, int begin) {
    var values = new ArrayList<JsonNode>();
    int from = begin;
    while (from < head.length && values.size() < Recognition.LOOKED_AT) {
      int end = lineEnd(head, from);
      try {
        JsonNode value = Values.MAPPER.readTree(head, from, end - from);
        if (value != null && !value.isMissingNode()) {
          values.add(value);
        }
      } catch (JsonProcessingException _) {
        // a bad line, or one that the head cuts: others tell the kind
      } catch (IOException _) {
        return values;
      }
      from = end + 1;
    }
    return values;
  }

  /// Whether a long first line is an object around a list rather than one record.
  private static boolean wraps(byte[] head, int begin) {
    var count = new int[1];
    try {
      DocumentRecords.read(
          new ByteArrayInputStream(head, begin, head.length - begin),
          (value, number, offset, length) -> {
            count[0]++;
            return count[0] < 2;
          });
    } catch (IOException _) {
      return count[0] > 1;
    }
    return count[0] > 1;
  }

  private static int firstByte(byte[] head) {
    boolean mark = head.length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb;
    int at = mark ? 3 : 0;
    while (at < head.length && head[at] <= ' ' && head[at] > 0) {
      at++;
    }
    return at;
  }

  private static int lineEnd(byte[] head, int from) {
    int end = from;
    while (end < head.length && head[end] != '\n') {
      end++;
    }
    return end;
  }
}
