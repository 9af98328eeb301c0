// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.linecorp.armeria.client.ResponseTimeoutMode;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.WebClientBuilder;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.auth.AuthToken;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.Server;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The proxy: `POST /v1/chat/completions` is watched, everything else passes as it is.
final class ReverseProxy implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReverseProxy.class);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);
  private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(10);
  private static final int MOST_WAITING = 10_000;
  private static final long MOST_WAITING_BYTES = 64L << 20;

  private final Server server;
  private final Decisions decisions;
  private final ExchangeSender exchanges;

  private ReverseProxy(Server server, Decisions decisions, ExchangeSender exchanges) {
    this.server = server;
    this.decisions = decisions;
    this.exchanges = exchanges;
  }

  /// Starts it and runs until the process is told to end.
  static void main() {
    try {
      Settings settings = Settings.of(System.getenv());
      var proxy = start(settings, Accounts.byApiKey(), InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(proxy::close));
      System.out.println("listening on port " + proxy.port() + ": " + settings);
    } catch (IllegalArgumentException e) {
      System.err.println("cannot start: " + e.getMessage());
      System.exit(2);
    }
  }

  /// Starts it.
  static ReverseProxy start(Settings settings, Accounts accounts, InstantSource clock) {
    var decisions =
        new Decisions(stillwatch(settings, settings.patience()).build(), settings.whenSilent());
    WebClient patient = stillwatch(settings, LONGEST_DELIVERY).build();
    greet(patient);
    var exchanges = new ExchangeSender(patient, MOST_WAITING, MOST_WAITING_BYTES);
    var api =
        new Api(
            WebClient.builder(settings.api())
                .responseTimeout(LONGEST_ANSWER)
                .maxResponseLength(0)
                .build());
    Server server =
        Server.builder()
            .http(settings.listen())
            .maxRequestLength(0) // nothing is held back here
            .requestTimeout(LONGEST_ANSWER)
            .verboseResponses(false)
            .service(
                Route.builder().methods(HttpMethod.POST).path("/v1/chat/completions").build(),
                new WatchedChat(
                    api, accounts, settings.clientAddress(), decisions, exchanges, clock))
            .service("prefix:/", (ctx, request) -> api.pass(request))
            .build();
    server.start().join();
    return new ReverseProxy(server, decisions, exchanges);
  }

  /// Opens the connection, so that the first request does not spend its patience on that.
  private static void greet(WebClient stillwatch) {
    try {
      stillwatch.get("/healthz").aggregate().join();
    } catch (CompletionException e) {
      LOG.warn("Stillwatch does not answer; what happens to requests is as PROXY_WHEN_SILENT says");
    }
  }

  /// The time limit holds for connecting too.
  private static WebClientBuilder stillwatch(Settings settings, Duration patience) {
    return WebClient.builder(settings.stillwatch())
        .auth(AuthToken.ofOAuth2(settings.key()))
        .responseTimeout(patience)
        .responseTimeoutMode(ResponseTimeoutMode.FROM_START)
        .writeTimeout(patience);
  }

  /// The port that is listened on.
  int port() {
    return server.activeLocalPort();
  }

  /// What became of the exchanges.
  ExchangeSender.Counts counts() {
    return exchanges.counts();
  }

  /// How often Stillwatch did not answer in time.
  long timesSilent() {
    return decisions.timesSilent();
  }

  @Override
  public void close() {
    server.stop().join();
    exchanges.close();
  }
}
