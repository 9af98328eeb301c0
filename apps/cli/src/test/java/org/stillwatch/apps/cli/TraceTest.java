// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.json.CampaignLines;
import org.stillwatch.judge.Campaign;
import org.stillwatch.trace.ledger.TwinCoin;

/// A file that leaked, against what was served: the account whose answers are in it is named, and
/// nobody else.
class TraceTest {
  private static final long SEED = 41;
  private static final Pattern WORD = Pattern.compile("\\W+");

  @TempDir private Path folder = Path.of("");

  private final PlantedLeak leak;

  TraceTest() throws IOException {
    leak = new PlantedLeak(SEED);
  }

  @BeforeEach
  void roll() throws IOException {
    leak.write(folder);
    String said =
        trace()
            .does(
                "ledger --exchanges @exchanges.jsonl --twins @twins.jsonl --ledger @ledger --demo-key");

    assertThat(said).contains("150 new pairs of twins").doesNotContain("refused");
  }

  @ParameterizedTest
  @CsvSource({"0, 30", "10, 30", "20, 18", "30, 5"})
  void the_account_whose_answers_leaked_is_named_after_edits_and_in_a_mixture(
      int percent, int responses) throws IOException {
    trace().corpus(PlantedLeak.dataset(leak.mixed(leak.leak(percent))));

    JsonNode thief = trace().match(PlantedLeak.THIEF);
    assertThat(thief.path("responses").asInt()).isGreaterThanOrEqualTo(responses);
    assertThat(thief.path("heldBackOnly").asInt()).isZero();
    assertThat(trace().named("ACCOUNT")).isSubsetOf(List.of(PlantedLeak.THIEF));
    if (percent <= 20) {
      assertThat(trace().named("ACCOUNT")).containsExactly(PlantedLeak.THIEF);
      assertThat(trace().report().path("grade").asText()).isEqualTo("G3");
    }
    assertThat(trace().does("verify @out")).endsWith("verified\n");
  }

  @Test
  void a_campaign_is_named_where_none_of_its_accounts_could_be() throws IOException {
    new SmallLog().write(folder);
    assertThat(
            Stillwatch.run(
                SmallLog.scanOf(folder, folder.resolve("result")).toArray(String[]::new)))
        .isZero();
    Campaign campaign =
        CampaignLines.read(Files.readAllLines(folder.resolve("result/campaigns.jsonl")).getFirst());
    var coin = new TwinCoin(KeyFile.demo());
    var twins = new ArrayList<String>();
    var served = new ArrayList<String>();
    for (Campaign.Member member : campaign.accounts().subList(0, 8)) {
      for (int i = 0; i < 3; i++) {
        String id = member.id().value() + "-" + i;
        boolean first = coin.servesFirst(id);
        List<String> texts = List.of(noise(id + "a"), noise(id + "b"));
        twins.add(PlantedLeak.twin(member.id().value(), id, texts.get(0), texts.get(1), first));
        served.add(texts.get(first ? 0 : 1));
      }
    }
    Files.write(folder.resolve("few.jsonl"), twins);
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(served));
    trace().does("ledger --twins @few.jsonl --ledger @few --demo-key");

    trace().does("corpus @leak.jsonl --result @result --ledger @few --out @out --demo-key");

