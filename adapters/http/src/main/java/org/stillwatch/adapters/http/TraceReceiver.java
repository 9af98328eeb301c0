// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// OTLP traces over gRPC. A sender is told to come back (`RESOURCE_EXHAUSTED`, `UNAVAILABLE`) where
/// HTTP would say 429 and 503.
final class TraceReceiver extends TraceServiceGrpc.TraceServiceImplBase {
  private final Intake intake;
  private final BodyBudget budget;
  private final Executor workers;

  TraceReceiver(Intake intake, BodyBudget budget, Executor workers) {
    this.intake = intake;
    this.budget = budget;
    this.workers = workers;
  }

  @Override
  public void export(
      ExportTraceServiceRequest request, StreamObserver<ExportTraceServiceResponse> observer) {
    long bytes = request.getSerializedSize();
    if (!budget.take(bytes)) {
      refuse(observer, Status.RESOURCE_EXHAUSTED, Problem.BUSY);
      return;
    }
    CompletionStage<Intake.Outcome> outcome =
        CompletableFuture.supplyAsync(request::toByteArray, workers)
            .thenCompose(body -> intake.take(Intake.Kind.TRACES, body));
    CompletionStage<Intake.Outcome> _ =
        outcome.whenCompleteAsync(
            (done, failure) -> {
              budget.giveBack(bytes);
              if (failure == null) {
                answer(observer, done);
              } else {
                refuse(observer, Status.INTERNAL, Problem.FAILED);
              }
            },
            workers);
  }

  private static void answer(
      StreamObserver<ExportTraceServiceResponse> observer, Intake.Outcome outcome) {
    switch (outcome) {
      case Intake.Outcome.Stored stored -> {
        observer.onNext(OtlpAnswer.of(stored));
        observer.onCompleted();
      }
      case Intake.Outcome.Busy _ -> refuse(observer, Status.RESOURCE_EXHAUSTED, Problem.BUSY);
      case Intake.Outcome.Failing _ -> refuse(observer, Status.UNAVAILABLE, Problem.NOT_STORED);
      case Intake.Outcome.Unreadable _ ->
          refuse(observer, Status.INVALID_ARGUMENT, Problem.UNREADABLE);
    }
  }

  private static void refuse(StreamObserver<?> observer, Status status, Problem problem) {
    observer.onError(status.withDescription(problem.code()).asRuntimeException());
  }
}
