// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.Schemas;

/// The report about a leaked file: what was fixed before, what can be computed again, and what is
/// gone when an account is erased.
class TraceReportTest {
  private static final long SEED = 42;

  @TempDir private Path folder = Path.of("");

  private final PlantedLeak leak;

  TraceReportTest() throws IOException {
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

  @Test
  void a_report_that_somebody_changed_does_not_verify() throws IOException {
    trace().corpus(PlantedLeak.dataset(leak.leak(0)));
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
      assertThat(trace().run(ExitCode.FINDINGS, "verify @out"))
          .as(change.toString())
          .contains("wrong")
          .endsWith("not verified\n");
    }
    Files.writeString(out.resolve("report.json"), report);
    Path pairs = out.resolve("pairs.jsonl");
    Files.writeString(
        pairs, Files.readString(pairs).lines().skip(1).reduce("", (a, b) -> a + b + "\n"));

    assertThat(trace().run(ExitCode.FINDINGS, "verify @out"))
        .contains("wrong pairs.jsonl", "wrong counts");
  }

  @Test
  void corpus_and_ledger_are_matched_again_and_an_erased_account_is_gone() throws IOException {
    trace().corpus(PlantedLeak.dataset(leak.leak(0)));
    String again = "verify @out --ledger @ledger --corpus @leak.jsonl --demo-key";
    assertThat(trace().does(again)).contains("share what the report says, byte for byte");

    trace().does("erase --ledger @ledger --demo-key --account " + PlantedLeak.THIEF);

    assertThat(trace().run(ExitCode.FINDINGS, again)).contains("share something else now");
    for (Path file : trace().files("ledger")) {
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(bytes.contains(PlantedLeak.THIEF)).as(file.toString()).isFalse();
    }
    trace().does("erase --ledger @ledger --older-than 1 --demo-key");
    assertThat(trace().files("ledger")).noneMatch(f -> f.toString().endsWith("parquet"));
  }

  @Test
  void what_was_found_about_an_account_is_an_event_for_the_next_scan() throws IOException {
    trace().corpus(PlantedLeak.dataset(leak.leak(0)));

    List<String> events = trace().lines("events.jsonl");
    assertThat(events).hasSize(1).first().asString().contains(PlantedLeak.THIEF, "text-found");
    Schemas.validate("event-1", events.getFirst());

    trace().does("corpus @leak.jsonl --alpha 0.02 --ledger @ledger --out @wide --demo-key");
    assertThat(folder.resolve("wide/events.jsonl")).isEmptyFile();
  }

  @Test
  void canaries_that_come_back_open_a_case_and_speak_about_nobody() throws IOException {
    Path file = folder.resolve("spring.canaries");
    trace()
        .does(
            "canary mint --out @spring.canaries --commitment @spring.json --by ada --model large-2"
                + " --name spring");
    List<String> others = leak.mixed(List.of("a", "b"));
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(others));
    String corpus =
        "corpus @leak.jsonl --canaries @spring.canaries --ledger @ledger --out @out --demo-key";
    trace().run(ExitCode.WRONG_USE, corpus);
    trace().does("canary approve @spring.canaries --by ben");
    trace().does("canary arm @spring.canaries --by ada --published @spring.json");
    assertThat(trace().does(corpus)).contains("grade G0: nothing");

    String kept = Files.readString(file);
    List<String> phrases = revealed();
    Files.writeString(file, kept);
    var texts = new ArrayList<>(others);
    phrases.forEach(p -> texts.add("A working title for this note is " + p + "."));
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(texts));

    String said = trace().does(corpus);

    assertThat(said)
        .contains("grade G1: The corpus holds phrases that only answers of model large-2 carried");
    var canaries = trace().report().path("canaries").path(0);
    assertThat(canaries.path("first").asInt()).isEqualTo(20);
    assertThat(trace().named("ACCOUNT")).isEmpty();
    assertThat(trace().does("verify @out")).endsWith("verified\n");
    assertThat(phrases).noneMatch(said::contains);
    for (Path written : trace().files("out")) {
      String bytes = Files.readString(written, StandardCharsets.ISO_8859_1);
      assertThat(phrases).as(written.toString()).noneMatch(bytes::contains);
    }

    Files.writeString(
        file, kept.replaceAll("\"digest\":\"[0-9a-f]{64}", "\"digest\":\"" + "ab".repeat(32)));
    assertThat(trace().does(corpus)).contains("grade G0: nothing");
    assertThat(trace().report().path("canaries").path(0).path("commitment").asText())
        .isEqualTo("MISSING");
  }

  private List<String> revealed() throws IOException {
    trace().does("canary retire @spring.canaries --by ada");
    String lines = trace().does("canary reveal @spring.canaries --by ada --published @spring.json");
    var phrases = new ArrayList<String>();
    for (String line : lines.lines().toList()) {
      phrases.add(new JsonMapper().readTree(line).path("served").asText());
    }
    return phrases;
  }

  @Test
  void what_is_fixed_beforehand_has_a_digest_and_no_other_plan_is_taken() throws IOException {
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(leak.leak(0)));
    String fixed = " --scope 2026-02-01..2026-02-28 --ledger @ledger --demo-key";
    String plan = trace().does("corpus --print-plan --alpha 0.001" + fixed).strip();
    String run = "corpus @leak.jsonl --out @out --plan " + plan + fixed + " --alpha ";

    assertThat(trace().does(run + "0.001")).contains("plan " + plan, "grade G3");
    trace().run(ExitCode.WRONG_USE, run + "0.05");
  }

  @Test
  void a_ledger_of_another_key_and_a_day_that_is_none_are_refused() throws IOException {
    Files.write(folder.resolve("leak.jsonl"), PlantedLeak.dataset(leak.leak(0)));
    String corpus = "corpus @leak.jsonl --out @out ";

    trace().run(ExitCode.WRONG_USE, corpus + "--ledger @ledger --key-file @another.key");
    trace().run(ExitCode.WRONG_USE, corpus + "--ledger @ledger --demo-key --scope 2026-02-31..");
    trace().run(ExitCode.WRONG_USE, corpus + "--ledger @nothing --demo-key");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private TraceRuns trace() {
    return new TraceRuns(folder);
  }
}
