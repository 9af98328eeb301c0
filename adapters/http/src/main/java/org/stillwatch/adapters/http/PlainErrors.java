// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.RequestTimeoutException;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the server itself answers: the same form of problems, and nothing of the failure.
///
/// @param methods the method of each address, by its pattern
record PlainErrors(Map<String, String> methods) implements ServerErrorHandler {
  @Override
  public HttpResponse onServiceException(ServiceRequestContext ctx, Throwable cause) {
    boolean slow = cause instanceof RequestTimeoutException && arrives(ctx.request());
    return slow ? Problem.TOO_SLOW.answer() : Failures.answer(cause);
  }

  /// Whether a body is still to come; of a request without one nobody ever waits for its end.
  private static boolean arrives(HttpRequest request) {
    return !request.headers().isEndOfStream() && !request.whenComplete().isDone();
  }

  @Override
  public @Nullable AggregatedHttpResponse onProtocolViolation(
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    var problem = Problem.of(status);
    if (headers == null) {
      return problem.whole("");
    }
    return GrpcRefusal.isGrpc(headers)
        ? GrpcRefusal.of(problem)
        : problem.whole(problem == Problem.WRONG_METHOD ? method(headers.path()) : "");
  }

  /// The method that an address takes, also where the last part of it is an id.
  private String method(String path) {
    String address = path.replaceFirst("[?].*", "");
    String pattern = address.substring(0, address.lastIndexOf('/') + 1) + "{id}";
    return methods.getOrDefault(address, methods.getOrDefault(pattern, "GET"));
  }
}
