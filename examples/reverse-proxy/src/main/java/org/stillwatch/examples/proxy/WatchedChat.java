// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/// `POST /v1/chat/completions`: asks about the account, passes request and answer on as they come,
/// and then tells Stillwatch what it overheard.
final class WatchedChat implements HttpService {
  private static final int MOST_OF_A_REQUEST = 4 << 20;
  private static final int MOST_OF_AN_ANSWER = 1 << 20;

  private final Api api;
  private final Accounts accounts;
  private final ClientAddress addresses;
  private final Decisions decisions;
  private final ExchangeSender exchanges;
  private final InstantSource clock;

  WatchedChat(
      Api api,
      Accounts accounts,
      ClientAddress addresses,
      Decisions decisions,
      ExchangeSender exchanges,
      InstantSource clock) {
    this.api = api;
    this.accounts = accounts;
    this.addresses = addresses;
    this.decisions = decisions;
    this.exchanges = exchanges;
    this.clock = clock;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    Optional<String> account = accounts.of(request.headers());
    if (account.isEmpty()) {
      return api.pass(request);
    }
    var line = new ExchangeLine("px-" + UUID.randomUUID(), clock.millis(), account.get());
    line.client(
        addresses.of(ctx.remoteAddress().getAddress(), request.headers()), request.headers());
    return HttpResponse.of(
        decisions
            .about(account.get())
            .thenApply(verdict ->
                verdict.closes() ? refuse(verdict, line) : pass(request, verdict, line)));
  }

  private HttpResponse refuse(Verdict verdict, ExchangeLine line) {
    boolean silent = verdict.equals(Verdict.REFUSED);
    HttpStatus status = silent ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.FORBIDDEN;
    line.response(status.code(), Optional.empty(), clock.millis());
    exchanges.send(line.bytes());
    return HttpResponse.of(
        status,
        MediaType.JSON,
        "{\"error\":{\"message\":\"this request cannot be served\",\"type\":\"%s\"}}",
        silent ? "service_unavailable" : "permission_denied");
  }

  private HttpResponse pass(HttpRequest request, Verdict verdict, ExchangeLine line) {
    var asked = new Heard(MOST_OF_A_REQUEST);
    var answered = new Heard(MOST_OF_AN_ANSWER);
    var seen = new AtomicReference<>(ResponseHeaders.of(HttpStatus.BAD_GATEWAY));
    HttpResponse passing =
        api.pass(request.peekData(asked::hear), verdict)
            .peekHeaders(seen::set)
            .peekData(answered::hear);
    CompletableFuture<Void> _ =
        passing
            .whenComplete()
            .whenComplete((done, failure) -> tell(line, asked, seen.get(), answered));
    return passing;
  }

  /// An API key that the API does not know (401) is nobody's.
  private void tell(ExchangeLine line, Heard asked, ResponseHeaders headers, Heard answered) {
    if (!headers.status().equals(HttpStatus.UNAUTHORIZED)) {
      boolean streamed =
          headers.get(HttpHeaderNames.CONTENT_TYPE, "").startsWith("text/event-stream");
      line.request(asked.bytes());
      line.response(headers.status().code(), Answer.of(answered.bytes(), streamed), clock.millis());
      exchanges.send(line.bytes());
    }
  }
}
