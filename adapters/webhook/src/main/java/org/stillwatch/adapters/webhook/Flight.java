// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.stillwatch.respond.notice.Notice;

/// One signed POST that is on its way. Its answer counts from the moment that the status is there;
/// what follows the status decides nothing.
final class Flight {
  private final CompletableFuture<Outcome> status = new CompletableFuture<>();
  private final CompletableFuture<HttpResponse<Long>> answer;
  private final DeliveryLimits limits;
  private final long startNanos = System.nanoTime();

  private Flight(HttpClient client, HttpRequest request, DeliveryLimits limits, long nowMillis) {
    this.limits = limits;
    answer =
        client.sendAsync(
            request,
            head -> {
              status.complete(outcome(head, nowMillis));
              return new ThrownAway(limits.answerBytes());
            });
  }

  /// Sends a notice.
  ///
  /// @param keys that sign it, at least one
  static Flight start(
      HttpClient client,
      URI url,
      Notice notice,
      List<WebhookKey> keys,
      DeliveryLimits limits,
      long nowMillis) {
    byte[] body = notice.body().getBytes(StandardCharsets.UTF_8);
    long seconds = Math.floorDiv(nowMillis, 1_000L);
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(limits.answer())
            .header("content-type", "application/json")
            .header("user-agent", "stillwatch")
            .header(WebhookSignature.ID, notice.id())
            .header(WebhookSignature.TIMESTAMP, Long.toString(seconds))
            .header(
                WebhookSignature.SIGNATURE, WebhookSignature.sign(notice.id(), seconds, body, keys))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return new Flight(client, request, limits, nowMillis);
  }

  /// Waits for the answer, no longer than its time, and says what it was.
  Outcome land() throws InterruptedException {
    String failure = "no answer in time";
    try {
      long left = limits.answer().toNanos() - (System.nanoTime() - startNanos);
      var _ = answer.get(Math.max(left, 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
    } catch (ExecutionException e) {
      failure = words(e.getCause() == null ? e : e.getCause());
    } catch (CancellationException e) {
      failure = "broken off";
    }
    return status.getNow(Outcome.silent(failure));
  }

  private static Outcome outcome(HttpResponse.ResponseInfo head, long nowMillis) {
    String retryAfter = head.headers().firstValue("retry-after").orElse("");
    return Outcome.of(head.statusCode(), RetryAfter.millis(retryAfter, nowMillis));
  }

  private static String words(Throwable failure) {
    return switch (failure) {
      case HttpConnectTimeoutException _ -> "no connection in time";
      case HttpTimeoutException _ -> "no answer in time";
      case ConnectException _ -> "no connection";
      case SSLException _ -> "no TLS that is trusted";
      default -> "no answer that is HTTP";
    };
  }
}
