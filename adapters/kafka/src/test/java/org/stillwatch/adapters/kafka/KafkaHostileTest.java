// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.stillwatch.adapters.kafka.Sink.Result;

/// What strangers put into topics is counted and located, and stops nothing that stands beside it.
class KafkaHostileTest {
  private static final String SECRET = "sw-secret-90ab17";
  private static final KafkaLimits SHORT =
      new KafkaLimits(1_000, 200, 1 << 20, 500, Duration.ofMillis(30), Duration.ofSeconds(10));

  private final JournalSink journal = new JournalSink();

  /// Refuses what is not JSON, and throws at poison.
  private CompletionStage<Result> picky(byte[] value) {
    String text = new String(value, UTF_8);
    if (text.startsWith("poison")) {
      throw new IllegalStateException(SECRET);
    }
    return text.startsWith("not json")
        ? CompletableFuture.completedFuture(new Result.Stored(List.of("not-json")))
        : journal.take(value);
  }

  @Test
  void what_cannot_be_used_is_counted_and_located_and_the_rest_arrives() throws Exception {
    String topic = Kafka.topic("hostile", 2);
    var values =
        List.of(
            "first",
            "not json " + SECRET,
            "second",
            "x".repeat(1_001),
            "y".repeat(1_000),
            "poison",
            "two\nlines",
            "\u0000\u0001",
            "last");
    Kafka.send(topic, 0, values);
    Kafka.sendBytes(topic, 0, null);
    Kafka.sendBytes(topic, 1, null);
    Kafka.sendBytes(topic, 1, new byte[] {(byte) 0xff, (byte) 0xfe});

    KafkaCounts counts;
    try (var source = Kafka.source(Kafka.settings(topic), SHORT, this::picky)) {
      source.start();
      counts = source.counts();
      Waiting.until("all are committed", () -> Kafka.committed(topic, topic, 0) == 10);
      Waiting.until("all are committed", () -> Kafka.committed(topic, topic, 1) == 2);
    }

    assertThat(journal.lines())
        .containsExactlyInAnyOrder(
            "first",
            "second",
            "y".repeat(1_000),
            "two\nlines",
            "\u0000\u0001",
            "last",
            "\ufffd\ufffd");
    assertThat(counts.refused())
        .isEqualTo(Map.of("empty", 2L, "too-long", 1L, "not-json", 1L, "unreadable", 1L));
    assertThat(counts.places())
        .containsExactlyInAnyOrder(
            new RefusedRecord(topic, 0, 1, "not-json"),
            new RefusedRecord(topic, 0, 3, "too-long"),
            new RefusedRecord(topic, 0, 5, "unreadable"),
            new RefusedRecord(topic, 0, 9, "empty"),
            new RefusedRecord(topic, 1, 0, "empty"));
    assertThat(counts.places().toString()).doesNotContain(SECRET);
  }

  @Test
  void a_flood_of_bad_values_keeps_no_more_than_a_hundred_places() throws Exception {
    String topic = Kafka.topic("flood", 1);
    var values = new ArrayList<>(Collections.nCopies(1_000, "not json"));
    values.add("good");
    Kafka.send(topic, 0, values);

    try (var source = Kafka.source(topic, this::picky)) {
      source.start();
      Waiting.until("all are heard of", () -> source.counts().stored() == 1_001);
      assertThat(source.counts().refused()).isEqualTo(Map.of("not-json", 1_000L));
      assertThat(source.counts().places())
          .hasSize(100)
          .endsWith(new RefusedRecord(topic, 0, 999, "not-json"));
    }
    assertThat(journal.lines()).containsExactly("good");
    assertThat(Kafka.committed(topic, topic, 0)).isEqualTo(1_001);
  }

  @Test
  void values_that_unpack_to_much_more_than_there_is_room_for_all_arrive() throws Exception {
    String topic = Kafka.topic("packed", 2);
    int each = 40;
    String ballast = "z".repeat(100_000);
    try (var producer =
        Kafka.producer(
            Map.of(
                "compression.type",
                "gzip",
                "linger.ms",
                50,
                "max.request.size",
                40_000_000,
                "batch.size",
                30_000_000,
                "buffer.memory",
                64_000_000L))) {
      var sent = new ArrayList<Future<RecordMetadata>>();
      for (int i = 0; i < each; i++) {
        for (int p = 0; p < 2; p++) {
          byte[] value = (p + "-" + i + " " + ballast).getBytes(UTF_8);
          sent.add(producer.send(Kafka.record(topic, p, value)));
        }
      }
      Kafka.stored(sent);
    }
    var limits =
        new KafkaLimits(1 << 20, 500, 400_000, 500, Duration.ofMillis(30), Duration.ofSeconds(10));
    var starts = new ArrayList<String>();
    Sink sink =
        value -> {
          String line = new String(value, UTF_8);
          starts.add(line.substring(0, line.indexOf(' ')));
          return CompletableFuture.completedFuture(new Result.Stored(List.of()));
        };
    try (var source = Kafka.source(Kafka.settings(topic), limits, sink)) {
      source.start();
      Waiting.until("all are stored", () -> source.counts().stored() >= 2L * each);
    }

    assertThat(starts).hasSize(2 * each);
    Function<Integer, List<String>> expected =
        p -> IntStream.range(0, each).mapToObj(i -> p + "-" + i).toList();
    for (int p = 0; p < 2; p++) {
      String start = p + "-";
      assertThat(starts.stream().filter(s -> s.startsWith(start)).toList())
          .isEqualTo(expected.apply(p));
    }
  }

  @Test
  void what_the_broker_removed_before_it_was_read_is_counted_as_lost() throws Exception {
    String topic = Kafka.topic("removed", 1);
    Kafka.send(topic, 0, List.of("0", "1", "2"));
    try (var source = Kafka.source(topic, new JournalSink())) {
      source.start();
      Waiting.until("three are committed", () -> Kafka.committed(topic, topic, 0) == 3);
    }
    Kafka.send(topic, 0, List.of("3", "4", "5", "6", "7"));
    Kafka.ADMIN
        .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(6)))
        .all()
        .get();

    var sink = new JournalSink();
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      sink.awaitLines(2);
      assertThat(source.counts().lost()).isEqualTo(3);
    }
    assertThat(sink.lines()).containsExactly("6", "7");
  }
}
