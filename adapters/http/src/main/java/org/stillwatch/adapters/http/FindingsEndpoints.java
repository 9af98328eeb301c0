// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The addresses under which findings are read.
final class FindingsEndpoints {
  private static final int MOST = 1_000;
  private static final int USUAL = 100;

  private final Findings findings;
  private final Decider decider;

  FindingsEndpoints(Findings findings, Decider decider) {
    this.findings = findings;
    this.decider = decider;
  }

  HttpService campaigns() {
    return (ctx, request) -> {
      int most = number(ctx.queryParam("limit"));
      if (most < 1 || most > MOST) {
        return Problem.WRONG_REQUEST.answer("limit is a number from 1 to " + MOST);
      }
      var page = findings.campaigns(Optional.ofNullable(ctx.queryParam("after")).orElse(""), most);
      return json(
          "{\"campaigns\":["
              + String.join(",", page.records())
              + "],\"next\":"
              + (page.next().isEmpty() ? "null" : "\"" + page.next() + "\"")
              + "}");
    };
  }

  HttpService campaign() {
    return (ctx, request) -> found(findings.campaign(id(ctx)));
  }

  HttpService account() {
    return (ctx, request) -> found(findings.account(id(ctx)));
  }

  HttpService status() {
    return (ctx, request) -> json(findings.status());
  }

  /// Looking a decision up reads files, so it leaves the event loop.
  HttpService decision() {
    return (ctx, request) ->
        HttpResponse.of(
            CompletableFuture.supplyAsync(
                () -> found(decider.decision(id(ctx))), ctx.blockingTaskExecutor()));
  }

  private static int number(@Nullable String text) {
    if (text == null) {
      return USUAL;
    }
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }

  private static String id(ServiceRequestContext ctx) {
    return Optional.ofNullable(ctx.pathParam("id")).orElse("");
  }

  private static HttpResponse found(Optional<String> json) {
    return json.map(FindingsEndpoints::json).orElseGet(Problem.NOT_FOUND::answer);
  }

  private static HttpResponse json(String body) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, body);
  }
}
