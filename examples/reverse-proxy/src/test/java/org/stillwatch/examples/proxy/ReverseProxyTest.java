// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.linecorp.armeria.common.RequestHeaders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The proxy between a customer and an API, beside a real Stillwatch.
@Timeout(60)
class ReverseProxyTest {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  @TempDir private static Path folder = Path.of("");
  private static RealStillwatch stillwatch;
  private static String key = "";

  private final FakeApi api = new FakeApi();

  @BeforeAll
  static void started() throws Exception {
    stillwatch = RealStillwatch.start(folder);
    key = stillwatch.key("ingest,decide");
  }

  @AfterAll
  static void nothing_of_a_prompt_a_key_or_an_answer_is_in_the_log() throws Exception {
    stillwatch.close();
    assertThat(Files.readString(Path.of("target/proxy.log")))
        .isNotEmpty()
        .doesNotContain(Client.PROMPT, Client.KEY, key, "rivers");
  }

  @AfterEach
  void stopped() {
    api.close();
  }

  private ReverseProxy proxy(URI stillwatch, WhenSilent choice) {
    return proxy(stillwatch, key, choice);
  }

  private ReverseProxy proxy(URI stillwatch, String key, WhenSilent choice) {
    var free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var settings =
        new Settings(free, new ClientAddress(""), api.url(), stillwatch, key, choice, PATIENT);
    return ReverseProxy.start(settings, Accounts.byApiKey(), InstantSource.system());
  }

  private ReverseProxy proxy(WhenSilent choice) {
    return proxy(stillwatch.url(), choice);
  }

  @Test
  void an_answer_passes_unchanged_and_its_exchange_is_counted_once() throws Exception {
    int before = stillwatch.exchanges();
    var proxy = proxy(WhenSilent.REFUSE);
    var client = Client.of(proxy.port());

    HttpResponse<String> answer = client.ask();
    var forged = client.request(Client.question(false)).header("x-stillwatch-measure", "forged");
    client.http().send(forged.build(), HttpResponse.BodyHandlers.ofString());
    proxy.close();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(FakeApi.ANSWER);
    assertThat(answer.headers().map()).doesNotContainKey("x-stillwatch-measure");
    for (RequestHeaders called : api.called) {
      assertThat(called.getAll("x-stillwatch-measure")).containsExactly("allow");
      assertThat(called.get("x-stillwatch-decision")).startsWith("d_");
      assertThat(called.get("authorization")).isEqualTo("Bearer " + Client.KEY);
    }
    assertThat(proxy.counts()).isEqualTo(new ExchangeSender.Counts(2, 0, 0, 0));
    assertThat(stillwatch.exchanges() - before).isEqualTo(2);
  }

  @Test
  void a_stream_passes_part_by_part_and_is_counted() throws Exception {
    int before = stillwatch.exchanges();
    var proxy = proxy(WhenSilent.REFUSE);
    try (Stream<String> answer = Client.of(proxy.port()).askForAStream().body()) {
      var lines = answer.filter(line -> !line.isEmpty()).iterator();
      assertThat(lines.next())
          .as("while the API still waits")
          .isEqualTo("data: " + FakeApi.PARTS.getFirst());
      api.goOn.complete(null);
      for (String part : FakeApi.PARTS.subList(1, FakeApi.PARTS.size())) {
        assertThat(lines.next()).isEqualTo("data: " + part);
      }
      assertThat(lines.hasNext()).isFalse();
    }
    proxy.close();
    assertThat(api.called.getLast().get("x-stillwatch-decision")).startsWith("d_");
    assertThat(proxy.counts()).isEqualTo(new ExchangeSender.Counts(1, 0, 0, 0));
    assertThat(stillwatch.exchanges() - before).isEqualTo(1);
  }

  @Test
  void a_key_that_the_api_does_not_know_is_refused_by_it_and_is_nobodys() throws Exception {
    var proxy = proxy(WhenSilent.REFUSE);

    assertThat(Client.stranger(proxy.port()).ask().statusCode()).isEqualTo(401);

    proxy.close();
    assertThat(proxy.counts()).isEqualTo(new ExchangeSender.Counts(0, 0, 0, 0));
  }

