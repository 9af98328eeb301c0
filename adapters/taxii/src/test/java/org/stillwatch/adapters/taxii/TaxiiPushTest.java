// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.adapters.taxii.signature.ObjectSigner;
import org.stillwatch.adapters.taxii.signature.SigningKeys;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.taxii.Outgoing;
import org.stillwatch.share.taxii.PullState;

/// Adding objects to servers that take their time, say odd things, or are ours.
class TaxiiPushTest {
  private static final String ID = "4a1c7a9e-0000-4000-8000-00000000000a";
  private static final String PENDING = "{\"id\":\"" + ID + "\",\"status\":\"pending\"}";
  private static final String COMPLETE = "{\"id\":\"" + ID + "\",\"status\":\"complete\"}";

  private final HttpServer server;
  private final Map<String, List<String>> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  TaxiiPushTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  /// The answers to a path, one after the other, and the last of them from then on.
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      asked.add(exchange.getRequestMethod() + " " + path);
      List<String> given = answers.getOrDefault(path, List.of("{}"));
      byte[] bytes = given.getFirst().getBytes(StandardCharsets.UTF_8);
      answers.put(path, given.size() > 1 ? given.subList(1, given.size()) : given);
      int status = exchange.getRequestMethod().equals("POST") ? 202 : 200;
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private TaxiiClient client() {
    var address =
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/root/collections/c");
    return new TaxiiClient(address, new Credentials.None(), Optional.empty());
  }

  private static List<Outgoing> one() {
    return TaxiiSite.unsigned(0, 1);
  }

  @Test
  void a_server_that_takes_its_time_is_asked_until_it_is_done() throws IOException {
    answers.put("/root/collections/c/objects/", List.of(PENDING));
    answers.put("/root/status/" + ID + "/", List.of(PENDING, COMPLETE));
    try (var client = client()) {
      assertThat(client.push(one()).text("status")).contains("complete");
    }
    assertThat(asked)
        .containsExactly(
            "POST /root/collections/c/objects/",
            "GET /root/status/" + ID + "/",
            "GET /root/status/" + ID + "/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../secret", "", "a/b", "4a1c7a9e-0000-4000-8000-00000000000a/../x"})
  void no_id_of_a_server_leads_anywhere_else(String id) throws IOException {
    answers.put(
        "/root/collections/c/objects/", List.of("{\"id\":\"" + id + "\",\"status\":\"pending\"}"));
    try (var client = client()) {
      assertThat(client.push(one()).text("status")).contains("pending");
    }
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000000, 1000000", "1e300, 8388608"})
  void a_body_is_as_large_as_the_server_takes_it(String said, long most) throws IOException {
    answers.put("/root/", List.of("{\"max_content_length\":" + said + "}"));
    try (var client = client()) {
      assertThat(client.mostContentBytes()).isEqualTo(most);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"max_content_length\":0}",
        "{\"max_content_length\":-5}",
        "{\"max_content_length\":\"9\"}"
      })
  void a_root_that_does_not_say_it_is_told(String root) {
    answers.put("/root/", List.of(root));
    try (var client = client()) {
      assertThatThrownBy(client::mostContentBytes)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("max_content_length");
    }
  }

  /// Signed by its author, added by a partner who is not the author, read by a third: over HTTP,
  /// and once more after the keys had not been known at first.
  @Test
  void what_is_signed_goes_through_our_server_to_a_third_house() throws IOException {
    var author = new StixId(TaxiiSite.id(0));
    ObjectSigner signer = ObjectSigner.draw(new SecureRandom());
    var keys = SigningKeys.of(Map.of(author, List.of(signer.publicKey())));
    Json.Obj object = TaxiiSite.json(TaxiiSite.objects(0, 1).getFirst());
    var signed = new Outgoing(object, Optional.of(signer.sign(object)));
    var us = new Credentials.Basic(TaxiiSite.NAME, TaxiiSite.PASSWORD);
    Terms terms = Terms.ofFile().checking(keys);
    try (var site = new TaxiiSite();
        var client = new TaxiiClient(site.collection(), us, Optional.empty())) {
      client.push(List.of(signed));
      var first = client.pull(PullState.BEGIN, 10, terms).taken();
      assertThat(first.fresh()).map(Received::standing).containsExactly(Standing.RELAYED);

      site.listen(terms);
      client.push(List.of(signed));
      var second = client.pull(first.state(), 10, terms).taken();
      assertThat(second.fresh()).map(Received::standing).containsExactly(Standing.OWN);
      assertThat(second.fresh().getFirst().signature()).isEqualTo(signed.signature());

      client.push(List.of(new Outgoing(object, Optional.of(signer.sign(object)))));
      assertThat(client.pull(second.state(), 10, terms).taken().fresh()).isEmpty();
    }
  }
}
