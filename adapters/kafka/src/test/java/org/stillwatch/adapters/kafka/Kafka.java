// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.stillwatch.testkit.KafkaBroker;

/// One broker for all tests of this module, and what a producer and an operator do with it.
final class Kafka {
  static final KafkaBroker BROKER = started();
  static final Admin ADMIN = Admin.create(Map.of("bootstrap.servers", BROKER.servers()));
  static final KafkaLimits LIMITS = KafkaChild.LIMITS;
  private static final KafkaProducer<byte[], byte[]> PRODUCER = producer(Map.of());

  private Kafka() {}

  private static KafkaBroker started() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return KafkaBroker.start(Files.createTempDirectory(target, "broker"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    var properties = new HashMap<String, Object>(more);
    properties.put("bootstrap.servers", BROKER.servers());
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  static String topic(String name, int partitions) throws Exception {
    ADMIN.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    return name;
  }

  /// Settings of a group of the topic's name.
  static KafkaSettings settings(String topic) {
    return new KafkaSettings(List.of(BROKER.servers()), List.of(topic), topic, Map.of());
  }

  static KafkaSource source(String topic, Sink sink) {
    return source(settings(topic), LIMITS, sink);
  }

  static KafkaSource source(KafkaSettings settings, KafkaLimits limits, Sink sink) {
    return KafkaSource.open(settings, limits, sink, InstantSource.system());
  }

  static void send(String topic, int partition, List<String> values) throws Exception {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (String value : values) {
      sent.add(PRODUCER.send(record(topic, partition, value.getBytes(UTF_8))));
    }
    stored(sent);
  }

  static void sendBytes(String topic, int partition, byte @Nullable [] value) throws Exception {
    PRODUCER.send(record(topic, partition, value)).get();
  }

  static void stored(List<Future<RecordMetadata>> sent)
      throws ExecutionException, InterruptedException {
    for (var one : sent) {
      one.get();
    }
  }

  /// Sends values that claim to be written at some times.
  static void sendAt(String topic, int partition, SortedMap<Long, String> values) throws Exception {
    var sent = new ArrayList<Future<RecordMetadata>>();
    values.forEach((millis, value) ->
        sent.add(
            PRODUCER.send(
                new ProducerRecord<>(topic, partition, millis, null, value.getBytes(UTF_8)))));
    stored(sent);
  }

  static ProducerRecord<byte[], byte[]> record(
      String topic, int partition, byte @Nullable [] value) {
    return new ProducerRecord<>(topic, partition, "ignored key".getBytes(UTF_8), value);
  }

  /// What a group has committed of a partition, or -1.
  static long committed(String group, String topic, int partition) throws Exception {
    var offsets = ADMIN.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    var offset = offsets.get(new TopicPartition(topic, partition));
    return offset == null ? -1 : offset.offset();
  }

  static long end(String topic, int partition) throws Exception {
    var one = new TopicPartition(topic, partition);
    var ends = ADMIN.listOffsets(Map.of(one, OffsetSpec.latest())).all().get();
    return Objects.requireNonNull(ends.get(one)).offset();
  }
}