  @Test
  void other_addresses_and_requests_without_a_key_pass_unwatched() throws Exception {
    var proxy = proxy(WhenSilent.REFUSE);
    var client = Client.of(proxy.port());

    var models =
        client.http().send(client.at("/v1/models").build(), HttpResponse.BodyHandlers.ofString());
    var keyless =
        client
            .http()
            .send(
                client
                    .at("/v1/chat/completions")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    proxy.close();

    assertThat(models.body()).isEqualTo("{\"data\":[]}");
    assertThat(keyless.statusCode()).isEqualTo(401);
    assertThat(proxy.counts()).isEqualTo(new ExchangeSender.Counts(0, 0, 0, 0));
    assertThat(api.called).noneMatch(headers -> headers.contains("x-stillwatch-measure"));
  }

  @Test
  void an_api_that_is_away_is_a_bad_gateway_and_told_as_such() throws Exception {
    var proxy = proxy(WhenSilent.REFUSE);
    api.stop();

    assertThat(Client.of(proxy.port()).ask().statusCode()).isEqualTo(502);

    proxy.close();
    assertThat(proxy.counts()).isEqualTo(new ExchangeSender.Counts(1, 0, 0, 0));
  }

  @Test
  void while_stillwatch_is_away_requests_go_on_and_exchanges_wait_for_it() throws Exception {
    int before = stillwatch.exchanges();
    var proxy = proxy(WhenSilent.LET_THROUGH);
    var client = Client.of(proxy.port());
    client.ask();
    stillwatch.kill();

    for (int i = 0; i < 5; i++) {
      assertThat(client.ask().statusCode()).isEqualTo(200);
    }
    assertThat(proxy.timesSilent()).isEqualTo(5);
    assertThat(api.called.getLast().get("x-stillwatch-measure")).isEqualTo("silent-allow");

    stillwatch.start();
    proxy.close();
    assertThat(proxy.counts()).isEqualTo(new ExchangeSender.Counts(6, 0, 0, 0));
    assertThat(stillwatch.exchanges() - before).isEqualTo(6);
  }

  @Test
  void a_proxy_that_refuses_when_stillwatch_is_silent_does() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:9");
    var proxy = proxy(nobody, WhenSilent.REFUSE);

    assertThat(Client.of(proxy.port()).ask().statusCode()).isEqualTo(503);

    assertThat(api.called).isEmpty();
    proxy.close();
    assertThat(proxy.counts())
        .as("told, and not silently")
        .isEqualTo(new ExchangeSender.Counts(0, 0, 0, 1));
  }

  @Test
  void a_measure_that_closes_the_way_is_carried_out(@TempDir Path other) throws Exception {
    try (var closed = RealStillwatch.start(other, "decide.whenBlind=step_up")) {
      var proxy = proxy(closed.url(), closed.adminKey(), WhenSilent.LET_THROUGH);

      HttpResponse<String> answer = Client.of(proxy.port()).ask();

      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(answer.body()).contains("permission_denied").doesNotContain("step_up");
      assertThat(api.called).isEmpty();
      proxy.close();
      assertThat(closed.exchanges()).as("the refusal is an exchange too").isEqualTo(1);
    }
  }

  @Test
  void a_key_that_is_wrong_stops_no_request_and_every_lost_exchange_is_counted() throws Exception {
    var proxy = proxy(stillwatch.url(), "sw_wrong", WhenSilent.LET_THROUGH);

    assertThat(Client.of(proxy.port()).ask().statusCode()).isEqualTo(200);

    proxy.close();
    assertThat(proxy.counts()).isEqualTo(new ExchangeSender.Counts(0, 0, 1, 0));
    assertThat(proxy.timesSilent()).isEqualTo(1);
  }

  @Test
  void a_wrong_setting_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("empty"), "\n");
    var good = Map.of("PROXY_API", "https://api.example.org", "STILLWATCH_KEY_FILE", key("sw_a"));

    assertWrong(Map.of(), "PROXY_API is not set");
    assertWrong(with(good, "PROXY_WHEN_SILENT", "open"), "let_through or refuse: open");
    assertWrong(with(good, "PROXY_PATIENCE_MILLIS", "-1"), "PROXY_PATIENCE_MILLIS is a number");
    assertWrong(with(good, "STILLWATCH_KEY_FILE", "none"), "STILLWATCH_KEY_FILE cannot be read");
    assertWrong(with(good, "STILLWATCH_KEY_FILE", file.toString()), "is empty");
  }

  private static String key(String secret) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "key", ""), secret).toString();
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    var changed = new HashMap<>(all);
    changed.put(name, value);
    return changed;
  }

  private static void assertWrong(Map<String, String> environment, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.of(environment))
        .withMessageContaining(message);
  }

  @Test
  void settings_name_the_choice_and_never_show_the_key() throws Exception {
    var read =
        Settings.of(
            Map.of(
                "PROXY_API",
                "https://api.example.org",
                "STILLWATCH_KEY_FILE",
                key("sw_abc\n"),
                "PROXY_WHEN_SILENT",
                "refuse"));

    assertThat(read.whenSilent()).isEqualTo(WhenSilent.REFUSE);
    assertThat(read.key()).isEqualTo("sw_abc");
    assertThat(read.toString()).doesNotContain("sw_abc");
  }
}
