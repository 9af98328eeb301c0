// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.stillwatch.share.taxii.TaxiiRequest;
import org.stillwatch.share.taxii.TaxiiResponse;

/// All addresses of TAXII. A body is read only when it is wanted, never further than its limit,
/// whatever its head says, and within the budget of all bodies.
record TaxiiEndpoint(Taxii taxii, BodyBudget budget) implements HttpService {
  private static final TaxiiManner MANNER = new TaxiiManner();

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    String partner = Door.caller(ctx).map(Caller::name).orElse("");
    TaxiiRequest asked = asked(ctx, request);
    return HttpResponse.of(
        CompletableFuture.supplyAsync(() -> taxii.ask(partner, asked), ctx.blockingTaskExecutor())
            .thenCompose(answer -> answered(answer, ctx, request))
            .exceptionally(MANNER::failed));
  }

  private CompletionStage<HttpResponse> answered(
      Taxii.Answer answer, ServiceRequestContext ctx, HttpRequest request) {
    return switch (answer) {
      // What is left of the request is thrown away by the server when the answer is out.
      case Taxii.Answer.Done(TaxiiResponse response) ->
          CompletableFuture.completedFuture(TaxiiManner.answer(response));
      case Taxii.Answer.Wanted wanted -> taken(wanted, ctx, request);
    };
  }

  private CompletionStage<HttpResponse> taken(
      Taxii.Answer.Wanted wanted, ServiceRequestContext ctx, HttpRequest request) {
    long told = request.headers().contentLength();
    long bytes = told < 0 ? wanted.mostBytes() : told;
    if (bytes > wanted.mostBytes() || !budget.take(bytes)) {
      boolean large = bytes > wanted.mostBytes();
      return CompletableFuture.completedFuture(
          TaxiiManner.answer(
              large
                  ? TaxiiResponse.error(413, "the body is larger than max_content_length")
                  : TaxiiResponse.error(429, "more comes than can be held: send it again later")));
    }
    ctx.setMaxRequestLength(wanted.mostBytes());
    return request
        .aggregate()
        .thenApplyAsync(
            whole -> TaxiiManner.answer(wanted.then().take(whole.content().array())),
            ctx.blockingTaskExecutor())
        .whenComplete((done, failure) -> budget.giveBack(bytes));
  }

  private static TaxiiRequest asked(ServiceRequestContext ctx, HttpRequest request) {
    var query = new TreeMap<String, String>();
    ctx.queryParams().forEach((name, value) -> query.putIfAbsent(name, value));
    return new TaxiiRequest(
        request.method().name(),
        ctx.decodedPath(),
        query,
        request.headers().get(HttpHeaderNames.ACCEPT, ""),
        request.headers().get(HttpHeaderNames.CONTENT_TYPE, ""));
  }
}
