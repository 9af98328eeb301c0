// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.routed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.stillwatch.trace.mark.MarkDirective;

/// The gateway: `POST /v1/chat/completions` goes to the replica that its directive names. Fails
/// open: without a mark, and when that replica does not answer, another one does with its mark
/// switched off. Which replica answered is not for the client to know.
final class RoutedGateway implements AutoCloseable {
  private static final int LARGEST = 4 << 20;
  private static final int TOO_LARGE = 413;
  private static final int BAD_GATEWAY = 502;

  private final Marks marks;
  private final Replicas replicas;
  private final Function<String, Optional<String>> accounts;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private RoutedGateway(
      Marks marks,
      Replicas replicas,
      Function<String, Optional<String>> accounts,
      HttpServer server) {
    this.marks = marks;
    this.replicas = replicas;
    this.accounts = accounts;
    this.server = server;
  }

  /// Starts it on a free port of this machine.
  ///
  /// @param accounts whose an `Authorization` header is
  static RoutedGateway start(
      Marks marks, Replicas replicas, Function<String, Optional<String>> accounts)
      throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var gateway = new RoutedGateway(marks, replicas, accounts, HttpServer.create(address, 0));
    gateway.server.setExecutor(gateway.threads);
    gateway.server.createContext("/v1/chat/completions", gateway::serve);
    gateway.server.start();
    return gateway;
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        exchange.sendResponseHeaders(TOO_LARGE, -1);
        return;
      }
      String authorization =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      pass(answer(body, authorization), exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<HttpResponse<InputStream>> answer(byte[] body, String authorization)
      throws InterruptedException {
    Optional<ChatRequest> request = ChatRequest.read(body);
    Optional<String> account = accounts.apply(authorization);
    if (request.isEmpty() || account.isEmpty()) {
      return first(body, authorization, OptionalInt.empty()); // the engine refuses it
    }
    MarkDirective directive = marks.about(account.get(), request.get());
    OptionalInt pool = pool(directive);
    if (pool.isPresent()) {
      var marked = asked(pool.getAsInt(), request.get().marked(), authorization);
      if (marked.isPresent()) {
        marks.done(directive);
        return marked;
      }
      marks.count("REPLICA_SILENT");
    } else {
      marks.done(directive);
    }
    return first(request.get().unmarked(), authorization, pool);
  }

  private static OptionalInt pool(MarkDirective directive) {
    return directive instanceof MarkDirective.Marked marked && marked.route().isPresent()
        ? OptionalInt.of(marked.route().get().pool())
        : OptionalInt.empty();
  }

  /// The first replica that answers, but for one.
  private Optional<HttpResponse<InputStream>> first(
      byte[] body, String authorization, OptionalInt silent) throws InterruptedException {
    for (int pool = 0; pool < replicas.pools().size(); pool++) {
      if (silent.isEmpty() || silent.getAsInt() != pool) {
        var answer = asked(pool, body, authorization);
        if (answer.isPresent()) {
          return answer;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<HttpResponse<InputStream>> asked(int pool, byte[] body, String authorization)
      throws InterruptedException {
    try {
      return Optional.of(replicas.ask(pool, body, authorization));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void pass(Optional<HttpResponse<InputStream>> answer, HttpExchange exchange)
      throws IOException {
    if (answer.isEmpty()) {
      exchange.sendResponseHeaders(BAD_GATEWAY, -1);
      return;
    }
    answer
        .get()
        .headers()
        .firstValue("Content-Type")
        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
    exchange.sendResponseHeaders(answer.get().statusCode(), 0);
    try (InputStream from = answer.get().body()) {
      from.transferTo(exchange.getResponseBody());
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
