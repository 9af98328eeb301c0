// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.util.Comparator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// A record on its way to the sink.
///
/// @param timeMillis when it was written, by the clock of its producer or broker
/// @param after where reading goes on behind it
record Piece(
    TopicPartition partition, long offset, long timeMillis, OffsetAndMetadata after, Value value) {
  private static final long OVERHEAD = 200;

  /// Earlier ones first.
  static final Comparator<Piece> BY_TIME =
      Comparator.comparingLong(Piece::timeMillis)
          .thenComparing(piece -> piece.partition.topic())
          .thenComparingInt(piece -> piece.partition.partition());

  /// @param nowMillis a time in the future counts as now, so that it holds up nothing for long
  static Piece of(ConsumerRecord<?, Value> polled, Value value, long nowMillis) {
    return new Piece(
        new TopicPartition(polled.topic(), polled.partition()),
        polled.offset(),
        Math.min(polled.timestamp(), nowMillis),
        new OffsetAndMetadata(polled.offset() + 1, polled.leaderEpoch(), ""),
        value);
  }

  /// Bytes of memory, about.
  long weight() {
    return OVERHEAD + value.length();
  }

  RefusedRecord refused(String reason) {
    return new RefusedRecord(partition.topic(), partition.partition(), offset, reason);
  }
}
