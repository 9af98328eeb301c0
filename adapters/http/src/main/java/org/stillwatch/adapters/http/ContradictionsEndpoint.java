// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.CompletableFuture;

/// `GET /v1/access/contradictions`. Answers off the event loop, since every account is looked at.
record ContradictionsEndpoint(Admission admission) implements HttpService {
  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    return HttpResponse.of(
        CompletableFuture.supplyAsync(admission::contradictions, ctx.blockingTaskExecutor())
            .thenApply(json -> HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, json))
            .exceptionally(Failures::answer));
  }
}
