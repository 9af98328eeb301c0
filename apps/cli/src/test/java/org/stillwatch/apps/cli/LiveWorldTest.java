// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.SharedData;

/// A whole world of the laboratory, live: by hand, since it takes as long as its scan.
///
/// `-Dstillwatch.world=W -Dstillwatch.scanned=R`, where `W` was written by `lab simulate` and `R`
/// by `scan --demo-key` of its exchanges, accounts, actions and models.
@EnabledIfSystemProperty(
    named = "stillwatch.world",
    matches = ".+",
    disabledReason = "takes as long as a scan: -Dstillwatch.world=W -Dstillwatch.scanned=R")
class LiveWorldTest {
  private static final int BATCH = 200;
  private static final int KILLS = 5;
  private static final Path WORLD = Path.of(System.getProperty("stillwatch.world", ""));

  @TempDir private Path folder = Path.of("");
  private long exchanges;

  @BeforeEach
  void sameKey() throws IOException {
    Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
  }

  private interface Batches {
    void take(List<String> lines) throws Exception;
  }

  private void eachBatch(Batches batches) throws Exception {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(WORLD.resolve("exchanges.jsonl.gz")), 1 << 16),
                StandardCharsets.UTF_8))) {
      var batch = new ArrayList<String>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        batch.add(line);
        exchanges++;
        if (batch.size() == BATCH) {
          batches.take(batch);
          batch.clear();
        }
      }
      batches.take(batch);
    }
  }

  private static void tables(LiveProcess service) throws Exception {
    for (String table : List.of("accounts", "models", "actions")) {
      service.sendUntilAcknowledged(
          "/v1/" + table, Files.readAllLines(WORLD.resolve(table + ".jsonl")));
    }
  }

  /// Waits until all is read, which takes longer than one request may.
  private static JsonNode settled(LiveProcess service) throws Exception {
    while (true) {
      var answer = service.caller().post("/v1/settle", List.of());
      if (answer.statusCode() == 200) {
        return LiveServer.json(answer);
      }
      Thread.sleep(2_000);
    }
  }

  @Test
  void five_kills_over_http_change_no_finding_and_no_count() throws Exception {
    var service =
        new LiveProcess(
            folder, LiveProcess.program("-Xmx7g"), List.of("serve.checkpointMinutes=1"));
    service.start();
    tables(service);
    var random = new SplittableRandom(6);
    var kills = new TreeSet<Integer>();
    while (kills.size() < KILLS) {
      kills.add(random.nextInt(300));
    }
    int[] batch = new int[1];
    eachBatch(lines -> {
      if (kills.contains(batch[0]++)) {
        long millis = random.nextLong(200);
        Thread.ofPlatform().start(() -> killAfter(service, millis));
      }
      service.sendUntilAcknowledged("/v1/exchanges", lines);
    });
    service.kill();
    service.start();

    same(service);
    assertThat(service.starts()).isEqualTo(KILLS + 2);
    service.kill();
  }

  private void same(LiveProcess service) throws Exception {
    JsonNode status = settled(service);
    System.out.println(status);
    service
        .caller()
        .get("/metrics")
        .body()
        .lines()
        .filter(l -> l.matches("stillwatch_(detection_publication|checkpoint).*"))
        .forEach(System.out::println);
    assertThat(status.at("/exchanges/new").asLong()).isEqualTo(exchanges);
    assertThat(status.at("/exchanges/late").asLong()).isZero();
    assertThat(status.at("/exchanges/conflict").asLong()).isZero();
    assertThat(LiveServer.campaigns(service.caller()))
        .isEqualTo(
            Files.readAllLines(
                Path.of(System.getProperty("stillwatch.scanned")).resolve("campaigns.jsonl")))
        .isNotEmpty();
  }

  private static void killAfter(LiveProcess service, long millis) {
    try {
      Thread.sleep(millis);
      service.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
