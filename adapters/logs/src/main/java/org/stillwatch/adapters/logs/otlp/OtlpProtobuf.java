// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.otlp;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.Optional;

/// OTLP in protobuf, as the same in JSON.
///
/// Batches of traces and of logs look alike from outside. Inside, the first field of a span is its
/// trace id, which is bytes, and the first of a log record its time, which is a fixed number: read
/// as the other, either leaves unknown fields behind.
public final class OtlpProtobuf {
  private static final JsonFormat.Printer PRINTER =
      JsonFormat.printer().omittingInsignificantWhitespace();

  private OtlpProtobuf() {}

  /// Whether bytes may be a batch: the tag of its first field, and no text.
  public static boolean plausible(byte[] head) {
    return head.length > 2 && head[0] == 0x0a;
  }

  /// The batch as JSON, empty when the bytes are none.
  public static Optional<String> json(byte[] batch) {
    try {
      TracesData traces = TracesData.parseFrom(batch);
      if (spans(traces) > 0) {
        return Optional.of(PRINTER.print(traces));
      }
    } catch (InvalidProtocolBufferException _) {
      // then it may be a batch of logs
    }
    try {
      LogsData logs = LogsData.parseFrom(batch);
      return events(logs) > 0 ? Optional.of(PRINTER.print(logs)) : Optional.empty();
    } catch (InvalidProtocolBufferException _) {
      return Optional.empty();
    }
  }

  /// Spans that have a trace id: a log record that is read as a span has none.
  private static long spans(TracesData traces) {
    return traces.getResourceSpansList().stream()
        .flatMap(r -> r.getScopeSpansList().stream())
        .flatMap(s -> s.getSpansList().stream())
        .filter(s -> s.getTraceId().size() == 16)
        .count();
  }

  private static long events(LogsData logs) {
    return logs.getResourceLogsList().stream()
        .flatMap(r -> r.getScopeLogsList().stream())
        .mapToLong(s -> s.getLogRecordsCount())
        .sum();
  }
}
