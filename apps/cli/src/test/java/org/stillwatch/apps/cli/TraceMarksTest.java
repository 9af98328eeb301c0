// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.json.CaseKeysJson;
import org.stillwatch.trace.key.CaseKeys;
import org.stillwatch.trace.key.ProvenKey;

/// A leak of marked answers, asked with the keys of a case: whom it names, what can be computed
/// again, and what is not in the report.
class TraceMarksTest {
  private static final int ACCOUNTS = 30;
  private static final String THIEF = "acct-7";

  @TempDir private Path folder = Path.of("");

  private final MarkedProvider provider;

  TraceMarksTest() throws IOException {
    provider = new MarkedProvider(11);
  }

  @BeforeEach
  void commit() throws IOException {
    List<String> accounts = IntStream.range(0, ACCOUNTS).mapToObj(a -> "acct-" + a).toList();
    Files.write(folder.resolve("accounts.txt"), accounts);
    trace().does("keys init --keys @keys");
    String published =
        trace()
            .does(
                "keys commit --keys @keys --scheme gumbel --model large-2 --pools 4 --accounts"
                    + " @accounts.txt --epoch 1000");
    Files.writeString(folder.resolve("published.json"), published);
    export("case.keys", "account:*");
    Files.writeString(folder.resolve("exchanges.jsonl"), exchange());
    trace().does("ledger --exchanges @exchanges.jsonl --ledger @ledger --demo-key");
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private void export(String file, String accounts) {
    trace()
        .does(
            "keys export-case C17 --keys @keys --epoch 1000 --leaf pool:* --leaf decoy:* --leaf "
                + accounts
                + " --out @"
                + file);
  }

  private static String exchange() {
    return """
    {"id": "e1", "account": "acct-1", "time": "2026-02-03T10:00:00Z", "model": "large-2",
      "response": {"status": 200, "body": {"choices": [{"message": {"content": "a b c d e f g h i"}}]}}}
    """
        .replace("\n  ", " ");
  }

  private CaseKeys keys() throws IOException {
    return CaseKeysJson.read(Files.readString(folder.resolve("case.keys")));
  }

  /// Answers to the thief, among ten times as many of somebody else.
  private void leak(int stolen, String... thieves) throws IOException {
    CaseKeys keys = keys();
    var lines = new ArrayList<String>();
    for (int r = 0; r < stolen * thieves.length; r++) {
      String thief = thieves[r % thieves.length];
      lines.add(provider.answer(keys.view(), thief, "Explain case " + r + " of the handbook."));
    }
    int others = 10 * lines.size();
    for (int r = 0; r < others; r++) {
      lines.add(provider.other("What does page " + r + " say?"));
    }
    Collections.shuffle(lines, new Random(1));
    Files.write(folder.resolve("leak.jsonl"), lines);
  }

  private String corpus(String more) {
    return "corpus @leak.jsonl --ledger @ledger --out @out --demo-key --case-keys @case.keys"
        + " --tokenizer "
        + provider.tokenizer()
        + " "
        + more;
  }

  @Test
  void the_account_whose_route_a_leak_went_is_named_and_anybody_can_compute_it_again()
      throws IOException {
    leak(40, THIEF);
    String said = trace().does(corpus("--published @published.json"));

    assertThat(said)
        .contains("34 keys asked about 440 answers; 440 of them scored", "0 without token ids")
        .contains(
            "grade G1: Text in the corpus originates from responses served to accounts of this"
                + " deployment.",
            "grade G3: Text in the corpus originates from responses served to account acct-7.");
    assertThat(trace().named("ACCOUNT")).containsExactly(THIEF);
    assertThat(trace().does("verify @out --case-keys @case.keys --published @published.json"))
        .contains(
            "ok    keys: keys of 1 weeks and models",
            "ok    routes: 30 routes give the same matches")
        .endsWith("verified\n");
    assertThat(
            trace()
                .does(
                    "verify @out --ledger @ledger --corpus @leak.jsonl --demo-key --case-keys"
                        + " @case.keys --tokenizer "
                        + provider.tokenizer()))
        .contains("ok    marks: corpus and keys give what the report says, byte for byte");
    holdsNoKeyAndNoText();
  }

  private void holdsNoKeyAndNoText() throws IOException {
    List<String> secrets = new ArrayList<>();
    for (ProvenKey key : keys().keys()) {
      secrets.add(Long.toUnsignedString(key.key().bits()));
      secrets.add(HexFormat.of().toHexDigits(key.key().bits()));
      secrets.add(HexFormat.of().formatHex(key.leaf().salt()));
    }
    JsonNode first =
        new JsonMapper().readTree(Files.readAllLines(folder.resolve("leak.jsonl")).getFirst());
    String answer = first.path("response").asText();
    secrets.add(answer.substring(0, 40));
    secrets.add(answer.substring(0, 40).replace(' ', ','));
    secrets.add(first.path("prompt").asText());
    assertThat(trace().files("out")).hasSizeGreaterThan(5);
    for (Path written : trace().files("out")) {
      String bytes = Files.readString(written, StandardCharsets.ISO_8859_1);
      assertThat(secrets).as(written.toString()).noneMatch(bytes::contains);
    }
  }

  @Test
  void two_accounts_whose_routes_fire_are_listed_and_neither_is_named() throws IOException {
    leak(80, THIEF, "acct-9");
    String said = trace().does(corpus(""));

    assertThat(said).contains("keys of 2 accounts fire: none of them is named, see the report");
    assertThat(trace().named("ACCOUNT")).isEmpty();
    assertThat(StreamSupport.stream(trace().report().path("unnamed").spliterator(), false))
        .map(JsonNode::asText)
        .containsExactly(THIEF, "acct-9");
  }

  @Test
  void keys_that_nobody_published_say_nothing() throws IOException {
    leak(40, THIEF);
    String other = Files.readString(folder.resolve("published.json"));
    Files.writeString(
        folder.resolve("published.json"),
        other.replaceAll("\"root\":\"[0-9a-f]{64}", "\"root\":\"" + "ab".repeat(32)));

    assertThat(trace().does(corpus("--published @published.json"))).contains("grade G0: nothing");
    assertThat(trace().report().path("keys").path(0).path("commitment").asText())
        .isEqualTo("MISSING");
    // believed as they come, the same keys would have named somebody
    assertThat(trace().run(ExitCode.FINDINGS, "verify @out --case-keys @case.keys"))
        .contains("wrong routes: keys of week 1000");
  }

  @Test
  void a_report_whose_matches_somebody_changed_does_not_verify() throws IOException {
    leak(40, THIEF);
    trace().does(corpus(""));
    Path file = folder.resolve("out/keys.jsonl");
    String kept = Files.readString(file);
    JsonNode week = new JsonMapper().readTree(kept);
    int matches =
        StreamSupport.stream(week.path("routes").spliterator(), false)
            .filter(r -> r.path("account").asText().equals(THIEF))
            .findFirst()
            .orElseThrow()
            .path("matches")
            .asInt();
    assertThat(matches).isBetween(35, 60);
    String thief = "{\"account\":\"" + THIEF + "\",\"matches\":";
    assertThat(kept).contains(thief + matches);
    Files.writeString(file, kept.replace(thief + matches, thief + 3));
    assertThat(trace().run(ExitCode.FINDINGS, "verify @out --case-keys @case.keys"))
        .contains("wrong keys.jsonl", "wrong tests", "wrong routes");

    Files.writeString(file, kept.replace(thief + matches, thief + 3_000));
    assertThat(trace().run(ExitCode.FINDINGS, "verify @out --case-keys @case.keys"))
        .contains(
            "wrong counts: they cannot be computed with", "wrong routes: they cannot be read");
  }

  @Test
  void a_case_without_keys_of_replicas_is_refused_in_one_line() throws IOException {
    leak(40, THIEF);
    trace()
        .does("keys export-case C17 --keys @keys --epoch 1000 --leaf account:* --out @routes.keys");
    String routes = corpus("").replace("@case.keys", "@routes.keys");

    assertThat(trace().run(ExitCode.WRONG_USE, routes)).isEmpty();
    assertThat(trace().run(ExitCode.WRONG_USE, corpus("--mark-tokens 10"))).isEmpty();
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private TraceRuns trace() {
    return new TraceRuns(folder);
  }
}
