// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.Objects;

/// What a caller over gRPC hears where the server itself refuses a message: a status of gRPC and a
/// code of ours, as over HTTP.
final class GrpcRefusal {
  private static final String TYPE = "application/grpc";

  private GrpcRefusal() {}

  static boolean isGrpc(RequestHeaders headers) {
    return headers.get(HttpHeaderNames.CONTENT_TYPE, "").startsWith(TYPE);
  }

  /// The answer to a message that was not read to its end.
  static AggregatedHttpResponse of(Problem problem) {
    var code =
        problem == Problem.TOO_LARGE
            ? Status.Code.RESOURCE_EXHAUSTED
            : Status.Code.INVALID_ARGUMENT;
    return AggregatedHttpResponse.of(
        ResponseHeaders.of(
            HttpStatus.OK,
            HttpHeaderNames.CONTENT_TYPE,
            TYPE,
            "grpc-status",
            String.valueOf(code.value()),
            "grpc-message",
            problem.code()));
  }

  /// The status for a failure: bytes that are no message are the caller's mistake, not ours.
  static Status status(RequestContext ctx, Status status, Throwable failure, Metadata headers) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof InvalidProtocolBufferException) {
        return Status.INVALID_ARGUMENT.withDescription(Problem.UNREADABLE.code());
      }
      if (cause instanceof ContentTooLargeException) {
        return Status.RESOURCE_EXHAUSTED.withDescription(Problem.TOO_LARGE.code());
      }
    }
    return Objects.requireNonNullElse(
        GrpcExceptionHandlerFunction.of().apply(ctx, status, failure, headers), status);
  }
}
