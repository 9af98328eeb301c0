// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.testkit.Schemas;
import org.stillwatch.trace.score.TokenIdSource;
import org.stillwatch.trace.score.TokenIds;

class TokenIdSourcesTest {
  private static final String SECRET = "a leaked text about zebras";

  @TempDir private Path folder = Path.of("");

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  TokenIdSourcesTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void start() {
    server.createContext("/tokenize", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /// Answers are a status, a blank and a body; the last one stays.
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      String next = answers.size() > 1 ? answers.removeFirst() : answers.getFirst();
      int blank = next.indexOf(' ');
      byte[] body = next.substring(blank + 1).getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(Integer.parseInt(next.substring(0, blank)), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private TokenizerService service(String model) {
    return TokenizerService.at(
        "http://127.0.0.1:" + server.getAddress().getPort() + "/tokenize", model);
  }

  private static List<Integer> ids(TokenIdSource source, String text) {
    TokenIds ids = source.of(text).orElseThrow();
    return IntStream.range(0, ids.count()).mapToObj(ids::at).toList();
  }

  @Test
  void a_service_is_asked_as_vllm_is_and_its_ids_are_taken() {
    answers.add("200 {\"count\":3,\"max_model_len\":4096,\"tokens\":[5,0,128000],\"x\":null}");
    try (var service = service("model-a")) {
      assertThat(ids(service, "say \"no\"\n")).containsExactly(5, 0, 128_000);
      assertThat(service.tokenizer()).endsWith("/tokenize model-a").doesNotContain("http");
    }
    assertThat(asked)
        .containsExactly(
            "{\"model\":\"model-a\",\"prompt\":\"say \\\"no\\\"\\n\",\"add_special_tokens\":false}");
  }

  @Test
  void a_text_that_the_service_refuses_is_unknown() {
    answers.add("400 {\"error\":\"too long\"}");
    try (var service = service("")) {
      assertThat(service.of(SECRET)).isEmpty();
    }
  }

  @Test
  void a_service_that_stumbles_is_asked_again() {
    answers.addAll(List.of("503 busy", "200 no json", "200 {\"tokens\":[1]}"));
    try (var service = service("")) {
      assertThat(ids(service, "x")).containsExactly(1);
    }
    assertThat(asked).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "503 busy",
        "200 {\"tokens\":[-1]}",
        "200 {\"tokens\":[1.5]}",
        "200 {\"tokens\":[99999999999]}",
        "200 {\"tokens\":\"1\"}",
        "200 {\"count\":0}",
        "200 [[[[[[[[[[[[[[[[[[[[[[[["
      })
  void a_service_that_fails_ends_the_run_and_the_error_shows_no_text(String answer) {
    answers.add(answer);
    try (var service = service("")) {
      assertThatThrownBy(() -> service.of(SECRET))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("3 times")
          .hasMessageNotContaining("zebras");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://host/tokenize", "http:/nohost", "http://user:pass@host/", "http://a b/"})
  void an_address_that_is_none_is_refused_without_showing_it(String address) {
    assertThatThrownBy(() -> TokenizerService.at(address, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageNotContaining("pass");
  }

  private Path file(String... lines) throws IOException {
    return Files.write(folder.resolve("ids.jsonl"), List.of(lines));
  }

  /// SHA-256 of `abc`, FIPS 180-2.
  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private static final String HEAD =
      "{\"schema\":\"stillwatch.token-ids/1\",\"tokenizer\":\"model-a@7\"}";

  @Test
  void a_file_gives_ids_by_the_hash_of_the_text() throws IOException {
    String line = "{\"ids\":[7,8],\"sha256\":\"" + ABC + "\",\"x\":{}}";
    Schemas.validate("token-ids-1", HEAD);
    Schemas.validate("token-ids-1", line);
    var source = TokenIdsFile.read(file(HEAD, line));

    assertThat(ids(source, "abc")).containsExactly(7, 8);
    assertThat(source.of("abd")).isEmpty();
    assertThat(source.tokenizer()).isEqualTo("model-a@7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"ids\":[7]}",
        "{\"ids\":[7],\"sha256\":\"zebras\"}",
        "zebras",
        "{\"ids\":[7],\"sha256\":\"" + ABC + "\"",
        "[]"
      })
  void a_file_that_is_something_else_says_where_and_shows_nothing_of_it(String line)
      throws IOException {
    Path file = file(HEAD, line);

    assertThatThrownBy(() -> TokenIdsFile.read(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("ids.jsonl:2")
        .hasMessageNotContaining("zebras");
    assertThatThrownBy(() -> TokenIdsFile.read(file("{\"schema\":\"other\"}")))
        .hasMessageContaining("ids.jsonl:1");
  }
}
