// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/// Partitions of which the next record has to come before it is known which one is the earliest of
/// all. One that says nothing for too long is awaited no more, so that a broker that is away does
/// not hold up the others.
final class Awaited {
  private final long patienceNanos;
  private final Map<TopicPartition, Long> sinceNanos = new HashMap<>();

  Awaited(Duration patience) {
    this.patienceNanos = patience.toNanos();
  }

  /// Whether any is awaited.
  ///
  /// @param known says of which the next record is here, or that there is none
  boolean any(
      Collection<TopicPartition> partitions, Predicate<TopicPartition> known, long nowNanos) {
    boolean any = false;
    for (TopicPartition partition : partitions) {
      if (known.test(partition)) {
        sinceNanos.remove(partition);
      } else {
        any |= nowNanos - sinceNanos.computeIfAbsent(partition, p -> nowNanos) < patienceNanos;
      }
    }
    return any;
  }

  /// Forgets partitions.
  void forget(Collection<TopicPartition> partitions) {
    sinceNanos.keySet().removeAll(partitions);
  }
}
