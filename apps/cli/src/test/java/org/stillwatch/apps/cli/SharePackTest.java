// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.stillwatch.apps.cli.share.ReleaseNote;
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

  /// What people know besides.
  private static final String EVIDENCE =
      """
      {"schema": "stillwatch.attribution-evidence/1", "items": [
        {"id": "card", "kind": "payment", "costlyToForge": true, "nats": {"Y1": 9}, "text": "one"},
        {"id": "host", "kind": "infrastructure", "nats": {"Y1": 9}, "text": "one host"},
        {"id": "leak", "kind": "outcome", "nats": {"Y1": 9}, "text": "found again"}]}
      """;

  private static Path result() throws IOException {
    Path out = folder.resolve("out");
    if (!Files.exists(out)) {
      new SmallLog().write(folder);
      assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
      Files.writeString(folder.resolve("evidence.json"), EVIDENCE);
      attribute(farm().path("id").asText(), "evidence.json", "attribution.json");
    }
    return out;
  }

  private static void attribute(String campaign, String evidence, String out) throws IOException {
    var line = Stillwatch.commandLine().setOut(new PrintWriter(new StringWriter()));
    assertThat(
            line.execute(
                "attribute",
                campaign,
                "--result",
                folder.resolve("out").toString(),
                "--evidence",
                folder.resolve(evidence).toString(),
                "--out",
                folder.resolve(out).toString()))
        .isZero();
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
    return packed(
        code,
        out,
        plan,
        Stream.concat(
                Stream.of("--attribution", folder.resolve("attribution.json").toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static String packed(int code, String out, String plan, String... more)
      throws IOException {
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
    JsonNode note = JSON.readTree(folder.resolve("package/released.json").toFile());
    Schemas.validate("released-1", note.toString());
    assertThat(note.path("approvedBy")).map(JsonNode::asText).containsExactly("ben");
    assertThat(ReleaseNote.read(folder.resolve("package")).producer().text())
        .isEqualTo("identity--4a1c7a9e-0000-4000-8000-000000000009");
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

  @Test
  void what_is_shared_is_what_the_attribution_says() throws IOException {
    JsonNode bundle = packedBundle("said", "attribution.json");
    JsonNode attribution =
        JSON.readTree(Files.readString(folder.resolve("attribution.json"))).path("claims");

    assertThat(attribution.path(0).path("word").asText()).isEqualTo("almost certain");
    assertThat(Files.readString(folder.resolve("said/letter.txt")))
        .contains(
            "We assess that outputs were harvested through the accounts of HYDRA-7: almost"
                + " certain.",
            "We assess that these accounts were run by one operator: almost certain.");
    assertThat(bundle.toString()).contains("\"wep\":\"almost-certain\"", "intrusion-set");
  }

  private static JsonNode packedBundle(String out, String attribution) throws IOException {
    result();
    packed(ExitCode.DONE, out, PLAN, "--attribution", folder.resolve(attribution).toString());
    return JSON.readTree(Files.readString(folder.resolve(out + "/bundle.json")));
  }

  @Test
  void without_an_attribution_the_campaign_alone_is_weighed_and_another_ones_is_refused()
      throws IOException {
    result();
    String text = Files.readString(folder.resolve("attribution.json"));
    Files.writeString(
        folder.resolve("nothing.json"), "{\"schema\": \"stillwatch.attribution-evidence/1\"}");
    Path other =
        Files.writeString(
            folder.resolve("other.json"),
            text.replaceFirst("\"campaign\":\"c_", "\"campaign\":\"c_x"));

    attribute(farm().path("id").asText(), "nothing.json", "alone.json");
    packed(ExitCode.DONE, "alone", PLAN);
    packed(ExitCode.DONE, "same", PLAN, "--attribution", folder.resolve("alone.json").toString());
    assertThat(Files.readString(folder.resolve("alone/letter.txt")).lines().limit(8).toList())
        .isEqualTo(Files.readString(folder.resolve("same/letter.txt")).lines().limit(8).toList());
    assertThat(packed(ExitCode.WRONG_USE, "other", PLAN, "--attribution", other.toString()))
        .contains("--attribution: campaign: found c_x", "the campaign that is packed");
    assertThat(packed(ExitCode.WRONG_USE, "other", PLAN, "--attribution", "nowhere.json"))
        .contains("--attribution: file: found nowhere.json");
  }

  /// A partner may be right; that does not make its word an observation of ours that comes back to
  /// it as a second voice.
  @Test
  void what_partners_say_lifts_nothing_over_the_threshold() throws IOException {
    result();
    Files.writeString(
        folder.resolve("partners.json"),
        """
        {"schema": "stillwatch.attribution-evidence/1",
         "sources": [{"name": "p1", "reliability": "A"}, {"name": "p2", "reliability": "A"}],
         "items": [
           {"id": "own", "kind": "outcome", "text": "they publish what they ask",
            "nats": {"Y2": 9, "Y3": 9, "Y4": 9, "Y5": 9}},
           {"id": "a", "kind": "payment", "source": "p1", "independent": true,
            "nats": {"Y1": 9, "Y7": 9}, "text": "a partner saw it"},
           {"id": "b", "kind": "outcome", "source": "p2", "independent": true,
            "nats": {"Y1": 9, "Y7": 9}, "text": "a partner saw it"}]}
        """);
    attribute(farm().path("id").asText(), "partners.json", "partners-say.json");
    JsonNode claim =
        JSON.readTree(Files.readString(folder.resolve("partners-say.json"))).path("claims").path(0);

    assertThat(claim.path("probability").asDouble()).isGreaterThan(0.9);
    assertThat(claim.path("ownOnly").asDouble()).isLessThan(0.8);
    assertThat(
            packed(
                ExitCode.FINDINGS,
                "lifted",
                PLAN,
                "--attribution",
                folder.resolve("partners-say.json").toString()))
        .contains("the finding is less likely than 0.8");
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
