// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/// How far each partition is stored, until the broker knows. A commit that fails is made again.
final class Positions {
  private static final long BETWEEN_COMMITS_NANOS = Duration.ofMillis(200).toNanos();

  private final Consumer<?, ?> consumer;
  private final Map<TopicPartition, OffsetAndMetadata> stored = new HashMap<>();
  private long dueNanos = System.nanoTime();
  private String failure = "";

  Positions(Consumer<?, ?> consumer) {
    this.consumer = consumer;
  }

  /// Everything up to a record is stored.
  void stored(Piece last) {
    stored.put(last.partition(), last.after());
  }

  /// Commits, where the last time was long enough ago.
  void commitWhenDue() {
    if (System.nanoTime() - dueNanos >= 0) {
      commit();
    }
  }

  /// Commits.
  void commit() {
    try {
      if (!stored.isEmpty()) {
        consumer.commitSync(stored, KafkaSource.LAST_WAIT);
        stored.clear();
      }
      failure = "";
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      failure = e.getClass().getSimpleName();
    } finally {
      dueNanos = System.nanoTime() + BETWEEN_COMMITS_NANOS;
    }
  }

  /// The error that kept the last commit from that, or nothing.
  String failure() {
    return failure;
  }

  /// Forgets partitions.
  void forget(Collection<TopicPartition> partitions) {
    stored.keySet().removeAll(partitions);
  }
}
