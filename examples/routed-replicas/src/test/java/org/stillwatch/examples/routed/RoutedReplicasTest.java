// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.routed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.MarkMeasure;
import org.stillwatch.respond.MarkOrder;
import org.stillwatch.trace.key.KeyView;
import org.stillwatch.trace.key.RootKey;
import org.stillwatch.trace.mark.Anchors;
import org.stillwatch.trace.mark.MarkPlan;
import org.stillwatch.trace.mark.RoutedScheme;

/// The gateway before four real HTTP servers.
class RoutedReplicasTest {
  private static final int POOLS = 4;

  private final List<Replica> replicas = new ArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicReference<KeyView> keys =
      new AtomicReference<>(new RootKey(new byte[RootKey.BYTES]).epoch(151));
  private final Marks marks =
      new Marks(
          new MarkPlan(RoutedScheme.GUMBEL, POOLS, 1),
          new MarkOrder(Set.of(MarkMeasure.ROUTED_KEYS), Answer.Reason.NO_FINDING, 1),
          new Anchors(new FingerprintKey(new byte[FingerprintKey.BYTES])),
          keys::get);
  private Optional<RoutedGateway> running = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    for (int pool = 0; pool < POOLS; pool++) {
      replicas.add(new Replica(pool));
    }
    var addresses = replicas.stream().map(Replica::url).toList();
    running =
        Optional.of(
            RoutedGateway.start(
                marks,
                new Replicas(client, addresses),
                key ->
                    key.startsWith("Bearer acct-")
                        ? Optional.of(key.substring("Bearer ".length()))
                        : Optional.empty()));
  }

  @AfterEach
  void stop() {
    running.ifPresent(RoutedGateway::close);
    replicas.forEach(Replica::close);
    client.close();
  }

  private HttpResponse<String> send(String account, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:" + running.orElseThrow().port() + "/v1/chat/completions"))
            .header("Authorization", "Bearer " + account)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String chat(String prompt, String more) {
    return "{\"model\":\"m1\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
        + "{\"role\":\"user\",\"content\":\"%s\"}%s}".formatted(prompt, more);
  }

  private String answer(String account, String prompt, String more) throws Exception {
    var answer = send(account, chat(prompt, more));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void a_conversation_stays_with_its_replica_and_accounts_spread() throws Exception {
    String first = answer("acct-1", "Name two rivers.", "]");
    String later =
        answer(
            "acct-1",
            "Name two rivers.",
            ",{\"role\":\"assistant\",\"content\":\"Two.\"},{\"role\":\"user\",\"content\":\"More.\"}]");
    Set<String> others = new HashSet<>();
    for (int i = 0; i < 40; i++) {
      others.add(answer("acct-" + i, "Name two rivers.", "]"));
    }

    assertThat(later).isEqualTo(first);
    assertThat(others).hasSize(POOLS).doesNotContain(Replica.UNMARKED);
    assertThat(marks.counts()).containsExactly(Map.entry("MARKED", 42L));
  }

  @Test
  void the_client_neither_switches_marks_off_nor_learns_the_replica() throws Exception {
    assertThat(answer("acct-1", "hi", "],\"watermarking\":false")).isNotEqualTo(Replica.UNMARKED);
    assertThat(send("acct-1", chat("hi", "]")).headers().map()).doesNotContainKey("x-replica");
    assertThat(replicas.stream().flatMap(r -> r.asked.stream()))
        .noneMatch(body -> body.contains("watermarking"));
  }

  @Test
  void what_cannot_be_marked_is_served_unmarked_and_counted() throws Exception {
    assertThat(answer("acct-1", "hi", "],\"response_format\":{\"type\":\"json_object\"}"))
        .isEqualTo(Replica.UNMARKED);
    assertThat(answer("acct-1", "hi", "],\"tools\":[{\"type\":\"function\"}]"))
        .isEqualTo(Replica.UNMARKED);
    assertThat(answer("acct-1", "hi", "],\"temperature\":0")).isEqualTo(Replica.UNMARKED);
    assertThat(answer("acct-1", " ", "]")).isEqualTo(Replica.UNMARKED);
    keys.set(KeyView.none(151));
    assertThat(answer("acct-1", "hi", "]")).isEqualTo(Replica.UNMARKED);

    assertThat(marks.counts())
        .isEqualTo(
            Map.of("NOTHING_DRAWN", 1L, "NO_ANCHOR", 1L, "NO_KEY", 1L, "STRUCTURED_OUTPUT", 2L));
  }

  @Test
  void when_its_replica_is_silent_another_one_answers_unmarked() throws Exception {
    String number = answer("acct-1", "hi", "]").replaceAll("[^0-9]", "");
    replicas.get(Integer.parseInt(number)).close();

    assertThat(answer("acct-1", "hi", "]")).isEqualTo(Replica.UNMARKED);
    assertThat(marks.counts()).isEqualTo(Map.of("MARKED", 1L, "REPLICA_SILENT", 1L));
    replicas.forEach(Replica::close);
    assertThat(send("acct-1", chat("hi", "]")).statusCode()).isEqualTo(502);
  }

  @Test
  void what_is_no_request_of_a_customer_goes_to_an_engine_as_it_is() throws Exception {
    assertThat(send("acct-1", "[1]").statusCode()).isEqualTo(400);
    assertThat(send("stranger", chat("hi", "]")).statusCode()).isEqualTo(200);
    assertThat(replicas.getFirst().asked).contains("[1]", chat("hi", "]"));
    assertThat(send("acct-1", " ".repeat((4 << 20) + 1)).statusCode()).isEqualTo(413);
    assertThat(marks.counts()).isEmpty();
  }
}
