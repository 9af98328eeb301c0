// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FailureCountTest {
  private static final String SECRET = "sw_known";

  private static HttpResponse<String> get(ApiServer server, String path) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
              .header("authorization", "Bearer " + SECRET)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void what_fails_here_is_counted_and_what_a_caller_does_wrong_is_not() throws Exception {
    var service =
        new EmptyService(() -> {
          throw new IllegalStateException("secret inner words");
        });
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var server =
        ApiServer.start(
            address, Optional.empty(), ApiLimits.DEFAULT, service.behind(Set.of(SECRET)))) {
      assertThat(get(server, "/v1/nothing").statusCode()).isEqualTo(404);
      assertThat(get(server, "/metrics").body()).contains("stillwatch_requests_failed_total 0.0");

      var failed = get(server, "/v1/status");

      assertThat(failed.statusCode()).isEqualTo(500);
      assertThat(failed.body()).contains("\"code\":\"failed\"").doesNotContain("inner words");
      assertThat(get(server, "/metrics").body()).contains("stillwatch_requests_failed_total 1.0");
    }
  }
}
