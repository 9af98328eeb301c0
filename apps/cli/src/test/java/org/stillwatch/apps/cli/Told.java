// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A receiver of webhooks: a real server that takes what is signed with its secret and nothing
/// else.
final class Told implements AutoCloseable {
  private static final byte[] SECRET =
      "thirty-two bytes of a test secret".getBytes(StandardCharsets.US_ASCII);
  private static final long MOST_NANOS = 30_000_000_000L;

  private final HttpServer server;
  private final Path settings;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> forged = new CopyOnWriteArrayList<>();

  Told(Path folder) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
    Path secret = folder.resolve("told.secret");
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, "whsec_" + Base64.getEncoder().encodeToString(SECRET) + "\n");
    settings =
        Files.writeString(
            folder.resolve("webhooks.yaml"),
            """
            receivers:
              - name: model-service
                url: http://127.0.0.1:%d/
                secretFile: told.secret
                topics: [order, case, appeal, policy, finding]
            """
                .formatted(server.getAddress().getPort()));
  }

  Path settings() {
    return settings;
  }

  List<String> bodies() {
    return List.copyOf(bodies);
  }

  private void take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String signed =
        headers.getFirst("webhook-id") + "." + headers.getFirst("webhook-timestamp") + "." + body;
    boolean right = headers.getFirst("webhook-signature").equals("v1," + mac(signed));
    (right ? bodies : forged).add(body);
    exchange.sendResponseHeaders(right ? 204 : 401, -1);
    exchange.close();
  }

  private static String mac(String signed) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /// Waits until one body holds all of some texts.
  void await(String... texts) {
    long end = System.nanoTime() + MOST_NANOS;
    while (bodies.stream().noneMatch(body -> List.of(texts).stream().allMatch(body::contains))) {
      assertThat(forged).isEmpty();
      assertThat(System.nanoTime()).as("told: " + bodies).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
