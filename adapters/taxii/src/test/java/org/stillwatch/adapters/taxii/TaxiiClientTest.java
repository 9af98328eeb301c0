// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.share.intake.Received;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.taxii.PullState;

class TaxiiClientTest {
  private static final Credentials US = new Credentials.Basic(TaxiiSite.NAME, TaxiiSite.PASSWORD);

  private final TaxiiSite site;
  private final List<String> read = new ArrayList<>();

  TaxiiClientTest() throws IOException {
    site = new TaxiiSite();
  }

  @AfterEach
  void stop() {
    site.close();
  }

  private TaxiiClient client() {
    return new TaxiiClient(site.collection(), US, Optional.empty());
  }

  private PullState pullAll(TaxiiClient client, PullState from) throws IOException {
    PullState state = from;
    boolean more = true;
    while (more) {
      var taken = client.pull(state, 70, Terms.ofFile()).taken();
      taken.fresh().stream().map(Received::object).forEach(o -> read.add(o.id().text()));
      state = taken.state();
      more = taken.more();
    }
    return state;
  }

  private static List<String> ids(int to) {
    return IntStream.range(0, to).mapToObj(TaxiiSite::id).toList();
  }

  @Test
  void what_is_pushed_is_pulled_once_and_a_later_pull_brings_what_is_new() throws IOException {
    try (var client = client()) {
      for (int from = 0; from < 1_000; from += 250) {
        assertThat(client.push(TaxiiSite.unsigned(from, from + 250)).text("status"))
            .contains("complete");
      }
      PullState end = pullAll(client, PullState.BEGIN);
      assertThat(read).containsExactlyElementsOf(ids(1_000));

      assertThat(pullAll(client, end).lastMicros()).isEqualTo(end.lastMicros());
      assertThat(read).hasSize(1_000);

      client.push(TaxiiSite.unsigned(1_000, 1_010));
      pullAll(client, end);
      assertThat(read).containsExactlyElementsOf(ids(1_010));
      assertThat(client.facts().text("title")).contains("Reports");
    }
  }

  @Test
  void a_pull_that_was_broken_off_goes_on_where_it_was() throws IOException {
    try (var client = client()) {
      client.push(TaxiiSite.unsigned(0, 200));
      var first = client.pull(PullState.BEGIN, 70, Terms.ofFile()).taken();
      first.fresh().forEach(r -> read.add(r.object().id().text()));
      assertThat(read).hasSize(70);
      client.push(TaxiiSite.unsigned(200, 220));

      PullState state = first.state();
      pullAll(client, state);
      assertThat(read).containsExactlyElementsOf(ids(220));

      read.clear();
      pullAll(
          client,
          new PullState(state.lastMicros(), state.fromMicros(), Optional.empty(), state.atLast()));
      assertThat(read).containsExactlyElementsOf(ids(220).subList(70, 220));
    }
  }

  @Test
  void what_a_server_says_in_somebodys_name_is_relayed() throws IOException {
    try (var client = client()) {
      client.push(TaxiiSite.unsigned(0, 2));
      var taken = client.pull(PullState.BEGIN, 70, Terms.ofFile()).taken();
      assertThat(taken.fresh()).hasSize(2).allMatch(r -> r.standing() == Standing.RELAYED);
    }
  }

  @Test
  void a_stranger_is_told_so_and_no_secret_is_in_the_message() {
    var wrong = new Credentials.Basic(TaxiiSite.NAME, "zebra");
    try (var client = new TaxiiClient(site.collection(), wrong, Optional.empty())) {
      assertThatThrownBy(client::facts)
          .isInstanceOf(IOException.class)
          .hasMessage("the server answered 401");
    }
    assertThat(wrong).hasToString("Basic[partner]");
    assertThat(new Credentials.Bearer("zebra")).hasToString("Bearer[]");
    assertThat(new Credentials.None().header()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.invalid/root/collections/x/",
        "ftp://127.0.0.1/",
        "https://name:secret@example.invalid/",
        "relative"
      })
  void secrets_never_leave_the_machine_in_clear(String address) {
    assertThatThrownBy(() -> new TaxiiClient(URI.create(address), US, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  private static void against(int status, String body, String header, Asked asked)
      throws IOException {
    HttpServer hostile =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hostile.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", header);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    hostile.start();
    var address = URI.create("http://127.0.0.1:" + hostile.getAddress().getPort() + "/c");
    try (var client = new TaxiiClient(address, US, Optional.empty())) {
      asked.of(client);
    } finally {
      hostile.stop(0);
    }
  }

  private interface Asked {
    void of(TaxiiClient client) throws IOException;
  }

  @Test
  void hostile_servers_are_left_with_a_clear_message() throws IOException {
    against(
        302,
        "",
        site.collection().toString(),
        c -> assertThatThrownBy(c::facts).hasMessage("the server answered 302"));
    against(
        200,
        "[".repeat(200_000),
        "",
        c ->
            assertThatThrownBy(() -> c.pull(PullState.BEGIN, 10, Terms.ofFile()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read"));
    against(
        200,
        "{\"more\":true,\"next\":\"again\",\"objects\":[]}",
        "",
        c -> {
          PullState state = c.pull(PullState.BEGIN, 10, Terms.ofFile()).taken().state();
          assertThatThrownBy(() -> c.pull(state, 10, Terms.ofFile()))
              .hasMessage("the server goes in circles");
        });
    against(
        200,
        "{\"objects\":[{\"type\":\"identity\",\"id\":\"zebra\"}]}",
        "",
        c -> {
          var pulled = c.pull(PullState.BEGIN, 10, Terms.ofFile());
          assertThat(pulled.taken().fresh()).isEmpty();
          assertThat(pulled.page().refused()).hasSize(1);
        });
  }
}
