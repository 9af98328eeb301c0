// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.Closeable;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.stillwatch.adapters.kafka.KafkaCounts;
import org.stillwatch.adapters.kafka.KafkaSettings;
import org.stillwatch.adapters.kafka.KafkaSource;
import org.stillwatch.adapters.kafka.RefusedRecord;
import org.stillwatch.apps.server.ingest.BodyIntake;
import org.stillwatch.apps.server.ingest.TopicIntake;

/// Kafka as a way in, where it is switched on, and what is told of it. A broker that is away is
/// seen in the status and the meters; the rest of the service goes on, and is ready.
record KafkaFeed(Optional<KafkaSource> source) implements Closeable, MeterBinder {
  /// Checks the settings; nothing is read before [#start].
  static KafkaFeed open(Optional<KafkaSettings> settings, BodyIntake intake, InstantSource clock) {
    return new KafkaFeed(settings.map(s -> KafkaSource.open(s, new TopicIntake(intake), clock)));
  }

  void start() {
    source.ifPresent(KafkaSource::start);
  }

  @Override
  public void close() {
    source.ifPresent(KafkaSource::close);
  }

  /// Whether it may hold traffic that has not arrived.
  boolean behind() {
    return source.map(KafkaSource::counts).map(KafkaFeed::behind).orElse(false);
  }

  private static boolean behind(KafkaCounts counts) {
    var standing = counts.standing();
    return standing.connections() == 0 || standing.partitions() == 0 || standing.lag() > 0;
  }

  /// Adds a field `kafka` to a status.
  void tell(ObjectNode status) {
    source.map(KafkaSource::counts).ifPresent(counts -> tell(status.putObject("kafka"), counts));
  }

  private static void tell(ObjectNode kafka, KafkaCounts counts) {
    var standing = counts.standing();
    kafka.put("connections", standing.connections());
    kafka.put("failure", counts.failure());
    kafka.put("partitions", standing.partitions());
    kafka.put("lag", standing.lag());
    kafka.put("stored", counts.stored());
    kafka.put("again", counts.again());
    kafka.put("lost", counts.lost());
    var refused = kafka.putObject("refused");
    counts.refused().forEach(refused::put);
    var places = kafka.putArray("lastRefused");
    for (RefusedRecord place : counts.places()) {
      places
          .addObject()
          .put("topic", place.topic())
          .put("partition", place.partition())
          .put("offset", place.offset())
          .put("reason", place.reason());
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    source.map(KafkaSource::counts).ifPresent(counts -> bind(registry, counts));
  }

  private static void bind(MeterRegistry registry, KafkaCounts counts) {
    gauge(registry, counts, "connections", c -> c.standing().connections());
    gauge(registry, counts, "partitions", c -> c.standing().partitions());
    gauge(registry, counts, "lag", c -> c.standing().lag());
    gauge(registry, counts, "failing", c -> c.failure().isEmpty() ? 0 : 1);
    counter(registry, counts, "stored", KafkaCounts::stored);
    counter(registry, counts, "again", KafkaCounts::again);
    counter(registry, counts, "lost", KafkaCounts::lost);
    counter(
        registry, counts, "refused", c -> c.refused().values().stream().mapToLong(n -> n).sum());
  }

  private static void gauge(
      MeterRegistry registry,
      KafkaCounts counts,
      String name,
      ToDoubleFunction<KafkaCounts> value) {
    Gauge.builder("stillwatch.kafka." + name, counts, value).register(registry);
  }

  private static void counter(
      MeterRegistry registry,
      KafkaCounts counts,
      String name,
      ToDoubleFunction<KafkaCounts> value) {
    FunctionCounter.builder("stillwatch.kafka." + name, counts, value).register(registry);
  }
}
