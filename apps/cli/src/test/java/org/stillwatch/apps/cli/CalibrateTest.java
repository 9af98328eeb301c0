// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.lab.scenario.Simulation;
import picocli.CommandLine;

/// Cases that were decided correct what the shipped fit says of others, and too few do not.
class CalibrateTest {
  private static final List<Long> SEEDS = List.of(7_101L, 7_102L, 7_103L);
  private static final List<String> HONEST =
      List.of(
          "campus-nat",
          "lab-devices",
          "card-token",
          "viral-voucher",
          "popular-template",
          "shared-app",
          "gateway",
          "agency",
          "reseller-customer",
          "quota-stretcher");

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void scanWorlds() throws IOException {
    Files.createDirectories(folder.resolve("recipe"));
    Files.writeString(folder.resolve("recipe/recipe.yaml"), recipe());
    for (long seed : SEEDS) {
      Path world = folder.resolve("world-" + seed);
      Simulation.run(
          LabSimulateCommand.recipe(folder.resolve("recipe"), Optional.of(seed)),
          Optional.empty(),
          world);
      assertThat(scan(seed, "result-" + seed, List.of())).isZero();
      assertThat(
              Stillwatch.run(
                  "lab",
                  "labels",
                  "--truth",
                  world.resolve("truth").toString(),
                  "--out",
                  labels(seed)))
          .isZero();
    }
  }

  @Test
  void decided_cases_change_the_state_and_the_error_on_later_ones_is_printed() throws IOException {
    Path calibration = folder.resolve("state/calibration.json");
    var said = new StringWriter();

    assertThat(calibrate(said, SEEDS, folder.resolve("state/partly.json"))).isZero();
    assertThat(said.toString())
        .contains("coordination: stays as shipped")
        .contains("the state of later scans is `lab` until every axis has its own cases");

    for (long seed : SEEDS) {
      strangers(seed);
    }
    int code = calibrate(said, SEEDS, calibration);

    assertThat(code).as(said.toString()).isZero();
    assertThat(said.toString())
        .contains("the state of later scans is `local`")
        .containsPattern("intent: fitted on \\d+ earlier cases \\(\\d+ yes\\); on \\d+ later ones")
        .containsPattern("coordination: fitted on .* ECE 0\\.\\d{3} \\(90 % 0\\.\\d{3} to")
        .contains("concealment: fitted on");

    long seed = SEEDS.getLast();
    assertThat(scan(seed, "again", List.of("--calibration", calibration.toString()))).isZero();
    JsonNode summary = ForeignLog.JSON.readTree(folder.resolve("again/summary.json").toFile());
    assertThat(summary.path("calibration").asText()).isEqualTo("local");
    var shipped = campaigns("result-" + seed);
    var local = campaigns("again");
    assertThat(local).hasSameSizeAs(shipped);
    for (int i = 0; i < local.size(); i++) {
      JsonNode axes = local.get(i).path("axes");
      assertThat(axes.path("calibration").asText()).isEqualTo("local");
      assertThat(axes.at("/intent/fitted")).isEqualTo(shipped.get(i).at("/axes/intent/p"));
    }

    var again = new StringWriter();
    Path second = folder.resolve("state/second.json");
    assertThat(calibrate(again, List.of(SEEDS.getFirst()), second)).isEqualTo(ExitCode.WRONG_USE);
    assertThat(second).doesNotExist();
    assertThat(again.toString()).contains("needed are 10 of each to fit and 5 of each to check");
  }

