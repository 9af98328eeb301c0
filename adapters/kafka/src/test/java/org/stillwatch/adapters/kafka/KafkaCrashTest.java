// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.kafka.Sink.Result;
import org.stillwatch.testkit.KafkaBroker;

/// Processes and brokers that die, and groups that change, lose nothing; what comes twice has the
/// same id.
class KafkaCrashTest {
  private static final int KILLS = 2;

  @TempDir private Path folder = Path.of("");

  private static List<String> values(int partition, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"id\":\"%d-%d\"}".formatted(partition, i))
        .toList();
  }

  private static List<String> of(Iterable<String> lines, int partition) {
    var found = new ArrayList<String>();
    for (String line : lines) {
      if (line.contains("\"" + partition + "-")) {
        found.add(line);
      }
    }
    return found;
  }

  /// Reads what a process says until it has stored so many lines.
  private static void awaitStored(BufferedReader said, int enough) throws IOException {
    int stored = 0;
    while (stored < enough) {
      String line = said.readLine();
      if (line == null) {
        throw new AssertionError("it ended after " + stored + " lines");
      }
      stored += line.equals("stored") ? 1 : 0;
    }
  }

  @Test
  void a_killed_process_goes_on_and_every_id_is_there() throws Exception {
    String topic = Kafka.topic("killed", 2);
    int each = 300;
    for (int p = 0; p < 2; p++) {
      Kafka.send(topic, p, values(p, 0, each));
    }
    Path file = folder.resolve("stored.txt");
    for (int kill = 0; kill < KILLS; kill++) {
      var process = KafkaChild.start(Kafka.BROKER.servers(), topic, file);
      try (var said = process.inputReader(UTF_8)) {
        awaitStored(said, 40 + 37 * kill);
        process.toHandle().destroyForcibly();
        process.waitFor();
      }
    }
    int before = Files.readAllLines(file).size();
    var process = KafkaChild.start(Kafka.BROKER.servers(), topic, file);
    try {
      Waiting.until(
          "all are committed",
          () ->
              Kafka.committed(topic, topic, 0) == each && Kafka.committed(topic, topic, 1) == each);
    } finally {
      process.destroyForcibly().waitFor();
    }

    var lines = Files.readAllLines(file);
    var ids = new LinkedHashSet<>(lines);
    assertThat(before).isBetween(50, 2 * each - 1);
    assertThat(ids).hasSize(2 * each);
    for (int p = 0; p < 2; p++) {
      assertThat(of(ids, p)).isEqualTo(values(p, 0, each));
    }
  }

  @Test
  void a_second_source_that_joins_and_a_first_that_leaves_lose_nothing() throws Exception {
    String topic = Kafka.topic("joined", 4);
    int each = 200;
    for (int p = 0; p < 4; p++) {
      Kafka.send(topic, p, values(p, 0, each));
    }
    var first = new JournalSink();
    var second = new JournalSink();
    var settings = KafkaChild.settings(Kafka.BROKER.servers(), topic);
    try (var two = Kafka.source(settings, Kafka.LIMITS, second)) {
      try (var one = Kafka.source(settings, Kafka.LIMITS, first)) {
        one.start();
        first.awaitLines(100);
        first.script.add(JournalSink.again());
        two.start();
        Waiting.until("both read", () -> two.counts().standing().partitions() == 2);
        for (int p = 0; p < 4; p++) {
          Kafka.send(topic, p, values(p, each, 2 * each));
        }
        Waiting.until("all are stored", () -> ids(first, second).size() == 8 * each);
      }
      for (int p = 0; p < 4; p++) {
        Kafka.send(topic, p, values(p, 2 * each, 2 * each + 10));
      }
      Waiting.until("all are stored", () -> ids(first, second).size() == 8 * each + 40);
      assertThat(two.counts().standing().partitions()).isEqualTo(4);
    }

    assertThat(second.lines()).isNotEmpty();
    for (int p = 0; p < 4; p++) {
      assertThat(Kafka.committed(topic, topic, p)).isEqualTo(2 * each + 10);
    }
  }

  private static Set<String> ids(JournalSink... sinks) {
    var ids = new TreeSet<String>();
    for (JournalSink sink : sinks) {
      ids.addAll(sink.lines());
    }
    return ids;
  }

  @Test
  void partitions_that_go_to_another_while_a_value_is_stuck_are_read_by_the_other()
      throws Exception {
    String topic = Kafka.topic("stuck", 2);
    for (int p = 0; p < 2; p++) {
      Kafka.send(topic, p, values(p, 0, 5));
    }
    var never = new CompletableFuture<Result>();
    var stuck = new JournalSink();
    stuck.script.add(body -> never);
    var other = new JournalSink();
    var settings = KafkaChild.settings(Kafka.BROKER.servers(), topic);
    try (var one = Kafka.source(settings, Kafka.LIMITS, stuck);
        var two = Kafka.source(settings, Kafka.LIMITS, other)) {
      one.start();
      Waiting.until("a value", () -> !stuck.offered.isEmpty());
      two.start();
      Waiting.until("the other reads", () -> two.counts().standing().partitions() == 1);
      other.awaitLines(5);
      never.complete(new Result.Again());
      Waiting.until("what is still ours comes again", () -> ids(stuck, other).size() == 10);
    }

    assertThat(other.lines()).hasSize(5);
    for (int p = 0; p < 2; p++) {
      assertThat(Kafka.committed(topic, topic, p)).isEqualTo(5);
    }
  }

  @Test
  void a_broker_that_is_killed_and_comes_back_is_read_on() throws Exception {
    String topic = Kafka.topic("broken", 2);
    for (int p = 0; p < 2; p++) {
      Kafka.send(topic, p, values(p, 0, 100));
    }
    var sink = new JournalSink();
    var release = new CompletableFuture<Boolean>();
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      sink.awaitLines(200);
      sink.script.add(body -> release.thenApply(now -> sink.stored(body)));
      Kafka.send(topic, 0, values(0, 100, 150));
      Waiting.until("a body on its way", () -> sink.script.isEmpty());

      Kafka.BROKER.kill();
      Waiting.until("it is gone", () -> source.counts().standing().connections() == 0);
      release.complete(true);
      sink.awaitLines(201);
      Kafka.BROKER.start();

      Kafka.send(topic, 1, values(1, 100, 150));
      sink.awaitLines(300);
      Waiting.until("all are committed", () -> Kafka.committed(topic, topic, 0) == 150);
      Waiting.until("all are committed", () -> Kafka.committed(topic, topic, 1) == 150);
      assertThat(source.counts().standing().connections()).isPositive();
      assertThat(source.counts().failure()).isEmpty();
    }

    var ids = new LinkedHashSet<>(sink.lines());
    assertThat(ids).hasSize(300);
  }

  @Test
  void a_source_closes_without_a_broker() throws Exception {
    Path alone = Files.createDirectory(folder.resolve("alone"));
    var sink = new JournalSink();
    try (var broker = KafkaBroker.start(alone)) {
      var settings = new KafkaSettings(List.of(broker.servers()), List.of("t"), "g", Map.of());
      var source = Kafka.source(settings, Kafka.LIMITS, sink);
      source.start();
      Waiting.until("it is there", () -> source.counts().standing().connections() > 0);
      broker.kill();
      long before = System.nanoTime();
      source.close();
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
    }
  }
}
