// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.Server;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stillwatch.testkit.Schemas;

/// What the proxy tells, held against the format, and what it does when it cannot tell. A fake
/// stands in for Stillwatch, since the real one keeps no text that could be looked at.
@Timeout(60)
class ExchangesTest {
  private static final InetSocketAddress FREE =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FakeApi api = new FakeApi();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final CompletableFuture<HttpResponse> decision = new CompletableFuture<>();
  private final Server stillwatch = fake();

  private Server fake() {
    var server =
        Server.builder()
            .http(FREE)
            .requestTimeoutMillis(0)
            .service("/v1/decide", (ctx, request) -> HttpResponse.of(decision))
            .service("/v1/exchanges", (ctx, request) -> HttpResponse.of(take(request)))
            .build();
    server.start().join();
    return server;
  }

  private CompletableFuture<HttpResponse> take(HttpRequest request) {
    return request
        .aggregate()
        .thenApply(all -> {
          List<String> lines = all.contentUtf8().lines().toList();
          told.addAll(lines);
          return HttpResponse.of(
              HttpStatus.OK, MediaType.JSON, "{\"accepted\":%d,\"rejected\":{}}", lines.size());
        });
  }

  @AfterEach
  void stopped() {
    decision.complete(HttpResponse.of(HttpStatus.GONE));
    api.close();
    CompletableFuture<Void> _ = stillwatch.stop();
  }

  private ReverseProxy proxy(Duration patience) {
    URI url = URI.create("http://127.0.0.1:" + stillwatch.activeLocalPort());
    var settings =
        new Settings(
            FREE,
            new ClientAddress("x-real-ip"),
            api.url(),
            url,
            "sw_a",
            WhenSilent.LET_THROUGH,
            patience);
    return ReverseProxy.start(settings, Accounts.byApiKey(), InstantSource.system());
  }

  private void allowed() {
    decision.complete(
        HttpResponse.of(
            HttpStatus.OK, MediaType.JSON, "{\"decision\":\"d_1\",\"measure\":\"observe\"}"));
  }

  private JsonNode only() throws Exception {
    assertThat(told).hasSize(1);
    Schemas.validate("exchange-1", told.getFirst());
    assertThat(told.getFirst()).doesNotContain(Client.KEY);
    return JSON.readTree(told.getFirst());
  }

  @Test
  void an_exchange_says_who_what_and_how_it_ended() throws Exception {
    allowed();
    try (var proxy = proxy(Duration.ofSeconds(20))) {
      assertThat(Client.of(proxy.port()).ask().statusCode()).isEqualTo(200);
    }

    JsonNode line = only();
    assertThat(line.path("account").asText()).matches("key-[0-9a-f]{32}");
    assertThat(line.path("model").asText()).isEqualTo("model-a");
    assertThat(line.at("/client").has("ip")).as("no load balancer told it").isFalse();
    assertThat(line.at("/client/userAgent").asText()).startsWith("Java-http-client");
    assertThat(line.at("/client/headers/authorization").asText("none")).isEmpty();
    assertThat(line.at("/request/messages/0/content").asText()).isEqualTo(Client.PROMPT);
    assertThat(line.at("/response/status").asInt()).isEqualTo(200);
    assertThat(line.at("/response/finish").asText()).isEqualTo("stop");
    assertThat(line.at("/response/body")).isEqualTo(JSON.readTree(FakeApi.ANSWER));
    assertThat(line.path("usage").toString()).isEqualTo("{\"input\":9,\"output\":3}");
  }

  @Test
  void the_parts_of_a_stream_are_joined() throws Exception {
    allowed();
    api.goOn.complete(null);
    try (var proxy = proxy(Duration.ofSeconds(20));
        Stream<String> lines = Client.of(proxy.port()).askForAStream().body()) {
      assertThat(lines.filter(line -> line.startsWith("data: "))).hasSize(FakeApi.PARTS.size());
    }

    JsonNode line = only();
    assertThat(line.at("/response/body/choices/0/message/content").asText())
        .isEqualTo("Two rivers.");
    assertThat(line.at("/response/finish").asText()).isEqualTo("length");
    assertThat(line.path("usage").toString()).isEqualTo("{\"input\":9,\"output\":3}");
  }

