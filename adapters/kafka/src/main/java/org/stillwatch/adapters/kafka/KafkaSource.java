// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.stillwatch.base.ConfigException;

/// Reads topics, from where their group stopped or else from their beginning, and hands each value
/// to a sink, on a thread of its own.
///
/// Every value reaches the sink at least once; what was on its way at a crash or when partitions
/// changed hands comes again. Fails closed: an offset is committed once the sink has stored what
/// stands before it, and while nothing can be stored, nothing is read. Values that cannot be used
/// are counted, located and passed over. Brokers that are away, refuse us, or have no address are
/// tried again for as long as it takes; nothing else waits for them.
public final class KafkaSource implements AutoCloseable {
  static final Duration LAST_WAIT = Duration.ofSeconds(3);

  private final KafkaSettings settings;
  private final KafkaLimits limits;
  private final Sink sink;
  private final InstantSource clock;
  private final KafkaCounts counts = new KafkaCounts();
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("kafka-source").unstarted(this::run);

  private KafkaSource(KafkaSettings settings, KafkaLimits limits, Sink sink, InstantSource clock) {
    this.settings = settings;
    this.limits = limits;
    this.sink = sink;
    this.clock = clock;
  }

  /// Checks the settings; nothing is read before [#start].
  ///
  /// @param clock tells which records claim to come from the future
  /// @throws ConfigException for settings that the client refuses; it names the property where the
  ///   client does, and never its value
  public static KafkaSource open(KafkaSettings settings, Sink sink, InstantSource clock) {
    return open(settings, KafkaLimits.DEFAULT, sink, clock);
  }

  static KafkaSource open(
      KafkaSettings settings, KafkaLimits limits, Sink sink, InstantSource clock) {
    var source = new KafkaSource(settings, limits, sink, clock);
    try {
      source.consumer(new BoundedValues(limits)).close(CloseOptions.timeout(Duration.ZERO));
    } catch (KafkaException e) {
      if (source.hasAddress()) {
        throw ClientProperties.refusal(e);
      }
    }
    return source;
  }

  private Consumer<Boolean, Value> consumer(BoundedValues values) {
    return new KafkaConsumer<>(ClientProperties.of(settings, limits), (topic, key) -> true, values);
  }

  /// Whether the client could tell where any broker is; it refuses to be made where it cannot.
  private boolean hasAddress() {
    return settings.bootstrap().stream().anyMatch(KafkaSource::hasAddress);
  }

  private static boolean hasAddress(String server) {
    try {
      return InetAddress.getByName(server.substring(0, server.lastIndexOf(':'))) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /// Begins to read.
  public void start() {
    thread.start();
  }

  /// What became of records.
  public KafkaCounts counts() {
    return counts;
  }

  /// Reads until it is closed. A client that cannot go on is replaced by a new one.
  private void run() {
    try {
      while (stop.getCount() > 0) {
        try {
          read();
        } catch (RuntimeException | Error e) {
          counts.fail(hasAddress() ? e.getClass().getSimpleName() : "UnknownHostException");
          pause();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() throws InterruptedException {
    var values = new BoundedValues(limits);
    var consumer = consumer(values);
    try {
      var reading = new Reading(limits, sink, consumer, values, counts, clock);
      reading.subscribe(settings.topics());
      while (stop.getCount() > 0) {
        if (!reading.turn()) {
          pause();
        }
      }
      reading.settle();
    } finally {
      counts.stand(new KafkaCounts.Standing(0, 0, 0));
      consumer.close(CloseOptions.timeout(LAST_WAIT));
    }
  }

  private void pause() throws InterruptedException {
    var _ = stop.await(limits.retry().toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Waits some seconds for what is on its way, commits what is stored and leaves the group.
  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
