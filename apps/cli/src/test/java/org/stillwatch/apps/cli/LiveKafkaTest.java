// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.KafkaBroker;
import org.stillwatch.testkit.SharedData;

/// Kafka as the way in: a real broker, a real service, the campaigns of a scan.
class LiveKafkaTest {
  private static final long MOST_NANOS = 90_000_000_000L;

  @TempDir private static Path brokers = Path.of("");
  private static KafkaBroker broker;

  @TempDir private Path folder = Path.of("");
  private final SmallLog log = new SmallLog();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = KafkaBroker.start(brokers);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private List<String> scanned() throws Exception {
    log.write(folder);
    Files.copy(SharedData.root().resolve("docs/formats/demo.key"), folder.resolve("demo.key"));
    Path out = folder.resolve("out");
    assertThat(Stillwatch.run(SmallLog.scanOf(folder, out).toArray(String[]::new))).isZero();
    return Files.readAllLines(out.resolve("campaigns.jsonl"));
  }

  private static void until(String what, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + MOST_NANOS;
    while (!holds.call()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      LockSupport.parkNanos(2_000_000);
    }
  }

  private static JsonNode status(LiveProcess service) throws Exception {
    return LiveServer.json(service.caller().get("/v1/status"));
  }

  /// All of the log is in, and gives what a scan gives.
  private void settled(LiveProcess service, List<String> scanned) throws Exception {
    JsonNode exchanges =
        LiveServer.json(service.caller().post("/v1/settle", List.of())).path("exchanges");
    assertThat(exchanges.path("new").asInt()).isEqualTo(log.exchanges.size());
    assertThat(exchanges.path("late").asInt()).isZero();
    assertThat(exchanges.path("conflict").asInt()).isZero();
    assertThat(LiveServer.campaigns(service.caller())).isEqualTo(scanned).isNotEmpty();
  }

  @Test
  @Timeout(240)
  void a_topic_gives_the_campaigns_of_a_scan_once_its_broker_is_there() throws Exception {
    List<String> scanned = scanned();
    try (var topic = new LiveTopic(broker, "traffic")) {
      var service = new LiveProcess(folder, topic.settings(folder));
      long bad = topic.send(1, ("not json " + SmallLog.SECRET).getBytes(UTF_8));
      long none = topic.send(2, null);
      topic.send(log.exchanges);
      topic.send(0, log.exchanges.getLast().getBytes(UTF_8));
      broker.kill();
      service.start();
      assertThat(service.caller().get("/readyz").statusCode()).isEqualTo(200);
      assertThat(status(service).at("/kafka/connections").asInt()).isZero();
      service.sendUntilAcknowledged("/v1/accounts", log.accounts);

      broker.start();
      until("all is acknowledged", () -> topic.acknowledged() == topic.records());

      JsonNode status = status(service);
      assertThat(status.at("/kafka/connections").asInt()).isPositive();
      assertThat(status.at("/kafka/partitions").asInt()).isEqualTo(LiveTopic.PARTITIONS);
      assertThat(status.at("/kafka/stored").asInt()).isEqualTo(log.exchanges.size() + 3);
      assertThat(status.at("/kafka/failure").asText()).isEmpty();
      assertThat(status.at("/kafka/refused")).hasToString("{\"empty\":1,\"not-json\":1}");
      assertThat(status.at("/kafka/lastRefused").toString())
          .contains(place(1, bad, "not-json"), place(2, none, "empty"));
      settled(service, scanned);
      assertThat(service.caller().get("/metrics").body())
          .contains("stillwatch_kafka_lag 0.0")
          .contains("stillwatch_kafka_refused_total 2.0")
          .contains("stillwatch_intake_accepted_total{kind=\"exchanges\"} 2521.0")
          .contains("stillwatch_exchanges{became=\"duplicate\"} 1.0");
      assertThat(service.stop()).isIn(0, 143);
    }
  }

  private static String place(int partition, long offset, String reason) {
    return "{\"topic\":\"traffic\",\"partition\":%d,\"offset\":%d,\"reason\":\"%s\"}"
        .formatted(partition, offset, reason);
  }

  @Test
  @Timeout(240)
  void two_kills_while_it_reads_lose_nothing_and_count_nothing_twice() throws Exception {
    List<String> scanned = scanned();
    try (var topic = new LiveTopic(broker, "killed")) {
      var service = new LiveProcess(folder, topic.settings(folder));
      service.start();
      service.sendUntilAcknowledged("/v1/accounts", log.accounts);
      assertThat(service.stop()).isIn(0, 143);
      topic.send(log.exchanges);

      for (int kill = 1; kill <= 2; kill++) {
        long before = journalBytes();
        service.start();
        until("it stores", () -> journalBytes() > before + 100_000);
        service.kill();
        assertThat(topic.acknowledged()).as("in its midst").isLessThan(topic.records());
      }
      service.start();
      until("all is acknowledged", () -> topic.acknowledged() == topic.records());

      settled(service, scanned);
      assertThat(service.stop()).isIn(0, 143);
    }
  }

  private long journalBytes() throws Exception {
    long bytes = 0;
    try (var files = Files.list(folder.resolve("state/entries"))) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