  @Test
  void of_the_headers_of_a_client_only_names_are_told_and_the_address_that_the_load_balancer_wrote()
      throws Exception {
    allowed();
    try (var proxy = proxy(Duration.ofSeconds(20))) {
      var client = Client.of(proxy.port());
      var request =
          client
              .request(Client.question(false))
              .header("x-stainless-lang", "python")
              .header("x-private", "rivers-in-a-header")
              .header("x-real-ip", "198.51.100.1, 192.0.2.44");
      client.http().send(request.build(), BodyHandlers.ofString());
    }

    JsonNode line = only();
    assertThat(line.at("/client/ip").asText()).isEqualTo("192.0.2.44");
    assertThat(line.at("/client/headers/x-stainless-lang").asText()).isEqualTo("python");
    assertThat(line.at("/client/headers/x-private").asText("none")).isEmpty();
  }

  @Test
  void a_request_that_is_too_long_to_be_kept_passes_and_is_told_without_its_text()
      throws Exception {
    allowed();
    try (var proxy = proxy(Duration.ofSeconds(20))) {
      var client = Client.of(proxy.port());
      String padded = Client.question(false) + " ".repeat(5 << 20);
      var answer = client.http().send(client.request(padded).build(), BodyHandlers.ofString());
      assertThat(answer.body()).isEqualTo(FakeApi.ANSWER);
    }

    JsonNode line = only();
    assertThat(line.has("request")).isFalse();
    assertThat(line.at("/response/status").asInt()).isEqualTo(200);
  }

  @Test
  void connecting_is_a_part_of_the_waiting() throws Exception {
    ReverseProxy proxy;
    try (var full = new FullPort()) {
      var settings =
          new Settings(
              FREE,
              new ClientAddress(""),
              api.url(),
              URI.create("http://127.0.0.1:" + full.port()),
              "sw_a",
              WhenSilent.LET_THROUGH,
              Duration.ofMillis(50));
      proxy = ReverseProxy.start(settings, Accounts.byApiKey(), InstantSource.system());
      long start = System.nanoTime();

      assertThat(Client.of(proxy.port()).ask().statusCode()).isEqualTo(200);

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .as("a connection is given up after 3.2 seconds")
          .isLessThan(Duration.ofMillis(2_500));
      assertThat(proxy.timesSilent()).isEqualTo(1);
    }
    proxy.close();
  }

  @Test
  void a_request_waits_no_longer_for_an_answer_than_it_is_told() throws Exception {
    try (var proxy = proxy(Duration.ofMillis(50))) {
      assertThat(Client.of(proxy.port()).ask().statusCode()).isEqualTo(200);
      assertThat(proxy.timesSilent()).isEqualTo(1);
    }
    assertThat(decision).isNotDone();
    assertThat(only().at("/response/status").asInt()).isEqualTo(200);
  }

  @Test
  void what_does_not_fit_into_the_queue_is_dropped_and_counted() {
    WebClient nobody = WebClient.of("http://127.0.0.1:9");
    byte[] line = "{}".getBytes(StandardCharsets.UTF_8);
    var few = new ExchangeSender(nobody, 3, 1 << 20);
    var small = new ExchangeSender(nobody, 1_000, 5);
    for (int i = 0; i < 100; i++) {
      few.send(line);
      small.send(line);
    }

    assertThat(few.counts().dropped()).isBetween(90L, 97L);
    assertThat(small.counts().dropped()).isEqualTo(98);

    few.close();
    small.close();
    few.send(line);
    assertThat(few.counts()).isEqualTo(new ExchangeSender.Counts(0, 0, 0, 101));
    assertThat(small.counts()).isEqualTo(new ExchangeSender.Counts(0, 0, 0, 100));
  }
}
