// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.testkit.Schemas;

/// A corpus report enters an attribution as one item, and a referral as a number.
class ReferTraceTest {
  private static final String REFERRAL =
      """
      {"schema": "stillwatch.referral/1", "id": "REF-2026-003",
       "to": {"kind": "civil-action", "name": "District Court (exercise)"},
       "from": "Example Provider A (synthetic)", "legalBasis": "Terms of service, section 4",
       "preparedBy": "ada", "approvedBy": ["ben", "chi"], "counsel": "cleo"}
      """;

  @TempDir private Path folder = Path.of("");

  private String run(int code, String... words) {
    String[] arguments =
        Arrays.stream(words)
            .map(w -> w.startsWith("@") ? folder.resolve(w.substring(1)).toString() : w)
            .toArray(String[]::new);
    var said = new StringWriter();
    var writer = new PrintWriter(said, true);
    int ended = Stillwatch.commandLine().setOut(writer).setErr(writer).execute(arguments);
    assertThat(ended).as(said.toString()).isEqualTo(code);
    return said.toString();
  }

  /// A campaign of eight, of which one leaks.
  private String record() throws IOException {
    Path world = Files.createDirectory(folder.resolve("world"));
    new SmallLog().write(world);
    Path out = world.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(world, out).toArray(String[]::new))).isZero();
    String farm =
        Files.readAllLines(out.resolve("campaigns.jsonl")).stream()
            .filter(l -> l.split("\"membership\"", -1).length > 20)
            .findFirst()
            .orElseThrow();
    var campaign = (ObjectNode) new JsonMapper().readTree(farm);
    var accounts = (ArrayNode) campaign.path("accounts");
    while (accounts.size() > 8) {
      accounts.remove(accounts.size() - 1);
    }
    ((ObjectNode) accounts.path(0)).put("id", PlantedLeak.THIEF);
    return campaign.toString();
  }

  @Test
  void a_leak_is_one_item_and_below_the_highest_grade_it_names_nobody() throws Exception {
    var leak = new PlantedLeak(42);
    leak.write(folder);
    var traces = new TraceRuns(folder);
    traces.does(
        "ledger --exchanges @exchanges.jsonl --twins @twins.jsonl --ledger @ledger --demo-key");
    traces.corpus(PlantedLeak.dataset(leak.leak(0)));
    assertThat(traces.named("ACCOUNT")).containsExactly(PlantedLeak.THIEF);
    Files.write(
        folder.resolve("case.zip"),
        ReferredCase.exported(folder.resolve("service"), record(), ReferredCase.Ending.CLOSED));
    Files.writeString(folder.resolve("referral.json"), REFERRAL);

    String attributed =
        run(0, "attribute", "--case", "@case.zip", "--trace", "@out", "--out", "@a.json");
    assertThat(attributed).contains("the report counts as one item, own-found-text");
    assertThat(Files.readString(folder.resolve("a.json"))).contains("served to 1 of 8 members");
    run(
        0,
        "share",
        "refer",
        "--case",
        "@case.zip",
        "--attribution",
        "@a.json",
        "--referral",
        "@referral.json",
        "--trace",
        "@out",
        "--escrow",
        "@e.json",
        "--out",
        "@r.zip");
    var files = Archive.read(Files.readAllBytes(folder.resolve("r.zip")));
    String found = new String(files.getOrDefault("leak.json", new byte[0]), StandardCharsets.UTF_8);
    Schemas.validate("referral-leak-1", found);
    JsonNode json = new JsonMapper().readTree(found);

    assertThat(json.path("found")).isEmpty();
    assertThat(json.path("below").asInt()).isEqualTo(1);
    assertThat(json.path("elsewhere").asInt()).isZero();
    files.forEach((name, file) ->
        assertThat(new String(file, StandardCharsets.UTF_8))
            .as(name)
            .doesNotContain(PlantedLeak.THIEF));
    assertThat(run(0, "verify", "@r.zip", "--case", "@case.zip", "--escrow", "@e.json"))
        .contains("ok    texts");

    Files.writeString(
        folder.resolve("out/report.json"),
        Files.readString(folder.resolve("out/report.json")).replace("0.01", "0.02"));
    assertThat(run(2, "attribute", "--case", "@case.zip", "--trace", "@out"))
        .contains("--trace: ", "a report that does not hold");
  }
}
