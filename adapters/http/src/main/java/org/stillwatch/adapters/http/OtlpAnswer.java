// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.util.Map;
import java.util.TreeMap;

/// What an OTLP sender is told.
final class OtlpAnswer {
  /// Spans of other things than models are no fault of the sender's.
  private static final String OTHER = "not-an-exchange";

  private OtlpAnswer() {}

  /// Empty when all was taken, else how much was not.
  static ExportTraceServiceResponse of(Intake.Outcome.Stored stored) {
    Map<String, Long> faults = new TreeMap<>(stored.rejected());
    faults.remove(OTHER);
    long rejected = faults.values().stream().mapToLong(Long::longValue).sum();
    var answer = ExportTraceServiceResponse.newBuilder();
    if (rejected > 0) {
      answer.setPartialSuccess(
          ExportTracePartialSuccess.newBuilder()
              .setRejectedSpans(rejected)
              .setErrorMessage("rejected: " + String.join(", ", faults.keySet())));
    }
    return answer.build();
  }
}
