// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.testkit.Schemas;

/// From an exported case to a package for a prosecutor, or to the reasons why there is none.
class ReferTest {
  static final String EVIDENCE =
      """
      {"schema": "stillwatch.attribution-evidence/1",
       "organisations": [{"id": "org-a", "name": "Organisation A", "prior": 0.2}],
       "items": [
         {"id": "card", "kind": "payment", "costlyToForge": true, "nats": {"org:org-a": 9},
          "text": "invoices of organisation A were paid with the same cards"},
         {"id": "leak", "kind": "outcome", "costlyToForge": true, "nats": {"org:org-a": 9},
          "text": "our answers stand in a data set that organisation A published"},
         {"id": "canary", "kind": "template", "costlyToForge": true, "nats": {"org:org-a": 9},
          "text": "phrases that only these accounts were served stand in it"},
         {"id": "host", "kind": "infrastructure", "costlyToForge": true, "nats": {"org:org-a": 9},
          "text": "the collecting host is let to organisation A"}],
       "approvals": {"warninglistsClean": true, "people": ["ana", "ben"], "counsel": "cleo"}}
      """;
  private static final String NAMING =
      """
      {"schema": "stillwatch.referral/1", "id": "REF-2026-001",
       "to": {"kind": "authority", "name": "Public Prosecutor, cybercrime unit (exercise)"},
       "from": "Example Provider A (synthetic)",
       "legalBasis": "Complaint by the injured party; terms of service, section 4",
       "preparedBy": "ada", "approvedBy": ["ben", "chi"], "counsel": "cleo",
       "organisation": {"id": "org-a", "name": "Organisation A"}}
      """;
  private static final String NOBODY =
      NAMING
          .replace(
              "\"organisation\": {\"id\": \"org-a\", \"name\": \"Organisation A\"}",
              "\"considered\": [\"org-a\"]")
          .replace("REF-2026-001", "REF-2026-002");
  private static final String WHOLE =
      NAMING.replace(
          "\"preparedBy\"",
          "\"identifiers\": true, \"identifiersBasis\": \"order 7 of the court\", \"preparedBy\"");

  @TempDir private static Path folder = Path.of("");
  private static List<String> customers = List.of();

  @BeforeAll
  static void found() throws Exception {
    new SmallLog().write(folder);
    Path out = folder.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    String farm =
        Files.readAllLines(out.resolve("campaigns.jsonl")).stream()
            .filter(l -> l.split("\"membership\"", -1).length > 20)
            .findFirst()
            .orElseThrow();
    Files.writeString(folder.resolve("farm.jsonl"), farm);
    var names = new ArrayList<String>();
    JsonNode json = new JsonMapper().readTree(farm);
    json.path("accounts").forEach(a -> names.add(a.path("id").asText()));
    json.path("evidence").forEach(e -> e.path("exemplars").forEach(x -> names.add(x.asText())));
    customers = List.copyOf(names);
    for (ReferredCase.Ending ending : ReferredCase.Ending.values()) {
      Files.write(
          folder.resolve(ending + ".zip"),
          ReferredCase.exported(folder.resolve("state-" + ending), farm, ending));
    }
    Files.writeString(folder.resolve("evidence.json"), EVIDENCE);
    run(0, "attribute", "--case", "CLOSED.zip", "--evidence", "evidence.json", "--out", "a.json");
  }

