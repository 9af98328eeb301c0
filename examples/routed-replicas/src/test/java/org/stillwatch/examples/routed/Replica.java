// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.routed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An engine in the place of a real one: it says its number, unless marks are switched off.
final class Replica implements AutoCloseable {
  static final String UNMARKED = "{\"content\":\"unmarked\"}";

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final int number;

  Replica(int number) throws IOException {
    this.number = number;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(body);
      boolean refused = !body.startsWith("{");
      boolean off = body.contains("\"watermarking\":false");
      byte[] said =
          (off ? UNMARKED : "{\"content\":\"" + number + "\"}").getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("X-Replica", String.valueOf(number));
      exchange.sendResponseHeaders(refused ? 400 : 200, said.length);
      exchange.getResponseBody().write(said);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
