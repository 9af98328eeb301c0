// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/// A topic of a real broker: what gateways write into it, and how far a group has acknowledged it.
final class LiveTopic implements AutoCloseable {
  static final int PARTITIONS = 3;
  private static final Pattern TIME =
      Pattern.compile("\"time\":\"([^\"]+)\",\"account\":\"(([^\"])[^\"]*)");

  private final KafkaBroker broker;
  private final String name;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;

  LiveTopic(KafkaBroker broker, String name) throws Exception {
    this.broker = broker;
    this.name = name;
    Map<String, Object> servers = Map.of("bootstrap.servers", broker.servers());
    admin = Admin.create(servers);
    var kept = new NewTopic(name, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1"));
    admin.createTopics(List.of(kept)).all().get();
    producer = new KafkaProducer<>(servers, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /// The settings of a service that reads it, with a file of properties of the client.
  List<String> settings(Path folder) throws Exception {
    Path properties = folder.resolve("kafka.properties");
    Files.writeString(
        properties,
        """
        security.protocol=SASL_PLAINTEXT
        sasl.mechanism=PLAIN
        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
          username="%s" password="%s";
        # One that was killed is soon taken out of the group.
        session.timeout.ms=4000
        heartbeat.interval.ms=500
        """
            .formatted(KafkaBroker.USER, KafkaBroker.PASSWORD));
    return List.of(
        "kafka.bootstrap=" + broker.saslServers(),
        "kafka.topics=" + name,
        "kafka.group=" + name,
        "kafka.propertiesFile=" + properties);
  }

  /// Writes exchanges as if each were written when it happened and the last one just now. Strangers
  /// stand in two partitions, and the farm, which begins a day later, in the third.
  void send(List<String> exchanges) throws Exception {
    var end = SmallLog.START.plus(Duration.ofDays(2));
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (int i = 0; i < exchanges.size(); i++) {
      var found = found(exchanges.get(i));
      var age = Duration.between(Instant.parse(found.group(1)), end);
      int partition = found.group(3).equals("f") ? 2 : i % 2;
      sent.add(send(partition, Instant.now().minus(age), exchanges.get(i)));
    }
    await(sent);
  }

  /// Writes exchanges as each was written when it happened, all of an account to one partition.
  void sendByAccount(List<String> exchanges) throws Exception {
    var sent = new ArrayList<Future<RecordMetadata>>();
    for (String exchange : exchanges) {
      var found = found(exchange);
      int partition = Math.floorMod(found.group(2).hashCode(), PARTITIONS);
      sent.add(send(partition, Instant.parse(found.group(1)), exchange));
    }
    await(sent);
  }

  private static Matcher found(String exchange) {
    var found = TIME.matcher(exchange);
    if (!found.find()) {
      throw new IllegalArgumentException("no exchange: " + exchange);
    }
    return found;
  }

  private Future<RecordMetadata> send(int partition, Instant written, String exchange) {
    byte[] value = exchange.getBytes(StandardCharsets.UTF_8);
    return producer.send(
        new ProducerRecord<>(name, partition, written.toEpochMilli(), null, value));
  }

  private static void await(List<Future<RecordMetadata>> sent) throws Exception {
    for (var one : sent) {
      one.get();
    }
  }

  /// Writes a value as it is, two days ago.
  ///
  /// @return its offset
  long send(int partition, byte @Nullable [] value) throws Exception {
    long written = Instant.now().minus(Duration.ofDays(2)).toEpochMilli();
    return producer
        .send(new ProducerRecord<>(name, partition, written, null, value))
        .get()
        .offset();
  }

  /// Records in it.
  long records() throws Exception {
    var latest = partitions().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().values().stream().mapToLong(o -> o.offset()).sum();
  }

  /// Records that its group has acknowledged.
  long acknowledged() throws Exception {
    var offsets = admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
    return offsets.values().stream().mapToLong(o -> o == null ? 0 : o.offset()).sum();
  }

  private List<TopicPartition> partitions() {
    return IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(name, p)).toList();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
    admin.close(Duration.ZERO);
  }
}