  /// Runs a command in which words with a dot or a slash are files of the folder.
  private static String run(int code, String... words) {
    String[] arguments =
        Arrays.stream(words)
            .map(w -> w.contains(".") ? folder.resolve(w).toString() : w)
            .toArray(String[]::new);
    var said = new StringWriter();
    var writer = new PrintWriter(said, true);
    int ended = Stillwatch.commandLine().setOut(writer).setErr(writer).execute(arguments);
    assertThat(ended).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  private static String refer(int code, String name, String referral, String... more)
      throws IOException {
    return refers(code, name, "CLOSED.zip", "a.json", referral, more);
  }

  private static String refers(
      int code, String name, String exported, String attribution, String referral, String... more)
      throws IOException {
    Files.writeString(folder.resolve("referral.json"), referral);
    return run(
        code,
        Stream.concat(
                Stream.of(
                    "share",
                    "refer",
                    "--case",
                    exported,
                    "--attribution",
                    attribution,
                    "--referral",
                    "referral.json",
                    "--out",
                    name + ".zip"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static SortedMap<String, byte[]> files(String name) throws Exception {
    return Archive.read(Files.readAllBytes(folder.resolve(name + ".zip")));
  }

  private static String text(SortedMap<String, byte[]> files, String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  @Test
  void a_package_names_no_customer_and_anybody_can_check_it() throws Exception {
    Schemas.validate("referral-1", NAMING);
    String said = refer(0, "first", NAMING, "--escrow", "first.escrow");
    var files = files("first");

    assertThat(said)
        .contains("accounts under pseudonyms", "keep it apart")
        .doesNotContain("\nheld ");
    assertThat(files)
        .containsOnlyKeys(
            "HOW-TO-CHECK.txt",
            "METHOD.txt",
            "README.txt",
            "SHA256SUMS",
            "accounts.csv",
            "attribution.json",
            "case-manifest.json",
            "evidence.csv",
            "manifest.json",
            "matrix.csv",
            "referral.json");
    Schemas.validate("referral-package-1", text(files, "manifest.json"));
    for (String line : text(files, "SHA256SUMS").lines().toList()) {
      assertThat(Hash.of(files.getOrDefault(line.substring(66), new byte[0])))
          .isEqualTo(line.substring(0, 64));
    }
    assertThat(text(files, "SHA256SUMS").lines()).hasSize(9);
    files.forEach((name, file) ->
        assertThat(customers)
            .as(name)
            .noneMatch(c ->
                Pattern.compile("\\b" + Pattern.quote(c) + "\\b")
                    .matcher(new String(file, StandardCharsets.UTF_8))
                    .find()));
    assertThat(run(0, "verify", "first.zip"))
        .contains("ok    archive", "ok    files", "ok    attribution", "ok    tables")
        .contains("note  case: the case stays with the sender")
        .endsWith("verified\n");
  }

  @Test
  void after_an_order_everything_is_made_again_from_the_case() throws Exception {
    refer(0, "opened", NAMING, "--escrow", "opened.escrow");
    refer(0, "again", NAMING, "--escrow", "opened.escrow");
    String escrow = Files.readString(folder.resolve("opened.escrow"));
    Schemas.validate("referral-escrow-1", escrow);
    JsonNode one = new JsonMapper().readTree(escrow).path("accounts").path(3);

    assertThat(folder.resolve("again.zip")).hasSameBinaryContentAs(folder.resolve("opened.zip"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("opened.escrow"))).hasSize(2);
    assertThat(customers).contains(one.path("name").asText());
    assertThat(Hash.of(one.path("secret").asText() + " " + one.path("name").asText()))
        .isEqualTo(one.path("commitment").asText());
    assertThat(text(files("opened"), "accounts.csv"))
        .contains(one.path("label").asText() + "," + one.path("commitment").asText());
    assertThat(run(0, "verify", "opened.zip", "--case", "CLOSED.zip", "--escrow", "opened.escrow"))
        .contains("ok    gate", "ok    texts", "byte for byte");
    refer(0, "other", NOBODY, "--escrow", "other.escrow");
    assertThat(run(1, "verify", "opened.zip", "--case", "CLOSED.zip", "--escrow", "other.escrow"))
        .contains("WRONG texts", "accounts.csv");
    assertThat(refer(2, "wrong", NOBODY, "--escrow", "opened.escrow"))
        .contains("--escrow: referral: found that of another referral or case");
  }

  @Test
  void a_whole_case_goes_only_on_a_ground_of_its_own_and_is_made_again_by_anybody()
      throws Exception {
    refer(0, "whole", WHOLE);
    var files = files("whole");

    assertThat(files).containsKey("case.zip").doesNotContainKey("case-manifest.json");
    assertThat(files.get("case.zip")).isEqualTo(Files.readAllBytes(folder.resolve("CLOSED.zip")));
    assertThat(text(files, "README.txt"))
        .contains("The ground for that: order 7 of the court", "treat it as personal data");
    assertThat(text(files, "accounts.csv")).contains(customers.getFirst());
    assertThat(run(0, "verify", "whole.zip")).contains("ok    case", "ok    gate", "ok    texts");
    assertThat(refer(2, "wrong", NAMING)).contains("--escrow: file: found none");
    assertThat(
            refer(2, "wrong", WHOLE.replace("\"identifiersBasis\": \"order 7 of the court\",", "")))
        .contains("referral.identifiersBasis");
  }

  @Test
  void a_forger_who_makes_both_lists_anew_is_found() throws Exception {
    refer(0, "forged", WHOLE);
    var files = new TreeMap<>(files("forged"));
    files.put(
        "README.txt",
        text(files, "README.txt")
            .replace("Organisation A", "Organisation B")
            .getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("plain.zip"), Archive.write(files));
    assertThat(run(1, "verify", "plain.zip")).contains("WRONG files", "WRONG texts");

    files.put(
        "evidence.csv",
        text(files, "evidence.csv").replace("moderate", "strong").getBytes(StandardCharsets.UTF_8));
    String sums =
        text(files, "SHA256SUMS")
            .lines()
            .map(l ->
                Hash.of(files.getOrDefault(l.substring(66), new byte[0])) + l.substring(64) + "\n")
            .reduce("", String::concat);
    files.put("SHA256SUMS", sums.getBytes(StandardCharsets.UTF_8));
    JsonNode manifest = new JsonMapper().readTree(text(files, "manifest.json"));
    for (JsonNode file : manifest.path("files")) {
      byte[] bytes = files.getOrDefault(file.path("name").asText(), new byte[0]);
      ((ObjectNode) file).put("bytes", bytes.length).put("sha256", Hash.of(bytes));
    }
    files.put("manifest.json", (manifest + "\n").getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("forger.zip"), Archive.write(files));

    assertThat(run(1, "verify", "forger.zip"))
        .contains("ok    files", "WRONG tables", "WRONG texts", "README.txt")
        .endsWith("not verified\n");
    assertThat(run(2, "verify", "CLOSED.zip", "--escrow", "x.escrow"))
        .contains("something else than a referral");
  }

  @ParameterizedTest
  @EnumSource(
      value = ReferredCase.Ending.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CLOSED", "LOST"})
  void a_case_that_is_not_over_stays(ReferredCase.Ending ending) throws Exception {
    String reason =
        switch (ending) {
          case LEFT_OPEN -> "held a case that people closed: not closed";
          case EARLY -> "held the time to appeal over before the case was exported: until";
          case APPEALED -> "held no appeal open: 1 are";
          case WON -> "held no appeal of the campaign won: one was";
          case CLOSED, LOST -> "";
        };
    String said = refers(1, "held", ending + ".zip", "a.json", NAMING, "--escrow", "held.escrow");

    assertThat(said).contains(reason, "nothing was written");
    assertThat(folder.resolve("held.zip")).doesNotExist();
    assertThat(folder.resolve("held.escrow")).doesNotExist();
  }

  @Test
  void an_appeal_that_was_lost_is_told_and_its_words_are_not() throws Exception {
    refers(0, "lost", "LOST.zip", "a.json", NAMING, "--escrow", "lost.escrow");
    String quoted = NAMING.replace("Complaint by", "As " + ReferredCase.STATEMENT + ", by");

    assertThat(text(files("lost"), "README.txt").replaceAll("\\s+", " "))
        .contains("1 appeal was filed, 1 of them lost, none won and none open")
        .doesNotContain(ReferredCase.STATEMENT);
    assertThat(refers(1, "held", "LOST.zip", "a.json", quoted, "--escrow", "held.escrow"))
        .contains("README.txt: it holds 1 of the values that must not leave");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[\"ben\", \"chi\"] | [\"ben\", \" BEN \"] | two people's approval besides counsel",
        "[\"ben\", \"chi\"] | [\"cleo\", \"chi\"] | two people's approval besides counsel",
        "\"counsel\": \"cleo\" | \"counsel\": \"Ada\" | counsel's mark",
        "\"organisation\": {\"id\": \"org-a\" | \"organisation\": {\"id\": \"org-b\" | the gate name-organisation org-b of the attribution: not there",
        ",\"organisation\": {\"id\": \"org-a\", \"name\": \"Organisation A\"} | `` | nobody named whom the referral does not name",
        "Complaint by | See https://case.example/7 and | referral.json: it holds an address of a service",
        "Complaint by | Write to cleo@lab.example, | README.txt: it holds an address of mail",
        "Complaint by | With sw_0123456789abcdef, | referral.json: it holds a key of ours",
        "Complaint by | About Zebra Holdings, | it holds 1 of the values that must not leave"
      })
  void whatever_speaks_against_it_is_said_and_nothing_is_written(
      String right, String wrong, String reason) throws Exception {
    Files.writeString(folder.resolve("customers.txt"), "Zebra Holdings\n");
    String whole = NAMING.replace("\"cleo\",\n ", "\"cleo\",");
    assertThat(whole).contains(right);

    String said =
        refer(
            1,
            "held",
            whole.replace(right, wrong),
            "--escrow",
            "held.escrow",
            "--secrets",
            "customers.txt");

    assertThat(said).contains("held ", reason, "nothing was written").doesNotContain("Zebra");
    assertThat(folder.resolve("held.zip")).doesNotExist();
  }

  @Test
  void nobody_is_named_where_the_gate_for_one_operator_is_all_there_is() throws Exception {
    refer(0, "nobody", NOBODY, "--escrow", "nobody.escrow");

    assertThat(text(files("nobody"), "README.txt").replaceAll("\\s+", " "))
        .contains("It names no organisation and no person", "were run by one operator: almost")
        .doesNotContain("Who the operator was");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"campaign\":\"c_ | \"campaign\":\"c_x | 1 | of another campaign",
        "\"text\":\"the accounts | \"text\":\"all accounts | 1 | 1 items of the record are not in it",
        "\"met\":true | \"met\":false | 2 | something that `attribute` did not write"
      })
  void the_attribution_must_be_of_the_record_that_the_case_holds(
      String right, String wrong, int code, String reason) throws Exception {
    String written = Files.readString(folder.resolve("a.json"));
    assertThat(written).contains(right);
    int at = written.indexOf(right);
    Files.writeString(
        folder.resolve("b.json"),
        written.substring(0, at) + wrong + written.substring(at + right.length()));

    assertThat(refers(code, "held", "CLOSED.zip", "b.json", NAMING, "--escrow", "held.escrow"))
        .contains(reason);
  }

  @Test
  void what_is_no_case_is_not_referred() throws Exception {
    byte[] zip = Files.readAllBytes(folder.resolve("CLOSED.zip"));
    zip[zip.length / 2] ^= 1;
    Files.write(folder.resolve("broken.zip"), zip);

    assertThat(refers(2, "held", "broken.zip", "a.json", NAMING, "--escrow", "held.escrow"))
        .contains("a bundle that does not verify, or is about no campaign");
  }

  @Test
  void a_case_and_a_scan_give_the_same_attribution_and_files_of_evidence_add_up() throws Exception {
    String campaign =
        new JsonMapper()
            .readTree(Files.readString(folder.resolve("farm.jsonl")))
            .path("id")
            .asText();
    Files.writeString(
        folder.resolve("organisations.json"),
        """
        {"schema": "stillwatch.attribution-evidence/1",
         "organisations": [{"id": "org-z", "prior": 0.1}]}
        """);
    Files.writeString(
        folder.resolve("about-z.json"),
        """
        {"schema": "stillwatch.attribution-evidence/1",
         "items": [{"id": "z", "kind": "payment", "nats": {"org:org-z": 1}, "text": "a card"}],
         "approvals": {"people": ["ana"], "counsel": "cleo"}}
        """);
    String out = folder.resolve("out").toString();
    run(0, "attribute", campaign, "--result", out, "--out", "scan.json");
    run(0, "attribute", campaign, "--case", "CLOSED.zip", "--out", "case.json");

    assertThat(folder.resolve("case.json")).hasSameBinaryContentAs(folder.resolve("scan.json"));
    assertThat(run(2, "attribute", "c_other", "--case", "CLOSED.zip"))
        .contains("attribute: campaign: found c_other, expected the one of the case, or none");
    assertThat(run(2, "attribute", "--case", "evidence.json"))
        .contains("a bundle that does not verify");
    assertThat(
            run(
                0,
                "attribute",
                "--case",
                "CLOSED.zip",
                "--evidence",
                "organisations.json",
                "about-z.json"))
        .contains("claim organisation org-z", "ok  counsel's mark: cleo");
    assertThat(
            run(
                2,
                "attribute",
                "--case",
                "CLOSED.zip",
                "--evidence",
                "about-z.json",
                "evidence.json"))
        .contains("item z speaks of org:org-z, which nobody holds");
  }
}
