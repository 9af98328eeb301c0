// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.SharedData;

/// A service that is killed while traffic comes in loses nothing that it acknowledged and counts
/// nothing twice.
class KilledServiceTest {
  private static final int KILLS = 5;
  private static final int BATCH = 60;

  @TempDir private Path folder = Path.of("");

  @Test
  @Timeout(240)
  void five_kills_change_no_finding_and_no_count() throws Exception {
    var log = new SmallLog();
    log.write(folder);
    Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
    Path out = folder.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    var service = new LiveProcess(folder, List.of("serve.checkpointMinutes=0"));
    service.start();
    service.sendUntilAcknowledged("/v1/accounts", log.accounts);

    var random = new SplittableRandom(6);
    int batches = Math.ceilDiv(log.exchanges.size(), BATCH);
    var kills = new TreeSet<Integer>();
    while (kills.size() < KILLS) {
      kills.add(random.nextInt(batches));
    }
    int sent = 0;
    try (ExecutorService killer = Executors.newSingleThreadExecutor()) {
      for (int i = 0; i < batches; i++) {
        var batch =
            log.exchanges.subList(i * BATCH, Math.min((i + 1) * BATCH, log.exchanges.size()));
        if (kills.contains(i)) {
          long micros = random.nextLong(3_000);
          killer.execute(() -> killAfter(service, micros));
        }
        sent += service.sendUntilAcknowledged("/v1/exchanges", batch);
      }
    }
    service.kill();
    service.start();

    JsonNode status = LiveServer.json(service.caller().post("/v1/settle", List.of()));
    assertThat(status.path("exchanges").path("new").asInt()).isEqualTo(log.exchanges.size());
    assertThat(status.path("exchanges").path("late").asInt()).isZero();
    assertThat(status.path("lostBytes").asInt()).isZero();
    assertThat(service.starts()).as("starts").isEqualTo(KILLS + 2);
    assertThat(sent).as("sent again after a kill").isGreaterThan(batches);
    assertThat(LiveServer.campaigns(service.caller()))
        .isEqualTo(Files.readAllLines(out.resolve("campaigns.jsonl")))
        .isNotEmpty();
    assertThat(folder.resolve("state/engine.snapshot")).as("runs began from it").exists();
    assertThat(service.caller().get("/metrics").body())
        .contains("stillwatch_checkpoints_failed_total 0.0");
    assertThat(service.stop()).as("asked to end").isIn(0, 143);
  }

  private static void killAfter(LiveProcess service, long micros) {
    long until = System.nanoTime() + micros * 1_000;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
    try {
      service.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
