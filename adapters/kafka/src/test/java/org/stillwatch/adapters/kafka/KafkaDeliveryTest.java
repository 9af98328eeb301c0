// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.adapters.kafka.Sink.Result;

/// Records reach the sink in the order of their partitions, and are acknowledged when it has stored
/// them.
class KafkaDeliveryTest {
  private static final int PARTITIONS = 4;

  private static List<String> values(int partition, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> "{\"id\":\"%d-%d\"}".formatted(partition, i))
        .toList();
  }

  private static List<String> of(List<String> lines, int partition) {
    String start = "{\"id\":\"" + partition + "-";
    return lines.stream().filter(line -> line.startsWith(start)).toList();
  }

  @Test
  void every_record_arrives_once_in_the_order_of_its_partition() throws Exception {
    String topic = Kafka.topic("orderly", PARTITIONS);
    int each = 800;
    var sink = new JournalSink();
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      for (int half = 0; half < 2; half++) {
        for (int p = 0; p < PARTITIONS; p++) {
          Kafka.send(topic, p, values(p, half * each / 2, (half + 1) * each / 2));
        }
      }
      sink.awaitLines(PARTITIONS * each);
      assertThat(source.counts().standing().partitions()).isEqualTo(PARTITIONS);
    }

    assertThat(sink.lines()).hasSize(PARTITIONS * each);
    for (int p = 0; p < PARTITIONS; p++) {
      assertThat(of(sink.lines(), p)).isEqualTo(values(p, 0, each));
      assertThat(Kafka.committed(topic, topic, p)).isEqualTo(each);
    }
  }

  @Test
  void a_second_run_goes_on_where_the_first_stopped() throws Exception {
    String topic = Kafka.topic("resumed", 1);
    Kafka.send(topic, 0, values(0, 0, 50));
    var first = new JournalSink();
    try (var source = Kafka.source(topic, first)) {
      source.start();
      first.awaitLines(50);
    }
    Kafka.send(topic, 0, values(0, 50, 80));

    var second = new JournalSink();
    try (var source = Kafka.source(topic, second)) {
      source.start();
      second.awaitLines(30);
      Waiting.until("30 stored", () -> source.counts().stored() == 30);
      Waiting.until("no lag", () -> source.counts().standing().lag() == 0);
      assertThat(source.counts().failure()).isEmpty();
    }

    assertThat(of(first.lines(), 0)).isEqualTo(values(0, 0, 50));
    assertThat(of(second.lines(), 0)).isEqualTo(values(0, 50, 80));
  }

  @Test
  void what_cannot_be_stored_comes_again_and_nothing_behind_it_is_committed_before()
      throws Exception {
    String topic = Kafka.topic("patient", 2);
    Kafka.send(topic, 0, values(0, 0, 60));
    Kafka.send(topic, 1, values(1, 0, 60));
    var sink = new JournalSink();
    sink.script.add(JournalSink.again());
    sink.script.add(value -> CompletableFuture.failedFuture(new IllegalStateException("secret")));
    var last = new CompletableFuture<Result>();
    sink.script.add(value -> last.thenApply(now -> sink.stored(value)));
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      sink.awaitLines(119);
      assertThat(sink.offered.stream().limit(3)).containsOnly(values(0, 0, 1).getFirst());
      assertThat(source.counts().again()).isEqualTo(2);
      assertThat(source.counts().stored()).isZero();
      assertThat(Kafka.committed(topic, topic, 0)).isEqualTo(-1);
      last.complete(new Result.Again());
      Waiting.until("all are committed", () -> Kafka.committed(topic, topic, 0) == 60);
      Waiting.until("all are committed", () -> Kafka.committed(topic, topic, 1) == 60);
      assertThat(source.counts().stored()).isEqualTo(120);
      assertThat(source.counts().failure()).isEmpty();
    }

    assertThat(sink.lines()).hasSize(120).doesNotHaveDuplicates();
  }

  @Test
  void after_one_that_could_not_be_stored_later_the_rest_comes_again_in_order() throws Exception {
    String topic = Kafka.topic("rewound", 1);
    Kafka.send(topic, 0, values(0, 0, 60));
    var sink = new JournalSink();
    var second = new CompletableFuture<Result>();
    sink.script.add(value -> CompletableFuture.completedFuture(sink.stored(value)));
    sink.script.add(value -> second);
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      sink.awaitLines(59);
      second.complete(new Result.Again());
      sink.awaitLines(59 + 59);
    }

    assertThat(sink.lines().subList(59, 118)).isEqualTo(values(0, 1, 60));
    assertThat(Kafka.committed(topic, topic, 0)).isEqualTo(60);
  }

  @Test
  void no_more_is_handed_over_than_the_sink_may_have_at_once() throws Exception {
    String topic = Kafka.topic("window", 2);
    Kafka.send(topic, 0, values(0, 0, 700));
    Kafka.send(topic, 1, values(1, 0, 700));
    var sink = new JournalSink();
    var held = new CompletableFuture<Result>();
    sink.script.add(value -> held);
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      sink.awaitLines(Kafka.LIMITS.handedOver() - 1);
      Waiting.until(
          "it goes on polling",
          () -> {
            long members =
                Kafka.ADMIN
                    .describeConsumerGroups(List.of(topic))
                    .all()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .members()
                    .size();
            return members == 1;
          });
      assertThat(sink.offered).hasSize(Kafka.LIMITS.handedOver());
      held.complete(new Result.Stored(List.of()));
      sink.awaitLines(1_399);
    }
  }

  @Test
  void partitions_of_different_rates_are_read_in_the_order_of_time() throws Exception {
    String topic = Kafka.topic("rates", 3);
    String other = Kafka.topic("rates-of-another-topic", 1);
    long start = 1_770_000_000_000L;
    var everyMillis = List.of(10, 100, 1_000);
    for (int p = 0; p < 3; p++) {
      var values = new TreeMap<Long, String>();
      for (long at = start; at < start + 20_000; at += everyMillis.get(p)) {
        values.put(at, at + " " + p);
      }
      Kafka.sendAt(topic, p, values);
    }
    Kafka.sendAt(other, 0, new TreeMap<>(Map.of(start + 5_001, start + 5_001 + " other")));

    var sink = new JournalSink();
    var both =
        new KafkaSettings(List.of(Kafka.BROKER.servers()), List.of(topic, other), topic, Map.of());
    try (var source = Kafka.source(both, Kafka.LIMITS, sink)) {
      source.start();
      sink.awaitLines(2_000 + 200 + 20 + 1);
    }

    assertThat(sink.lines()).hasSize(2_221).isSorted();
  }

  @Test
  void one_record_of_the_future_does_not_hold_up_those_behind_it() throws Exception {
    String topic = Kafka.topic("future", 2);
    long now = System.currentTimeMillis();
    Kafka.sendAt(topic, 0, new TreeMap<>(Map.of(now + 3_000_000L, "far ahead")));
    Kafka.sendAt(topic, 0, new TreeMap<>(Map.of(now, "behind it")));
    Kafka.sendAt(topic, 1, new TreeMap<>(Map.of(now - 1, "beside it")));

    var sink = new JournalSink();
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      sink.awaitLines(3);
    }

    assertThat(sink.lines()).containsExactly("beside it", "far ahead", "behind it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "lz4", "snappy", "zstd"})
  void what_a_producer_packs_is_unpacked(String codec) throws Exception {
    String topic = Kafka.topic("packed-by-" + codec, 1);
    var values = values(0, 0, 200);
    try (var producer = Kafka.producer(Map.of("compression.type", codec, "linger.ms", 20))) {
      var sent = new ArrayList<Future<RecordMetadata>>();
      for (String value : values) {
        sent.add(producer.send(Kafka.record(topic, 0, value.getBytes(UTF_8))));
      }
      Kafka.stored(sent);
    }
    var sink = new JournalSink();
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      sink.awaitLines(200);
    }

    assertThat(sink.lines()).isEqualTo(values);
  }

  @Test
  void what_a_producer_took_back_is_not_read() throws Exception {
    String topic = Kafka.topic("transactions", 1);
    try (var producer = Kafka.producer(Map.of("transactional.id", "tests"))) {
      producer.initTransactions();
      for (String one : List.of("aborted", "committed", "aborted too", "committed too")) {
        producer.beginTransaction();
        var sent = producer.send(Kafka.record(topic, 0, one.getBytes(UTF_8)));
        sent.get();
        if (one.startsWith("aborted")) {
          producer.abortTransaction();
        } else {
          producer.commitTransaction();
        }
      }
    }
    Kafka.send(topic, 0, List.of("last"));

    var sink = new JournalSink();
    try (var source = Kafka.source(topic, sink)) {
      source.start();
      sink.awaitLines(3);
    }

    assertThat(sink.lines()).containsExactly("committed", "committed too", "last");
    assertThat(Kafka.committed(topic, topic, 0)).isEqualTo(Kafka.end(topic, 0));
  }

  @Test
  void closing_waits_a_little_for_what_is_on_its_way_and_commits_no_more_than_is_stored()
      throws Exception {
    String topic = Kafka.topic("closing", 1);
    var sink = new JournalSink();
    var started = new CompletableFuture<Boolean>();
    var release = new CompletableFuture<Boolean>();
    sink.script.add(body -> {
      started.complete(true);
      return release.thenApply(now -> sink.stored(body));
    });
    Kafka.send(topic, 0, values(0, 0, 10));
    var source = Kafka.source(topic, sink);
    source.start();
    started.join();
    var closed = CompletableFuture.runAsync(source::close, Thread::startVirtualThread);
    release.complete(true);
    closed.join();
    // the first poll brings all ten, or only the first of the batches that they were sent in
    int stored = sink.lines().size();
    assertThat(stored).isBetween(1, 10);
    assertThat(Kafka.committed(topic, topic, 0)).isEqualTo(stored);

    Kafka.send(topic, 0, values(0, 10, 20));
    var stuck = new JournalSink();
    var offered = new ArrayList<CompletableFuture<Result>>();
    stuck.script.add(body -> {
      offered.add(new CompletableFuture<>());
      return offered.getFirst();
    });
    try (var second = Kafka.source(topic, stuck)) {
      second.start();
      Waiting.until("a body", () -> !stuck.offered.isEmpty());
    }
    assertThat(Kafka.committed(topic, topic, 0)).isEqualTo(stored);
  }

  @Test
  void one_that_was_never_started_can_be_closed() {
    Kafka.source("never", new JournalSink()).close();
  }
}
