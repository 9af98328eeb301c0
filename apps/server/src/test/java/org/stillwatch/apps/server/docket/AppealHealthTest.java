// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppealHealthTest {
  private static final long NOW = 1_760_000_000_000L;
  private static final InstantSource CLOCK = () -> Instant.ofEpochMilli(NOW);

  private static boolean isOpen(Optional<URI> address) {
    try (var health = new AppealHealth(address, CLOCK)) {
      return health.get().isOpen(NOW);
    }
  }

  @ParameterizedTest
  @CsvSource({"200, true", "204, true", "302, false", "404, false", "500, false"})
  void only_an_answer_of_2xx_is_a_door(int status, boolean open) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Location", uri + "/well");
          int answer = exchange.getRequestURI().getPath().equals("/well") ? 200 : status;
          exchange.sendResponseHeaders(answer, -1);
          exchange.close();
        });
    server.start();
    try {
      assertThat(isOpen(Optional.of(uri.resolve("/asked")))).isEqualTo(open);
    } finally {
      server.stop(0);
    }
    assertThat(isOpen(Optional.of(uri))).as("nobody is there any more").isFalse();
  }

  @Test
  void without_an_address_there_is_none() {
    assertThat(isOpen(Optional.empty())).isFalse();
  }
}
