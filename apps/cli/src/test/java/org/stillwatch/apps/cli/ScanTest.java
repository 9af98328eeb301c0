// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.Schemas;

/// A scan as a user runs it, from files to files.
class ScanTest {
  @TempDir private Path folder = Path.of("");

  private Path scan(String name, String... more) {
    Path out = folder.resolve(name);
    var arguments =
        new ArrayList<>(
            List.of(
                "scan", "--demo-key", "--accounts", at("accounts.jsonl"), "--out", out.toString()));
    arguments.addAll(Arrays.asList(more));
    assertThat(Stillwatch.run(arguments.toArray(String[]::new))).isZero();
    return out;
  }

  private String at(String file) {
    return folder.resolve(file).toString();
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @Test
  void a_farm_is_found_and_every_output_keeps_its_schema() throws IOException {
    new SmallLog().write(folder);

    Path out = scan("out", "--exchanges", at("exchanges.jsonl"));

    List<String> campaigns = Files.readAllLines(out.resolve("campaigns.jsonl"));
    assertThat(campaigns).hasSize(1);
    assertThat(campaigns.getFirst())
        .containsPattern("\"verdict\":\"(review|act)\"")
        .contains("\"id\":\"f0\"");
    assertThat(campaigns.getFirst()).doesNotContain("\"id\":\"s");
    Schemas.validate("campaign-1", campaigns.getFirst());
    for (String account : Files.readAllLines(out.resolve("accounts.jsonl"))) {
      Schemas.validate("account-result-1", account);
    }
    Schemas.validate("summary-1", text(out.resolve("summary.json")));
    assertThat(text(out.resolve("report.html")))
        .contains("24")
        .containsPattern("(human|urgent) review");
  }

  @Test
  void a_chargeback_unties_the_first_holder_of_the_card_and_nobody_else() throws IOException {
    new SmallLog().write(folder);
    String event =
        """
        {"schema":"stillwatch.event/1","account":"f%d","time":"2026-02-02T20:00:00Z",\
        "kind":"chargeback","value":"farm%d-%s"}
        """;
    Files.writeString(
        folder.resolve("events.jsonl"),
        event.formatted(0, 0, SmallLog.SECRET)
            + "{\"schema\":\"stillwatch.event/1\",\"account\":\"f1\",\"kind\":\"chargeback\"}\n"
            + event.formatted(4, 1, SmallLog.SECRET));

    Path with = scan("with", "--exchanges", at("exchanges.jsonl"), "--events", at("events.jsonl"));
    Path without = scan("without", "--exchanges", at("exchanges.jsonl"));

    assertThat(untied(without)).isEmpty();
    assertThat(untied(with)).containsExactly("f0", "f4");
    assertThat(text(with.resolve("summary.json"))).contains("\"no-time\":1");
    assertThat(text(with.resolve("rejected.jsonl"))).contains("events.jsonl", "no-time");
  }

  private static List<String> untied(Path result) throws IOException {
    var campaign = new ObjectMapper().readTree(text(result.resolve("campaigns.jsonl")));
    var found = new ArrayList<String>();
    for (var account : campaign.path("accounts")) {
      if (!account.path("costlyTie").asBoolean()) {
        found.add(account.path("id").asText());
      }
    }
    return found;
  }

  @Test
  void a_registry_is_read_by_the_scan_and_a_mistake_in_it_stops_the_run() throws IOException {
    new SmallLog().write(folder);
    String entry =
        """
        - principal: %s
          declaredUse: [evaluation]
          sharedEgress: [%s]
          validFrom: 2026-01-01
          validUntil: 2027-01-01
          approvedBy: Ada
        """;
    Files.writeString(
        folder.resolve("good.yaml"),
        IntStream.range(0, 24)
            .mapToObj(i -> entry.formatted("f" + i, "198.18.0.0/15"))
            .collect(Collectors.joining()));
    Files.writeString(folder.resolve("wide.yaml"), entry.formatted("s1", "128.0.0.0/1"));
    String vouched = "a declared evaluation or research programme";

    Path with = scan("with", "--exchanges", at("exchanges.jsonl"), "--registry", at("good.yaml"));
    Path without = scan("without", "--exchanges", at("exchanges.jsonl"));

    assertThat(text(with.resolve("campaigns.jsonl"))).contains(vouched);
    assertThat(text(without.resolve("campaigns.jsonl"))).doesNotContain(vouched);
    assertThat(refused("--registry", at("wide.yaml"))).isEqualTo(ExitCode.WRONG_USE);
    assertThat(refused("--registry", at("none.yaml"))).isEqualTo(ExitCode.WRONG_USE);
  }

  private int refused(String... more) {
    var arguments =
        new ArrayList<>(
            List.of("scan", "--demo-key", "--exchanges", at("exchanges.jsonl"), "--out", at("no")));
    arguments.addAll(Arrays.asList(more));
    return Stillwatch.run(arguments.toArray(String[]::new));
  }

  @Test
  void order_splitting_duplicates_and_threads_never_show() throws IOException {
    var log = new SmallLog();
    log.write(folder);
    var shuffled = new ArrayList<>(log.exchanges);
    shuffled.addAll(log.exchanges.subList(100, 300));
    Collections.shuffle(shuffled, new Random(5));
    SmallLog.write(folder.resolve("part1.jsonl"), shuffled.subList(0, 900));
    SmallLog.write(folder.resolve("part2.jsonl"), shuffled.subList(900, shuffled.size()));
    Collections.shuffle(log.accounts, new Random(6));
    Path one = scan("one", "--exchanges", at("exchanges.jsonl"), "--threads", "1");
    SmallLog.write(folder.resolve("accounts.jsonl"), log.accounts);

    Path two = scan("two", "--exchanges", at("part2.jsonl"), at("part1.jsonl"), "--threads", "2");

    for (String file : List.of("campaigns.jsonl", "accounts.jsonl")) {
      assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
    assertThat(text(two.resolve("summary.json"))).contains("\"duplicates\":200");
  }

  @Test
  void a_planted_secret_is_in_no_byte_that_a_run_writes() throws IOException {
    var log = new SmallLog();
    log.exchanges.add("{\"id\":\"broken " + SmallLog.SECRET);
    log.exchanges.add("{\"id\":\"y\",\"time\":\"never\",\"account\":\"" + SmallLog.SECRET + "\"}");
    log.write(folder);

    Path out = scan("out", "--exchanges", at("exchanges.jsonl"));

    assertThat(Files.readAllLines(out.resolve("rejected.jsonl"))).hasSize(2);
    try (var files = Files.walk(out)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> {
            try {
              assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                  .as(file.toString())
                  .doesNotContain(SmallLog.SECRET);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  @Test
  void findings_can_fail_a_pipeline_and_mistakes_are_one_line() throws IOException {
    new SmallLog().write(folder);
    String out = folder.resolve("out").toString();

    assertThat(
            Stillwatch.run(
                "scan",
                "--demo-key",
                "--exchanges",
                at("exchanges.jsonl"),
                "--accounts",
                at("accounts.jsonl"),
                "--out",
                out,
                "--fail-on",
                "review"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(
            Stillwatch.run("scan", "--demo-key", "--exchanges", at("absent.jsonl"), "--out", out))
        .isEqualTo(ExitCode.WRONG_USE);
    for (String wrong : List.of("--tick-minutes=0", "--remember-days=30")) {
      assertThat(
              Stillwatch.run(
                  "scan", "--demo-key", "--exchanges", at("exchanges.jsonl"), "--out", out, wrong))
          .as(wrong)
          .isEqualTo(ExitCode.WRONG_USE);
    }
    assertThat(Stillwatch.run("scan", "--nonsense")).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void a_source_that_cannot_be_read_to_its_end_is_told_and_its_good_lines_count()
      throws IOException {
    new SmallLog().write(folder);
    Path cut = folder.resolve("cut.jsonl.gz");
    byte[] whole = gzip(text(folder.resolve("exchanges.jsonl")));
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    String out = folder.resolve("out").toString();

    int code = Stillwatch.run("scan", "--demo-key", "--exchanges", cut.toString(), "--out", out);

    assertThat(code).isEqualTo(ExitCode.WORLD_FAILED);
    assertThat(text(folder.resolve("out/summary.json"))).containsPattern("\"incomplete\":\"[^\"]+");
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
