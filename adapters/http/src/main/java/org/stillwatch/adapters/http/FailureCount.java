// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.CompletableFuture;

/// Counts what went wrong on our side: answers of 500, as `stillwatch_requests_failed`.
record FailureCount(Counter failures) implements DecoratingHttpServiceFunction {
  static FailureCount of(MeterRegistry registry) {
    return new FailureCount(registry.counter("stillwatch.requests.failed"));
  }

  @Override
  public HttpResponse serve(HttpService behind, ServiceRequestContext ctx, HttpRequest request)
      throws Exception {
    CompletableFuture<?> _ =
        ctx.log()
            .whenAvailable(RequestLogProperty.RESPONSE_HEADERS)
            .thenAccept(log -> {
              if (log.responseStatus().code() == Problem.FAILED.status().code()) {
                failures.increment();
              }
            });
    return behind.serve(ctx, request);
  }
}
