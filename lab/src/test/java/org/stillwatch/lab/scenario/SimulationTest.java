// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// The demo's world, its files and its answer key.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {
  @TempDir Path folder = Path.of("");

  private Path world = Path.of("");
  private List<JsonNode> exchanges = List.of();
  private List<JsonNode> accounts = List.of();
  private Optional<Truth> key = Optional.empty();

  @BeforeAll
  void simulate_the_demo() throws IOException {
    world = Worlds.simulate(Worlds.recipe("0000-demo"), folder.resolve("world"));
    exchanges = Worlds.lines(world.resolve("exchanges.jsonl.gz"));
    accounts = Worlds.lines(world.resolve("accounts.jsonl"));
    key = Optional.of(TruthJson.read(world.resolve(Simulation.TRUTH)));
  }

  @Test
  void the_same_seed_gives_the_same_bytes() throws IOException {
    Path again = Worlds.simulate(Worlds.recipe("0000-demo"), folder.resolve("again"));

    for (String file :
        List.of(
            "exchanges.jsonl.gz",
            "accounts.jsonl",
            "models.jsonl",
            "actions.jsonl",
            "truth/truth.jsonl")) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(world.resolve(file));
    }
  }

  @Test
  void another_seed_gives_another_world() throws IOException {
    Path other = Worlds.simulate(Worlds.recipe("0000-demo").withSeed(5), folder.resolve("other"));

    assertThat(Files.mismatch(other.resolve("accounts.jsonl"), world.resolve("accounts.jsonl")))
        .isNotNegative();
  }

  @Test
  void exchanges_come_in_the_order_of_time_and_never_twice() {
    List<String> times = exchanges.stream().map(e -> e.path("time").asText()).toList();
    Set<String> ids = new HashSet<>();
    exchanges.forEach(e -> ids.add(e.path("id").asText()));

    assertThat(times).isSorted();
    assertThat(ids).hasSameSizeAs(exchanges);
    assertThat(exchanges).hasSizeBetween(10_000, 14_000);
  }

  @Test
  void every_account_that_calls_is_on_file_and_open() {
    Map<String, JsonNode> byId = new HashMap<>();
    accounts.forEach(a -> byId.put(a.path("id").asText(), a));

    for (JsonNode exchange : exchanges) {
      JsonNode account = byId.getOrDefault(exchange.path("account").asText(), exchange);
      Instant time = Instant.parse(exchange.path("time").asText());
      assertThat(Instant.parse(account.path("createdAt").asText())).isBeforeOrEqualTo(time);
      if (account.has("closedAt")) {
        assertThat(Instant.parse(account.path("closedAt").asText())).isAfter(time);
      }
    }
  }

  @Test
  void the_key_counts_what_the_log_holds() {
    Truth truth = key.orElseThrow();
    Map<String, String> account = new HashMap<>();
    exchanges.forEach(e -> account.put(e.path("id").asText(), e.path("account").asText()));
    Map<String, Long> perMember = new HashMap<>();
    for (Truth.Exchange exchange : truth.exchanges()) {
      assertThat(account).containsKey(exchange.id());
      perMember.merge(account.getOrDefault(exchange.id(), ""), 1L, Long::sum);
    }

    assertThat(truth.accounts()).hasSameSizeAs(accounts);
    assertThat(truth.campaigns().getFirst().exchanges()).isEqualTo(truth.exchanges().size());
    for (Truth.Account member : truth.accounts()) {
      for (Truth.Membership m : member.campaigns()) {
        assertThat(m.exchanges()).isEqualTo(perMember.getOrDefault(member.id(), 0L));
      }
    }
  }

  @Test
  void a_costly_tie_of_the_key_is_in_the_data() {
    Map<String, List<String>> holders = new HashMap<>();
    Map<String, Set<String>> items = new HashMap<>();
    for (JsonNode account : accounts) {
      String id = account.path("id").asText();
      Set<String> own = new HashSet<>();
      account.path("device").forEach(d -> own.add(d.asText()));
      account.path("payment").forEach(p -> own.add(p.path("instrument").asText()));
      items.put(id, own);
      own.forEach(item -> holders.computeIfAbsent(item, _ -> new ArrayList<>()).add(id));
    }
    Set<String> members = new HashSet<>();
    Set<String> tied = new HashSet<>();
    for (Truth.Account account : key.orElseThrow().accounts()) {
      for (Truth.Membership m : account.campaigns()) {
        members.add(account.id());
        if (m.costlyTie()) {
          tied.add(account.id());
        }
      }
    }
    Set<String> handedOver = handedOver(members);

    for (String member : members) {
      boolean shares =
          items.getOrDefault(member, Set.of()).stream()
              .anyMatch(item ->
                  holders.getOrDefault(item, List.of()).stream().filter(members::contains).count()
                      >= 3);
      assertThat(tied.contains(member)).isEqualTo(shares || handedOver.contains(member));
    }
  }

  /// Members whose request was limited and then answered on another member within ten seconds.
  private Set<String> handedOver(Set<String> members) {
    Map<String, JsonNode> limited = new HashMap<>();
    Set<String> found = new HashSet<>();
    for (JsonNode exchange : exchanges) {
      String account = exchange.path("account").asText();
      if (!members.contains(account)) {
        continue;
      }
      String text = lastMessage(exchange);
      JsonNode before = limited.getOrDefault(text, exchange);
      if (exchange.path("response").path("status").asInt() == 429) {
        limited.put(text, exchange);
      } else if (!before.path("account").asText().equals(account)) {
        found.add(account);
        found.add(before.path("account").asText());
      }
    }
    return found;
  }

  private static String lastMessage(JsonNode exchange) {
    JsonNode request = exchange.path("request");
    JsonNode list = request.has("messages") ? request.path("messages") : request.path("input");
    return list.path(list.size() - 1).path("content").asText();
  }
}
