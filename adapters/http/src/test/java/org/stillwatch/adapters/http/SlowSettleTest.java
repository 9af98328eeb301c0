// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A service that has much to read when it is told to settle.
class SlowSettleTest {
  private static final String SECRET = "sw_known";
  private static final ApiLimits SOON =
      new ApiLimits(1 << 20, 4 << 20, 4 << 20, 20_000, Duration.ofMillis(300));

  private record NeverSettled() implements Operations {
    @Override
    public boolean ready() {
      return true;
    }

    @Override
    public CompletionStage<String> settle() {
      return new CompletableFuture<>();
    }
  }

  private static ApiServer.Behind behind() {
    var all = new EmptyService(() -> "{}").behind(Set.of(SECRET));
    return new ApiServer.Behind(
        all.doorkeeper(),
        all.intake(),
        all.findings(),
        all.decider(),
        all.admission(),
        all.desk(),
        all.taxii(),
        all.announcements(),
        all.accountHeader(),
        new NeverSettled(),
        all.meters());
  }

  @ParameterizedTest
  @EnumSource
  void whoever_asked_in_time_is_told_to_ask_again_later(HttpClient.Version version)
      throws Exception {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (var server = ApiServer.start(address, Optional.empty(), SOON, behind());
        var client = HttpClient.newBuilder().version(version).build()) {
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/v1/settle"))
              .header("authorization", "Bearer " + SECRET)
              .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[0]))
              .build();

      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    }
  }
}
