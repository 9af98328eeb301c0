// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;

/// What an OTLP sender is told.
final class OtlpAnswer {
  private OtlpAnswer() {}

  /// Empty when all was taken, else how much was not.
  static ExportTraceServiceResponse of(Intake.Outcome.Stored stored) {
    long rejected = stored.rejected().values().stream().mapToLong(Long::longValue).sum();
    var answer = ExportTraceServiceResponse.newBuilder();
    if (rejected > 0) {
      answer.setPartialSuccess(
          ExportTracePartialSuccess.newBuilder()
              .setRejectedSpans(rejected)
              .setErrorMessage("rejected: " + String.join(", ", stored.rejected().keySet())));
    }
    return answer.build();
  }
}