    assertThat(trace().named("CAMPAIGN")).containsExactly(campaign.id());
    assertThat(trace().named("ACCOUNT")).isEmpty();
    assertThat(trace().report().path("grade").asText()).isEqualTo("G2");
    assertThat(trace().does("verify @out")).endsWith("verified\n");
  }

  private static String noise(String seed) {
    var dice = new Random(seed.hashCode());
    return IntStream.range(0, 60)
        .mapToObj(i -> "w" + dice.nextInt(1_000_000))
        .collect(Collectors.joining(" "));
  }

  @Test
  void what_was_never_served_names_nobody_and_says_how_strong_that_is() throws IOException {
    List<String> unrelated = leak.mixed(leak.leak(0));
    unrelated.removeAll(leak.leak(0));

    String said = trace().corpus(PlantedLeak.dataset(unrelated));

    assertThat(said).contains("grade G0").contains("an account needs 9 pairs one way; 5 accounts");
    assertThat(trace().lines("matches.jsonl")).allMatch(l -> l.contains("\"responses\":0"));
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Nothing about anybody", "A silence exonerates nobody");
  }

  @Test
  void a_frame_that_everybody_was_served_matches_nobody() throws IOException {
    String frame = leak.leak(0).getFirst().lines().findFirst().orElseThrow();

    String said = trace().corpus(PlantedLeak.dataset(List.of(frame, frame + " and more", frame)));

    assertThat(said).doesNotContain("left out: 0 that several");
    assertThat(trace().lines("matches.jsonl")).allMatch(l -> l.contains("\"responses\":0"));
  }

  @Test
  void text_that_can_be_had_elsewhere_counts_for_nobody() throws IOException {
    Files.write(folder.resolve("public.txt"), leak.leak(0));
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(leak.leak(0)));

    String said =
        trace()
            .does(
                "corpus @leak.jsonl --elsewhere @public.txt --ledger @ledger --out @out --demo-key");

    assertThat(said).contains("grade G0");
    assertThat(trace().match(PlantedLeak.THIEF).path("responses").asInt()).isZero();
    assertThat(trace().report().path("innocentSources").asText()).isEqualTo("CLEAR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leak.json", "leak.txt", "leak.csv", "leak.jsonl", "leak.parquet"})
  void the_layout_of_the_file_makes_no_difference(String name) throws Exception {
    write(name, leak.leak(0));

    trace().does("corpus @" + name + " --ledger @ledger --out @out --demo-key");

    assertThat(trace().match(PlantedLeak.THIEF).path("responses").asInt())
        .isEqualTo(PlantedLeak.PAIRS);
    assertThat(trace().named("ACCOUNT")).containsExactly(PlantedLeak.THIEF);
    assertThat(trace().report().path("fingerprints").path("refused").asInt()).isZero();
  }

  private void write(String name, List<String> texts) throws IOException, SQLException {
    String csv =
        "id,text\n"
            + texts.stream()
                .map(t -> "7,\"" + t.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining("\n"));
    String content =
        switch (name) {
          case "leak.json" -> "[\n" + String.join(",\n", PlantedLeak.dataset(texts)) + "\n]\n";
          case "leak.txt" -> String.join("\n\n\n", texts);
          case "leak.jsonl" -> String.join("\n", PlantedLeak.dataset(texts));
          default -> csv;
        };
    if (!name.endsWith("parquet")) {
      Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
      return;
    }
    Path rows = Files.writeString(folder.resolve("rows.csv"), csv, StandardCharsets.UTF_8);
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_csv('%s', all_varchar = true)) TO '%s' (FORMAT parquet)"
              .formatted(rows, folder.resolve(name)));
    }
  }

  @Test
  void a_pair_that_was_not_served_by_the_coin_and_a_bad_line_are_refused_and_located()
      throws IOException {
    String pair = leak.twins().getFirst();
    String turned =
        pair.contains("\"served\":\"first\"")
            ? pair.replace("\"served\":\"first\"", "\"served\":\"second\"")
            : pair.replace("\"served\":\"second\"", "\"served\":\"first\"");
    Files.writeString(folder.resolve("chosen.jsonl"), turned + "\n{\"id\":\n");

    String said =
        trace()
            .does(
                "ledger --twins @chosen.jsonl --ledger @other --rejected @rejected.jsonl --demo-key");

    assertThat(said).contains("1 pairs were not served by the coin", "2 lines refused");
    assertThat(Files.readAllLines(folder.resolve("rejected.jsonl")))
        .hasSize(2)
        .anyMatch(line -> line.contains("\"line\":1") && line.contains("wrong-format"))
        .anyMatch(line -> line.contains("\"line\":2") && line.contains("not-json"));
  }

  @Test
  void no_word_of_an_answer_is_in_the_ledger_or_the_report() throws IOException {
    trace().corpus(PlantedLeak.dataset(leak.leak(0)));
    var words = new TreeSet<String>();
    for (String text : leak.leak(0)) {
      for (String word : WORD.split(text, -1)) {
        if (word.length() > 11) {
          words.add(word);
        }
      }
    }
    assertThat(words).hasSizeGreaterThan(50);
    var all = new ArrayList<>(trace().files("ledger"));
    all.addAll(trace().files("out"));
    for (Path file : all) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(words)
          .as(file.toString())
          .filteredOn(bytes::contains)
          .isSubsetOf("fingerprints", "Fingerprints");
    }
  }

  private TraceRuns trace() {
    return new TraceRuns(folder);
  }
}
