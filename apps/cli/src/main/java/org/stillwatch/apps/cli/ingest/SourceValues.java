// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.stillwatch.adapters.files.LineSink;
import org.stillwatch.adapters.files.ReadLimits;
import org.stillwatch.adapters.files.Source;
import org.stillwatch.adapters.files.SourceReport;
import org.stillwatch.adapters.logs.DocumentRecords;
import org.stillwatch.adapters.logs.otlp.OtlpProtobuf;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.adapters.parquet.TableFile;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.RejectReason;

/// The values of a source, one after the other, however it is written.
///
/// @param hash of the bytes of records, so that a bad one can be found again
/// @param most values of a source that are read
record SourceValues(KeyedHash hash, long most) {
  private static final ReadLimits LIMITS = ReadLimits.DEFAULT;

  /// The receiver of values.
  interface Taker {
    void value(JsonNode value, Place place);
  }

  /// Reads a source to its end, or as far as it can be read.
  ///
  /// @param index of the source in the run
  /// @param shape how it is written
  /// @param faults takes records that are no JSON
  SourceReport read(
      int index, Source source, LogHead.Shape shape, Taker taker, LogLines.Sink faults) {
    return switch (shape) {
      case LINES -> lines(source, each(index, taker, faults));
      case DOCUMENT -> document(index, source, taker);
      case PROTOBUF -> protobuf(index, source, taker);
      case PARQUET -> table(index, source, TableFile.Kind.PARQUET, taker);
      case CSV -> table(index, source, TableFile.Kind.CSV, taker);
    };
  }

  private SourceReport lines(Source source, LineSink sink) {
    return FirstLines.read(source, LIMITS, sink, most);
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
            taker.value(
                Values.MAPPER.readTree(json), new Place(index, number, 0, 0, hash.of(json)));
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

  private LineSink each(int index, Taker taker, LogLines.Sink faults) {
    return new LineSink() {
      @Override
      public void line(byte[] buffer, int from, int to, long number, long offset) {
        Place place = place(index, buffer, from, to, number, offset, to - from);
        try {
          taker.value(Values.MAPPER.readTree(buffer, from, to - from), place);
        } catch (IOException e) {
          faults.fault(Values.reason(e), place);
        }
      }

      @Override
      public void fault(
          RejectReason reason, byte[] buffer, int from, int to, long number, long at, long length) {
        faults.fault(reason, place(index, buffer, from, to, number, at, length));
      }
    };
  }

  /// Where a line stands, with the hash of its bytes.
  Place place(int index, byte[] buffer, int from, int to, long number, long offset, long length) {
    return new Place(index, number, offset, length, hash.of(buffer, from, to - from));
  }
}
