// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;
import org.stillwatch.testkit.SharedData;

/// A log that lacks something is read all the same: nobody honest is accused for what is missing,
/// and the summary and the report say which signals went dark.
class PartialDataTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path world = Path.of("");
  private static Path log = Path.of("");
  private static Set<String> campaign = Set.of();

  private record Scanned(JsonNode summary, String report, TreeMap<String, String> verdicts) {
    Set<String> at(String... words) {
      var wanted = Set.of(words);
      return verdicts.entrySet().stream()
          .filter(e -> wanted.contains(e.getValue()))
          .map(e -> e.getKey())
          .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> dark() {
      var dark = new ArrayList<String>();
      for (JsonNode source : summary.get("sources")) {
        if (source.get("name").asText().endsWith(".gz")) {
          source.get("signalsDark").forEach(s -> dark.add(s.asText()));
        }
      }
      return dark;
    }
  }

  @BeforeAll
  static void simulate() throws IOException {
    var recipe =
        LabSimulateCommand.recipe(
            SharedData.root().resolve("scenarios").resolve("0002-rival"), Optional.empty());
    Simulation.run(recipe, Optional.empty(), world);
    log = world.resolve("exchanges.jsonl.gz");
    campaign =
        TruthJson.read(world.resolve(Simulation.TRUTH)).accounts().stream()
            .filter(a -> !a.campaigns().isEmpty())
            .map(Truth.Account::id)
            .collect(Collectors.toSet());
  }

  @Test
  void everything_is_there() throws IOException {
    var all = scan("all", log, true);

    assertThat(all.dark()).isEmpty();
    assertThat(all.at("review", "act")).isSubsetOf(campaign).hasSizeGreaterThanOrEqualTo(38);
  }

  @Test
  void no_account_table() throws IOException {
    var scanned = scan("accounts", log, false);

    assertThat(scanned.dark()).containsExactly("D19", "D20", "D23");
    nobodyIsAccused(scanned);
  }

  @Test
  void no_addresses() throws IOException {
    var scanned = without("addresses", PartialLog.withoutAddresses());

    assertThat(scanned.dark()).containsExactly("D21", "D22");
    nobodyIsAccused(scanned);
  }

  @Test
  void no_texts() throws IOException {
    var scanned = without("texts", PartialLog.withoutTexts());

    assertThat(scanned.dark())
        .containsExactlyInAnyOrder(
            "D2", "D4", "D5", "D6", "D7", "D8", "D9", "D10", "D11", "D12", "D18", "D27", "D28",
            "D29");
    nobodyIsAccused(scanned);
  }

  @Test
  void fingerprints_in_the_place_of_texts_give_the_same_verdicts() throws IOException {
    Path sketch = world.resolve("sketch");
    assertThat(
            Stillwatch.run(
                "fingerprint", "--demo-key", "--exchanges", log.toString(), "--out", sketch + ""))
        .isZero();

    var scanned = scan("sketch", sketch.resolve("exchanges.jsonl.gz"), true);

    assertThat(scanned.dark()).isEmpty();
    assertThat(scanned.verdicts).isEqualTo(scan("again", log, true).verdicts);
  }

  private static Scanned without(String what, PartialLog.Change change) throws IOException {
    Path partial = world.resolve("no-" + what + ".jsonl.gz");
    PartialLog.write(log, partial, change);
    return scan(what, partial, true);
  }

  private static void nobodyIsAccused(Scanned scanned) {
    assertThat(scanned.at("review", "act")).isSubsetOf(campaign);
    assertThat(scanned.report).contains(scanned.dark().getFirst()).contains("stayed dark");
  }

  private static Scanned scan(String name, Path exchanges, boolean accounts) throws IOException {
    Path out = world.resolve("out-" + name);
    var arguments =
        new ArrayList<>(
            List.of("scan", "--demo-key", "--exchanges", exchanges.toString(), "--out", out + ""));
    if (accounts) {
      arguments.addAll(List.of("--accounts", world.resolve("accounts.jsonl").toString()));
    }
    assertThat(Stillwatch.run(arguments.toArray(String[]::new))).isZero();
    var verdicts = new TreeMap<String, String>();
    for (String line : Files.readAllLines(out.resolve("accounts.jsonl"))) {
      JsonNode account = JSON.readTree(line);
      verdicts.put(account.get("id").asText(), account.get("verdict").asText());
    }
    return new Scanned(
        JSON.readTree(out.resolve("summary.json").toFile()),
        Files.readString(out.resolve("report.html")),
        verdicts);
  }
}
