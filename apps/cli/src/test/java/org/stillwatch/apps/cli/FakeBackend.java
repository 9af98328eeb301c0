// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A model API that says the same to everybody and remembers the headers of its callers.
final class FakeBackend implements AutoCloseable {
  private static final String PART =
      "data: {\"id\":\"c-%d\",\"object\":\"chat.completion.chunk\",\"created\":1,"
          + "\"model\":\"model-a\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n";

  /// The headers of each POST by name in lower case.
  final List<Map<String, List<String>>> called = new CopyOnWriteArrayList<>();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  FakeBackend() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = new TreeMap<String, List<String>>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      if (exchange.getRequestMethod().equals("POST")) {
        called.add(headers);
      }
      boolean stream = asked.replace(" ", "").contains("\"stream\":true");
      byte[] body =
          (stream ? stream(called.size()) : said(called.size())).getBytes(StandardCharsets.UTF_8);
      exchange
          .getResponseHeaders()
          .add("Content-Type", stream ? "text/event-stream" : "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /// The answer to the n-th call.
  static String said(int n) {
    return """
    {"id":"c-%d","object":"chat.completion","created":1,"model":"model-a","choices":[{"index":0,\
    "message":{"role":"assistant","content":"Two rivers."},"finish_reason":"stop"}],\
    "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}\
    """
        .formatted(n);
  }

  private static String stream(int n) {
    return PART.formatted(n, "{\"role\":\"assistant\",\"content\":\"Two \"}", "null")
        + PART.formatted(n, "{\"content\":\"rivers.\"}", "null")
        + PART.formatted(n, "{}", "\"stop\"")
        + "data: [DONE]\n\n";
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
