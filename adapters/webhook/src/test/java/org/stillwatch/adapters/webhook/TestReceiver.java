// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A receiver of another make: a real HTTP server with an implementation of its own of the
/// signatures. What it has had already it takes and does not do again; what is not signed for it,
/// or long ago, it refuses.
final class TestReceiver implements AutoCloseable {
  private static final long TOLERANCE_SECONDS = 300;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final Set<String> done = new HashSet<>();
  final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  volatile List<String> secrets;
  volatile ToIntFunction<Delivery> answers = _ -> 204;
  volatile String retryAfter = "";
  volatile String location = "";

  /// What came, and what became of it.
  record Delivery(String id, String body, Headers headers, String judgement) {}

  private TestReceiver(HttpServer server, List<String> secrets) {
    this.server = server;
    this.secrets = secrets;
  }

  static TestReceiver start(String... secrets) throws IOException {
    return start(0, secrets);
  }

  static TestReceiver start(int port, String... secrets) throws IOException {
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var receiver = new TestReceiver(HttpServer.create(here, 0), List.of(secrets));
    receiver.server.setExecutor(receiver.threads);
    receiver.server.createContext("/", receiver::answer);
    receiver.server.start();
    return receiver;
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port() + "/hook");
  }

  /// Ids of what was accepted, in order, without repetitions.
  List<String> accepted() {
    return ids("done");
  }

  List<String> ids(String judgement) {
    return deliveries.stream()
        .filter(one -> one.judgement().equals(judgement))
        .map(Delivery::id)
        .toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      String id = header(headers, "webhook-id");
      String signed = judge(id, headers, body);
      var delivery = new Delivery(id, body, headers, signed);
      int status = signed.equals("signed") ? answers.applyAsInt(delivery) : 401;
      deliveries.add(status / 100 == 2 ? new Delivery(id, body, headers, once(id)) : delivery);
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      if (!location.isEmpty()) {
        exchange.getResponseHeaders().set("Location", location);
      }
      exchange.sendResponseHeaders(status, -1);
    }
  }

  private synchronized String once(String id) {
    return done.add(id) ? "done" : "again";
  }

  private String judge(String id, Headers headers, String body) {
    String timestamp = header(headers, "webhook-timestamp");
    long age = System.currentTimeMillis() / 1_000 - Long.parseLong(timestamp);
    if (Math.abs(age) > TOLERANCE_SECONDS) {
      return "old";
    }
    List<String> given = Arrays.asList(header(headers, "webhook-signature").split(" ", -1));
    boolean right =
        secrets.stream()
            .map(secret -> "v1," + hmac(secret, String.join(".", id, timestamp, body)))
            .anyMatch(given::contains);
    return right ? "signed" : "forged";
  }

  static String hmac(String secret, String text) {
    try {
      byte[] key = Base64.getDecoder().decode(secret.replaceFirst("whsec_", ""));
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String header(Headers headers, String name) {
    List<String> values = headers.getOrDefault(name, List.of());
    return values.size() == 1 ? values.getFirst() : "";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
