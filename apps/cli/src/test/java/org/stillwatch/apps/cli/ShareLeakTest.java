// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.share.screen.LeakScan;
import org.stillwatch.share.stix.Uuids;

/// Nothing that was planted in a world is in any byte that leaves for partners, in any form; and
/// whatever of it an analyst types into a plan is held back.
class ShareLeakTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STIX = "00abedb4-aa42-466c-9c01-fed23315a9b7";
  private static final int ROUNDS_OF_ARGUMENTS = 2;

  @TempDir private static Path folder = Path.of("");
  private static PlantedWorld world = new PlantedWorld(Path.of(""), "", List.of());
  private static Path secrets = Path.of("");

  @BeforeAll
  static void simulate() throws IOException {
    world = PlantedWorld.of(folder);
    secrets = folder.resolve("secrets.txt");
    Files.write(secrets, world.planted().stream().map(p -> p.replaceAll("\\s+", " ")).toList());
  }

  private static ObjectNode plan() throws IOException {
    return (ObjectNode)
        JSON.readTree(
            """
            {"schema": "stillwatch.share-plan/1",
             "producer": {"id": "identity--4a1c7a9e-0000-4000-8000-000000000009",
               "name": "Example Lab", "since": "2026-01-01"},
             "tlp": "amber+strict", "name": "HYDRA-7", "ground": "moderate",
             "techniques": ["AML.T0040", "AML.M0004"], "sharingGroup": "7",
             "signs": [
               {"kind": "client", "ja4": "t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb", "lastSeen": "SEEN",
                "principals": 24, "exchanges": 700, "benignRate": 0},
               {"kind": "user-agent", "family": "exercise-client", "lastSeen": "SEEN",
                "principals": 24, "exchanges": 700, "benignRate": 0}],
             "review": {"outcome": "upheld", "appealableUntil": "2026-03-01", "openAppeals": 0,
               "preparedBy": "ada", "approvedBy": ["ben"]}}
            """
                .replace(
                    "SEEN",
                    Instant.now().minus(Duration.ofDays(1)).toString().substring(0, 19) + "Z"));
  }

  private record Ended(int code, String said) {}

  private static Ended pack(ObjectNode plan, String out, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("plan.json"), plan.toString());
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
                world.campaign(),
                "--result",
                world.result().toString(),
                "--plan",
                file.toString(),
                "--out",
                folder.resolve(out).toString()),
            Stream.of(more));
    return new Ended(line.execute(arguments.toArray(String[]::new)), said.toString());
  }

  /// Forms of a value, made here and not by what is tested.
  private static Set<String> forms(String value) throws GeneralSecurityException {
    Set<String> forms = new LinkedHashSet<>();
    for (String written : List.of(value, value.toLowerCase(Locale.ROOT))) {
      byte[] bytes = written.getBytes(UTF_8);
      forms.add(written);
      forms.add(Base64.getEncoder().withoutPadding().encodeToString(bytes));
      forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
      forms.add(HexFormat.of().formatHex(bytes));
      for (String hash : List.of("MD5", "SHA-1", "SHA-256", "SHA-512")) {
        forms.add(HexFormat.of().formatHex(MessageDigest.getInstance(hash).digest(bytes)));
      }
      String quoted = JSON.getNodeFactory().textNode(written).toString();
      for (String member : List.of("value", "user_id", "account_login", "name")) {
        forms.add(Uuids.named(STIX, "{\"" + member + "\":" + quoted + "}"));
      }
    }
    return forms;
  }

  @Test
  void nothing_planted_is_in_any_byte_of_a_package() throws Exception {
    Ended ended = pack(plan(), "package", "--secrets", secrets.toString());
    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.DONE);
    List<Path> files = PlantedWorld.files(folder.resolve("package"));
    assertThat(files)
        .extracting(f -> f.getFileName().toString())
        .contains(
            "bundle.json",
            "indicators.csv",
            "letter.txt",
            "misp-hashes.csv",
            "misp-manifest.json",
            "released.json")
        .hasSize(7);
    assertThat(world.planted()).hasSizeGreaterThan(1_000);
    Set<String> forms = new LinkedHashSet<>();
    for (String planted : world.planted()) {
      forms.addAll(forms(planted));
    }
    var scan = new LeakScan(world.planted());
    for (Path file : files) {
      String text = Files.readString(file).toLowerCase(Locale.ROOT);
      assertThat(forms.stream().filter(f -> text.contains(f.toLowerCase(Locale.ROOT)))).isEmpty();
      assertThat(scan.in(Files.readString(file))).as(file.toString()).isEmpty();
    }
  }

  /// The same search finds what is there: a package of a plan that names a customer, which the gate
  /// would hold back, were the customer known to it.
  @Test
  void the_search_would_find_what_is_there() throws Exception {
    ObjectNode named = plan().put("name", "Case Wallaby Estates");
    assertThat(pack(named, "named").code()).isEqualTo(ExitCode.DONE);
    var scan = new LeakScan(List.of("Wallaby Estates"));

    List<String> found = new ArrayList<>();
    for (Path file : PlantedWorld.files(folder.resolve("named"))) {
      if (!scan.in(Files.readString(file)).isEmpty()) {
        found.add(String.valueOf(file.getFileName()));
      }
    }

    assertThat(found).contains("bundle.json", "indicators.csv", "letter.txt", "misp-manifest.json");
  }

  static Stream<Arguments> typed() {
    List<String> values =
        List.of(
            PlantedWorld.CANARY,
            PlantedWorld.KEY,
            PlantedWorld.ORGANISATION,
            "jane.doe@customer.example",
            "+49 170 5550199",
            "4111 1111 1111 1111",
            "2001:db8::77");
    List<String> places =
        List.of("/name", "/producer/name", "/sharingGroup", "/signs/0/ja4", "/signs/1/family");
    return values.stream().flatMap(v -> places.stream().map(p -> Arguments.of(p, v)));
  }

  /// With and without anything around it: exits with 1 or 2, writes nothing, repeats nothing.
  @ParameterizedTest
  @MethodSource("typed")
  void whatever_of_it_is_typed_into_a_plan_is_held_back(String place, String value)
      throws IOException {
    for (int round = 0; round < ROUNDS_OF_ARGUMENTS; round++) {
      String text = round == 0 ? value : "Case " + value.toUpperCase(Locale.ROOT) + ", part 2";
      Ended ended = pack(with(place, text), "held", "--secrets", secrets.toString());

      assertThat(ended.code()).as(ended.said()).isIn(ExitCode.FINDINGS, ExitCode.WRONG_USE);
      assertThat(ended.said().toLowerCase(Locale.ROOT))
          .doesNotContain(value.toLowerCase(Locale.ROOT));
      assertThat(folder.resolve("held")).doesNotExist();
    }
  }

  private static ObjectNode with(String place, String text) throws IOException {
    ObjectNode plan = plan();
    int slash = place.lastIndexOf('/');
    ((ObjectNode) plan.at(place.substring(0, slash))).put(place.substring(slash + 1), text);
    return plan;
  }

  @Test
  void members_and_exemplars_are_looked_for_without_being_named() throws IOException {
    String account = "";
    for (String line : Files.readAllLines(world.result().resolve("campaigns.jsonl"))) {
      var campaign = JSON.readTree(line);
      if (campaign.path("id").asText().equals(world.campaign())) {
        account = campaign.path("accounts").path(0).path("id").asText();
      }
    }
    assertThat(account).hasSizeGreaterThanOrEqualTo(6);

    for (String name :
        List.of(account, "case " + account.toUpperCase(Locale.ROOT), world.campaign())) {
      Ended ended = pack(plan().put("name", name), "held");
      assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.FINDINGS);
      assertThat(ended.said()).contains("values that must not leave").doesNotContain(name);
    }
    assertThat(folder.resolve("held")).doesNotExist();
  }

  @Test
  void an_address_that_is_a_customers_own_is_held_back_though_it_is_a_sign() throws IOException {
    ObjectNode plan = plan();
    ((ObjectNode) plan.at("/signs/0")).removeAll();
    ((ObjectNode) plan.at("/signs/0"))
        .put("kind", "egress")
        .put("address", "192.0.1.44")
        .put("of", "datacentre")
        .put("lastSeen", plan.at("/signs/1/lastSeen").asText())
        .put("principals", 24)
        .put("exchanges", 700)
        .put("benignRate", 0);
    Path own = Files.writeString(folder.resolve("own.txt"), "192.0.1.44\n");

    Ended ended = pack(plan, "held", "--secrets", own.toString());

    assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.FINDINGS);
    assertThat(ended.said())
        .contains("bundle.json: it holds 1 of", "letter.txt: it holds 1 of")
        .contains("indicators.csv: it holds 1 of", "misp-hashes.csv: it holds 1 of")
        .doesNotContain("192.0.1.44");
  }
}
