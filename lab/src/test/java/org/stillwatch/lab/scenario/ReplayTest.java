// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// Requests and signed reasoning that a campaign uses a second time, on other accounts.
class ReplayTest {
  private static final String WORLD =
      """
      name: tiny
      seed: 12
      from: 2026-03-02T00:00:00Z
      to: 2026-03-05T00:00:00Z
      population: {accounts: 60, exchanges: 1500}
      campaigns:
        - {id: farm, shape: paraphrase, accounts: 20, exchanges: 1500, tactics: [replay],
           pathways: [first-party-api]}
      models:
        - {model: old-1, releasedAt: 2025-03-02T00:00:00Z}
        - {model: deep-1, releasedAt: 2025-03-02T00:00:00Z, family: reasoning, signatures: true}
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void a_request_comes_back_from_another_account_and_a_signature_is_held_by_three()
      throws IOException {
    Worlds.simulate(RecipeReader.parse("recipe.yaml", WORLD), folder);
    Truth truth = TruthJson.read(folder.resolve(Simulation.TRUTH));
    Map<String, Set<String>> requests = new HashMap<>();
    Map<String, Set<String>> sent = new HashMap<>();
    Map<String, Set<String>> issued = new HashMap<>();
    for (JsonNode e : Worlds.lines(folder.resolve("exchanges.jsonl.gz"))) {
      if (e.path("pathway").asText().startsWith("cloud:")) {
        continue; // its log holds no answers
      }
      String account = e.path("account").asText();
      JsonNode request = e.path("request");
      JsonNode list = request.has("messages") ? request.path("messages") : request.path("input");
      requests
          .computeIfAbsent(list.path(list.size() - 1).toString(), _ -> new HashSet<>())
          .add(account);
      signatures(request).forEach(s -> add(sent, s, account));
      signatures(e.path("response")).forEach(s -> add(issued, s, account));
    }
    Set<String> members = new HashSet<>();
    Set<String> tied = new HashSet<>();
    for (Truth.Account account : truth.accounts()) {
      for (Truth.Membership m : account.campaigns()) {
        members.add(account.id());
        if (m.ties().contains("signature")) {
          tied.add(account.id());
        }
      }
    }

    assertThat(requests.values())
        .filteredOn(a -> a.size() > 1 && members.containsAll(a))
        .hasSizeGreaterThan(50);
    assertThat(issued).hasSizeGreaterThan(200);
    assertThat(sent.keySet()).hasSizeGreaterThan(20).isSubsetOf(issued.keySet());
    List<Set<String>> copied = sent.values().stream().filter(a -> a.size() > 1).toList();
    assertThat(copied).isNotEmpty().allMatch(tied::containsAll);
    assertThat(tied).hasSizeGreaterThanOrEqualTo(3);
  }

  private static void add(Map<String, Set<String>> holders, String signature, String account) {
    holders.computeIfAbsent(signature, _ -> new HashSet<>()).add(account);
  }

  private static Set<String> signatures(JsonNode node) {
    Set<String> found = new HashSet<>();
    node.findValues("signature").forEach(v -> found.add(v.asText()));
    node.findValues("encrypted_content").forEach(v -> found.add(v.asText()));
    return found;
  }
}
