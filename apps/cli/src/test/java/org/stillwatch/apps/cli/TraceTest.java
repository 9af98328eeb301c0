// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        run(
            ExitCode.DONE,
            "trace",
            "ledger",
            "--exchanges",
            at("exchanges.jsonl"),
            "--twins",
            at("twins.jsonl"),
            "--ledger",
            at("ledger"),
            "--demo-key");

    assertThat(said).contains("150 new pairs of twins").doesNotContain("refused");
  }

  @ParameterizedTest
  @CsvSource({"0, 30", "10, 30", "20, 18", "30, 5"})
  void the_account_whose_answers_leaked_is_named_after_edits_and_in_a_mixture(
      int percent, int responses) throws IOException {
    corpus(PlantedLeak.dataset(leak.mixed(leak.leak(percent))));

    JsonNode report = report();
    JsonNode thief = match(PlantedLeak.THIEF);
    assertThat(thief.path("responses").asInt()).isGreaterThanOrEqualTo(responses);
    assertThat(thief.path("heldBackOnly").asInt()).isZero();
    assertThat(named(report)).isSubsetOf(List.of(PlantedLeak.THIEF));
    if (percent <= 20) {
      assertThat(named(report)).containsExactly(PlantedLeak.THIEF);
      assertThat(report.path("grade").asText()).isEqualTo("G3");
    }
    assertThat(run(ExitCode.DONE, "trace", "verify", at("out"))).endsWith("verified\n");
  }

  @Test
  void what_was_never_served_names_nobody_and_says_how_strong_that_is() throws IOException {
    List<String> unrelated = leak.mixed(leak.leak(0));
    unrelated.removeAll(leak.leak(0));

    String said = corpus(PlantedLeak.dataset(unrelated));

    assertThat(said).contains("grade G0").contains("an account needs 9 pairs one way; 5 accounts");
    assertThat(lines("matches.jsonl")).allMatch(l -> l.contains("\"responses\":0"));
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("Nothing about anybody", "A silence exonerates nobody");
  }

  @Test
  void a_frame_that_everybody_was_served_matches_nobody() throws IOException {
    String frame = leak.leak(0).getFirst().lines().findFirst().orElseThrow();

    String said = corpus(PlantedLeak.dataset(List.of(frame, frame + " and more", frame)));

    assertThat(said).doesNotContain("left out: 0 that several");
    assertThat(lines("matches.jsonl")).allMatch(l -> l.contains("\"responses\":0"));
  }

  @Test
  void text_that_can_be_had_elsewhere_counts_for_nobody() throws IOException {
    Files.write(folder.resolve("public.txt"), leak.leak(0));
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(leak.leak(0)));

    String said =
        run(
            ExitCode.DONE,
            "trace",
            "corpus",
            at("leak.jsonl"),
            "--elsewhere",
            at("public.txt"),
            "--ledger",
            at("ledger"),
            "--out",
            at("out"),
            "--demo-key");

    assertThat(said).contains("grade G0");
    assertThat(match(PlantedLeak.THIEF).path("responses").asInt()).isZero();
    assertThat(report().path("innocentSources").asText()).isEqualTo("CLEAR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"leak.json", "leak.txt", "leak.csv", "leak.jsonl"})
  void the_layout_of_the_file_makes_no_difference(String name) throws IOException {
    List<String> texts = leak.leak(0);
    String content =
        switch (name) {
          case "leak.json" -> "[\n" + String.join(",\n", PlantedLeak.dataset(texts)) + "\n]\n";
          case "leak.txt" -> String.join("\n\n\n", texts);
          case "leak.csv" ->
              "id,text\n"
                  + String.join(
                      "\n",
                      texts.stream().map(t -> "7,\"" + t.replace("\"", "\"\"") + "\"").toList());
          default -> String.join("\n", PlantedLeak.dataset(texts));
        };
    Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);

    run(
        ExitCode.DONE,
        "trace",
        "corpus",
        at(name),
        "--ledger",
        at("ledger"),
        "--out",
        at("out"),
        "--demo-key");

    assertThat(match(PlantedLeak.THIEF).path("responses").asInt()).isEqualTo(PlantedLeak.PAIRS);
    assertThat(named(report())).containsExactly(PlantedLeak.THIEF);
  }

  @Test
  void a_pair_that_was_not_served_by_the_coin_is_refused() throws IOException {
    String pair = leak.twins().getFirst();
    String turned =
        pair.contains("\"served\":\"first\"")
            ? pair.replace("\"served\":\"first\"", "\"served\":\"second\"")
            : pair.replace("\"served\":\"second\"", "\"served\":\"first\"");
    Files.writeString(folder.resolve("chosen.jsonl"), turned + "\n");

    String said =
        run(
            ExitCode.DONE,
            "trace",
            "ledger",
            "--twins",
            at("chosen.jsonl"),
            "--ledger",
            at("other"),
            "--demo-key");

    assertThat(said).contains("1 pairs were not served by the coin", "wrong-format");
  }

  @Test
  void a_report_that_somebody_changed_does_not_verify() throws IOException {
    corpus(PlantedLeak.dataset(leak.leak(0)));
    Path out = folder.resolve("out");
    String report = Files.readString(out.resolve("report.json"));
    for (List<String> change :
        List.of(
            List.of("account " + PlantedLeak.THIEF + " between", "account acct-11 between"),
            List.of("\"alpha\" : 0.01", "\"alpha\" : 0.05"),
            List.of("\"grade\" : \"G3\",\n  \"power\"", "\"grade\" : \"G4\",\n  \"power\""),
            List.of("customers publish", "customers steal"))) {
      assertThat(report).contains(change.getFirst());
      Files.writeString(
          out.resolve("report.json"), report.replace(change.getFirst(), change.getLast()));
      assertThat(run(ExitCode.FINDINGS, "trace", "verify", at("out")))
          .as(change.toString())
          .contains("wrong")
          .endsWith("not verified\n");
    }
    Files.writeString(out.resolve("report.json"), report);
    Path pairs = out.resolve("pairs.jsonl");
    Files.writeString(
        pairs, Files.readString(pairs).lines().skip(1).reduce("", (a, b) -> a + b + "\n"));

    assertThat(run(ExitCode.FINDINGS, "trace", "verify", at("out")))
        .contains("wrong pairs.jsonl", "wrong counts");
  }

  @Test
  void corpus_and_ledger_are_matched_again_and_an_erased_account_is_gone() throws IOException {
    corpus(PlantedLeak.dataset(leak.leak(0)));
    String[] again = {
      "trace",
      "verify",
      at("out"),
      "--ledger",
      at("ledger"),
      "--corpus",
      at("leak.jsonl"),
      "--demo-key"
    };
    assertThat(run(ExitCode.DONE, again)).contains("share what the report says, byte for byte");

    run(
        ExitCode.DONE,
        "trace",
        "erase",
        "--ledger",
        at("ledger"),
        "--account",
        PlantedLeak.THIEF,
        "--demo-key");

    assertThat(run(ExitCode.FINDINGS, again)).contains("share something else now");
    for (Path file : files(folder.resolve("ledger"))) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(bytes.contains(PlantedLeak.THIEF)).as(file.toString()).isFalse();
    }
    run(
        ExitCode.DONE,
        "trace",
        "erase",
        "--ledger",
        at("ledger"),
        "--older-than",
        "1",
        "--demo-key");
    assertThat(files(folder.resolve("ledger"))).noneMatch(f -> f.toString().endsWith("parquet"));
  }

  @Test
  void no_word_of_an_answer_is_in_the_ledger_or_the_report() throws IOException {
    corpus(PlantedLeak.dataset(leak.leak(0)));
    var words = new TreeSet<String>();
    for (String text : leak.leak(0)) {
      for (String word : WORD.split(text, -1)) {
        if (word.length() > 11) {
          words.add(word);
        }
      }
    }
    assertThat(words).hasSizeGreaterThan(50);
    var all = new ArrayList<>(files(folder.resolve("ledger")));
    all.addAll(files(folder.resolve("out")));
    for (Path file : all) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(words)
          .as(file.toString())
          .filteredOn(bytes::contains)
          .isSubsetOf("fingerprints", "Fingerprints");
    }
  }

  @Test
  void canaries_that_come_back_open_a_case_and_speak_about_nobody() throws IOException {
    Path file = folder.resolve("spring.canaries");
    String published = at("spring.json");
    run(
        ExitCode.DONE,
        "trace",
        "canary",
        "mint",
        "--out",
        file.toString(),
        "--commitment",
        published,
        "--by",
        "ada",
        "--model",
        "large-2",
        "--name",
        "spring");
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(leak.mixed(List.of("a", "b"))));
    String[] corpus = {
      "trace",
      "corpus",
      at("leak.jsonl"),
      "--canaries",
      file.toString(),
      "--ledger",
      at("ledger"),
      "--out",
      at("out"),
      "--demo-key"
    };
    run(ExitCode.WRONG_USE, corpus);
    run(ExitCode.DONE, "trace", "canary", "approve", file.toString(), "--by", "ben");
    run(
        ExitCode.DONE,
        "trace",
        "canary",
        "arm",
        file.toString(),
        "--by",
        "ada",
        "--published",
        published);
    assertThat(run(ExitCode.DONE, corpus)).contains("grade G0: nothing");

    String kept = Files.readString(file);
    run(ExitCode.DONE, "trace", "canary", "retire", file.toString(), "--by", "ada");
    String revealed =
        run(
            ExitCode.DONE,
            "trace",
            "canary",
            "reveal",
            file.toString(),
            "--by",
            "ada",
            "--published",
            published);
    Files.writeString(file, kept);
    var phrases = new ArrayList<String>();
    for (String line : revealed.lines().toList()) {
      phrases.add(new JsonMapper().readTree(line).path("served").asText());
    }
    var texts = new ArrayList<>(leak.mixed(List.of("a", "b")));
    phrases.forEach(p -> texts.add("A working title for this note is " + p + "."));
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(texts));

    String said = run(ExitCode.DONE, corpus);

    assertThat(said)
        .contains("grade G1: The corpus holds phrases that only answers of model large-2 carried");
    assertThat(report().path("canaries").path(0).path("first").asInt()).isEqualTo(20);
    assertThat(named(report())).isEmpty();
    assertThat(run(ExitCode.DONE, "trace", "verify", at("out"))).endsWith("verified\n");
    for (Path written : files(folder.resolve("out"))) {
      String bytes = Files.readString(written, StandardCharsets.ISO_8859_1);
      assertThat(phrases).as(written.toString()).noneMatch(bytes::contains);
    }
    assertThat(phrases).noneMatch(said::contains);

    Files.writeString(
        file, kept.replaceAll("\"digest\":\"[0-9a-f]{64}", "\"digest\":\"" + "ab".repeat(32)));
    assertThat(run(ExitCode.DONE, corpus)).contains("grade G0: nothing");
    assertThat(report().path("canaries").path(0).path("commitment").asText()).isEqualTo("MISSING");
  }

  @Test
  void what_is_fixed_beforehand_has_a_digest_and_no_other_plan_is_taken() throws IOException {
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(leak.leak(0)));
    String plan =
        run(
                ExitCode.DONE,
                "trace",
                "corpus",
                "--print-plan",
                "--alpha",
                "0.001",
                "--scope",
                "2026-02-01..2026-02-28",
                "--ledger",
                at("ledger"),
                "--demo-key")
            .strip();
    String[] run = {
      "trace",
      "corpus",
      at("leak.jsonl"),
      "--plan",
      plan,
      "--scope",
      "2026-02-01..2026-02-28",
      "--ledger",
      at("ledger"),
      "--out",
      at("out"),
      "--demo-key",
      "--alpha",
      "0.001"
    };

    assertThat(run(ExitCode.DONE, run)).contains("plan " + plan, "grade G3");
    run[run.length - 1] = "0.05";
    run(ExitCode.WRONG_USE, run);
  }

  @Test
  void a_ledger_of_another_key_and_a_day_that_is_none_are_refused() throws IOException {
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(leak.leak(0)));

    run(
        ExitCode.WRONG_USE,
        "trace",
        "corpus",
        at("leak.jsonl"),
        "--ledger",
        at("ledger"),
        "--out",
        at("out"),
        "--key-file",
        at("another.key"));
    run(
        ExitCode.WRONG_USE,
        "trace",
        "corpus",
        at("leak.jsonl"),
        "--ledger",
        at("ledger"),
        "--out",
        at("out"),
        "--demo-key",
        "--scope",
        "2026-02-31..");
    run(
        ExitCode.WRONG_USE,
        "trace",
        "corpus",
        at("leak.jsonl"),
        "--ledger",
        at("nothing"),
        "--out",
        at("out"),
        "--demo-key");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private String corpus(List<String> lines) throws IOException {
    Files.write(folder.resolve("leak.jsonl"), lines);
    return run(
        ExitCode.DONE,
        "trace",
        "corpus",
        at("leak.jsonl"),
        "--ledger",
        at("ledger"),
        "--out",
        at("out"),
        "--demo-key");
  }

  private JsonNode report() throws IOException {
    return new JsonMapper().readTree(Files.readString(folder.resolve("out/report.json")));
  }

  private static List<String> named(JsonNode report) {
    var named = new ArrayList<String>();
    for (JsonNode said : report.path("statements")) {
      if (said.path("statement").path("reach").asText().equals("ACCOUNT")) {
        named.add(said.path("statement").path("subject").asText());
      }
    }
    return named;
  }

  private JsonNode match(String account) throws IOException {
    for (String line : lines("matches.jsonl")) {
      JsonNode match = new JsonMapper().readTree(line);
      if (match.path("account").asText().equals(account)) {
        return match;
      }
    }
    throw new AssertionError("no line about " + account);
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(name));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static String run(int code, String... arguments) {
    var said = new StringWriter();
    var line = Stillwatch.commandLine().setOut(new PrintWriter(said, true));

    assertThat(line.execute(arguments)).as(String.join(" ", arguments)).isEqualTo(code);
    return said.toString();
  }
}
