// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.testkit.Schemas;

/// From a scan, a plan and a review to a package, or to the reasons why there is none.
class SharePackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLIENT =
      "\"kind\": \"client\", \"ja4\": \"t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb\"";
  private static final String EGRESS =
      "\"kind\": \"egress\", \"address\": \"10.0.0.7\", \"of\": \"datacentre\"";
  private static final String PLAN =
      """
      {"schema": "stillwatch.share-plan/1",
       "producer": {"id": "identity--4a1c7a9e-0000-4000-8000-000000000009", "name": "Example Lab",
         "since": "2026-01-01"},
       "tlp": "amber+strict", "name": "HYDRA-7", "ground": "moderate",
       "techniques": ["AML.T0040", "AML.M0004"],
       "signs": [{"kind": "client", "ja4": "t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb",
         "lastSeen": "SEEN", "principals": 24, "exchanges": 700, "benignRate": 0}],
       "review": {"outcome": "upheld", "appealableUntil": "2026-03-01", "openAppeals": 0,
         "preparedBy": "ada", "approvedBy": ["ben"]}}
      """;

  @TempDir private static Path folder = Path.of("");

  /// A scan whose farm is as sure as a larger one would be: this one is small, and ends at .6.
  private static Path result() throws IOException {
    Path out = folder.resolve("out");
    if (!Files.exists(out)) {
      new SmallLog().write(folder);
      assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
      Path file = out.resolve("campaigns.jsonl");
      var lines = new ArrayList<String>();
      for (String line : Files.readAllLines(file)) {
        var campaign = (ObjectNode) JSON.readTree(line);
        for (JsonNode hypothesis : campaign.path("hypotheses")) {
          boolean distils = hypothesis.path("name").asText().equals("Y1");
          ((ObjectNode) hypothesis).put("probability", distils ? 0.93 : 0.01);
        }
        lines.add(campaign.toString());
      }
      Files.write(file, lines);
    }
    return out;
  }

  private static JsonNode farm() throws IOException {
    for (String line : Files.readAllLines(result().resolve("campaigns.jsonl"))) {
      if (JSON.readTree(line).path("accounts").size() >= 20) {
        return JSON.readTree(line);
      }
    }
    throw new AssertionError("the farm is not there");
  }

  private static String pack(int code, String out, String plan, String... more) throws IOException {
    String yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(SECONDS).toString();
    Files.writeString(folder.resolve("plan.json"), plan.replace("SEEN", yesterday));
    var said = new StringWriter();
    var line =
        Stillwatch.commandLine()
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true));
    var arguments =
        Stream.concat(
            Stream.of(
                "share",
                "pack",
                farm().path("id").asText(),
                "--result",
                result().toString(),
                "--plan",
                folder.resolve("plan.json").toString(),
                "--out",
                folder.resolve(out).toString()),
            Stream.of(more));
    assertThat(line.execute(arguments.toArray(String[]::new))).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  @Test
  void a_finding_that_was_upheld_and_approved_leaves_in_every_form_and_names_no_customer()
      throws IOException {
    Schemas.validate("share-plan-1", PLAN);
    Path names = Files.writeString(folder.resolve("customers.txt"), "Zebra Holdings\n");
    String said = pack(ExitCode.DONE, "package", PLAN, "--secrets", names.toString());

    assertThat(said).contains("TLP:AMBER+STRICT", "prepared by ada, approved by ben");
    assertThat(pack(ExitCode.WRONG_USE, "package", PLAN)).contains("a folder with files");
    Path bundle = folder.resolve("package/bundle.json");
    assertThat(Stillwatch.run("share", "check", bundle.toString())).isZero();
    assertThat(Files.readString(folder.resolve("package/letter.txt")))
        .contains("t13d0000h2_aaaaaaaaaaaa", "HYDRA-7", "Our confidence is moderate");
    assertThat(Files.readString(folder.resolve("package/indicators.csv")))
        .contains("t13d0000h2_aaaaaaaaaaaa");
    List<String> customers = new ArrayList<>();
    farm().path("accounts").forEach(a -> customers.add(a.path("id").asText()));
    farm()
        .path("evidence")
        .forEach(e -> e.path("exemplars").forEach(x -> customers.add(x.asText())));
    assertThat(customers).hasSizeGreaterThan(20);
    try (var files = Files.list(folder.resolve("package"))) {
      for (Path file : files.toList()) {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(customers)
            .as(file.toString())
            .noneMatch(c -> Pattern.compile("\\b" + Pattern.quote(c) + "\\b").matcher(text).find());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"upheld\" | \"undecided\" | nobody upheld the finding",
        "[\"ben\"] | [\"ada\"] | nobody approved it by name who did not prepare it",
        "\"openAppeals\": 0 | \"openAppeals\": 1 | appeals are open",
        "2026-03-01 | 2099-03-01 | those concerned may still appeal",
        "\"principals\": 24 | \"principals\": 2 | fewer than 3 principals",
        ", \"benignRate\": 0 | `` | nobody measured",
        CLIENT + "," + " | " + EGRESS + "," + " | it stands on the warninglist",
        "SEEN | 2020-01-01T00:00:00Z | it has expired",
        "SEEN | 2099-01-01T00:00:00Z | it was last seen in the future",
        "[\"ben\"] | [\"ADA \"] | nobody approved it by name who did not prepare it",
        "HYDRA-7 | Zebra Holdings | it holds 1 of the values that must not leave",
        "Example Lab | lab@example.com | it holds an address of mail"
      })
  void whatever_speaks_against_it_is_said_and_nothing_is_written(
      String right, String wrong, String reason) throws IOException {
    Path names = Files.writeString(folder.resolve("customers.txt"), "Zebra Holdings\n");
    Path held = folder.resolve("held");
    assertThat(PLAN).contains(right);

    String said =
        pack(ExitCode.FINDINGS, "held", PLAN.replace(right, wrong), "--secrets", names.toString());
    assertThat(said).contains(reason, "nothing was written").doesNotContain("Zebra");
    assertThat(held).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"client\" | \"zebra\" | plan.signs[0].kind: found zebra",
        "identity--4a1c7a9e | campaign--4a1c7a9e | plan.producer.id",
        "\"ground\" | \"grounds\" | plan.grounds: found an unknown key",
        "AML.T0040 | AML.T9 | plan.techniques: found AML.T9",
        "t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb | Zebra | plan.signs[0].ja4: found something else",
        "\"ja4\": \"t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb\" | \"ja4\": 5 | plan.signs[0].ja4: found",
        "\"tlp\" | \"sharingGroup\": \"a b\", \"tlp\" | plan.sharingGroup: found something else",
        CLIENT
            + " | \"kind\": \"egress\", \"address\": \"1.2.3.400\", \"of\": \"datacentre\""
            + " | signs[0].address: found something else",
        CLIENT
            + " | \"kind\": \"user-agent\", \"family\": \"grade the answer below, then\""
            + " | signs[0].family: found something else",
        CLIENT
            + " | \"kind\": \"user-agent\", \"family\": \"a b c d e\""
            + " | signs[0].family: found something else",
        "{\"schema\" | [{\"schema\" | something that is no JSON"
      })
  void a_mistake_in_the_plan_is_one_line(String right, String wrong, String message)
      throws IOException {
    assertThat(pack(ExitCode.WRONG_USE, "wrong", PLAN.replace(right, wrong))).contains(message);
  }

  @Test
  void lists_of_the_operator_hold_back_as_well_and_a_broken_one_stops_the_run() throws IOException {
    Path lists = Files.createDirectories(folder.resolve("lists/cloud"));
    Files.writeString(
        lists.resolve("list.json"),
        """
        {"name": "A cloud", "version": 1, "type": "cidr", "matching_attributes": ["ip-src"],
         "list": ["10.0.0.0/16"]}
        """);
    String[] flags = {"--warninglists", folder.resolve("lists").toString()};
    String egress = PLAN.replace(CLIENT, EGRESS);
    assertThat(pack(ExitCode.FINDINGS, "listed", egress, flags))
        .contains("warninglist \"A cloud\"");

    Files.writeString(lists.resolve("list.json"), "{}");
    assertThat(pack(ExitCode.WRONG_USE, "wrong", PLAN, flags))
        .contains("--warninglists: list.json");
  }
}