  @Test
  void a_list_of_bans_alone_is_refused() throws IOException {
    Path bans = folder.resolve("bans.csv");
    var rows = new ArrayList<String>(List.of("account"));
    for (String line : Files.readAllLines(Path.of(labels(SEEDS.getFirst())))) {
      if (line.contains("abusive")) {
        rows.add(line.split(",", -1)[0]);
      }
    }
    Files.write(bans, rows);
    var said = new StringWriter();

    int code =
        command(said)
            .execute(
                "calibrate",
                "--demo-key",
                "--labels",
                bans.toString(),
                "--result",
                folder.resolve("result-" + SEEDS.getFirst()).toString(),
                "--calibration",
                folder.resolve("state/bans.json").toString());

    assertThat(code).isEqualTo(ExitCode.WRONG_USE);
    assertThat(said.toString()).contains("and 0 no among the earlier two thirds");
  }

  @Test
  void a_calibration_of_another_fit_stops_the_run() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(
        other,
        "{\"schema\":\"stillwatch.calibration/1\",\"fitted\":\"00\",\"intent\":[{\"slope\":1,\"offset\":0}]}");

    assertThat(scan(SEEDS.getFirst(), "none", List.of("--calibration", other.toString())))
        .isEqualTo(ExitCode.WRONG_USE);
    assertThat(folder.resolve("none")).doesNotExist();
  }

  /// A reviewer who holds all honest accounts for strangers to each other.
  private static void strangers(long seed) throws IOException {
    Path table = Path.of(labels(seed));
    Files.write(
        table,
        Files.readAllLines(table).stream()
            .map(line -> line.replaceFirst("honest,(yes|)$", "honest,no"))
            .toList());
  }

  private static int calibrate(StringWriter said, List<Long> seeds, Path calibration) {
    var arguments = new ArrayList<>(List.of("calibrate", "--demo-key"));
    for (long seed : seeds) {
      arguments.addAll(List.of("--labels", labels(seed)));
      arguments.addAll(List.of("--result", folder.resolve("result-" + seed).toString()));
    }
    arguments.addAll(List.of("--calibration", calibration.toString()));
    return command(said).execute(arguments.toArray(String[]::new));
  }

  private static CommandLine command(StringWriter said) {
    return Stillwatch.commandLine().setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
  }

  private static int scan(long seed, String out, List<String> more) {
    Path world = folder.resolve("world-" + seed);
    var arguments = new ArrayList<>(List.of("scan", "--demo-key"));
    arguments.addAll(List.of("--exchanges", world.resolve("exchanges.jsonl.gz").toString()));
    arguments.addAll(List.of("--accounts", world.resolve("accounts.jsonl").toString()));
    arguments.addAll(more);
    arguments.addAll(List.of("--out", folder.resolve(out).toString()));
    return Stillwatch.run(arguments.toArray(String[]::new));
  }

  private static List<JsonNode> campaigns(String out) throws IOException {
    var campaigns = new ArrayList<JsonNode>();
    for (String line : Files.readAllLines(folder.resolve(out).resolve("campaigns.jsonl"))) {
      campaigns.add(ForeignLog.JSON.readTree(line));
    }
    return campaigns;
  }

  private static String labels(long seed) {
    return folder.resolve("labels-" + seed + ".csv").toString();
  }

  private static String recipe() {
    var yaml =
        new StringBuilder(
            """
            schema: stillwatch.recipe/1
            name: many-campaigns
            seed: 7100
            from: 2026-03-02T00:00:00Z
            to: 2026-03-05T00:00:00Z
            population: {organisations: 20, accounts: 900, exchanges: 11000}
            pools: []
            campaigns:
            """);
    for (int i = 0; i < 8; i++) {
      yaml.append(
          """
            - id: farm-%d
              shape: template
              accounts: %d
              exchanges: %d
              start: PT%dH
              ramp: PT6H
              share: {payment: 0.7, device: 0.6, network: 0.3, client: 0.5}
              tactics: [failover]
          """
              .formatted(i, 16 + 4 * i, 700 + 60 * i, 4 + 2 * i));
    }
    yaml.append("negatives:\n");
    HONEST.forEach(kind -> yaml.append("  - {kind: " + kind + ", accounts: 40}\n"));
    return yaml.toString();
  }
}
