// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.time.Duration;

/// How much is held at once, and how long is waited.
///
/// @param valueBytes longest value that is taken
/// @param pollRecords most records of one poll
/// @param heldBytes most bytes of records that wait to be handed over, over all partitions; one
///   poll may bring as many, unpacked, and one value that is longer still comes alone
/// @param handedOver most records that are handed over and not stored yet
/// @param retry wait before something that failed is tried again
/// @param patience how long a partition that says nothing holds up the others
record KafkaLimits(
    int valueBytes,
    int pollRecords,
    int heldBytes,
    int handedOver,
    Duration retry,
    Duration patience) {
  /// Values of 16 MiB, polls of 500 records, 32 MiB held, 2,000 records handed over, a second
  /// between tries, ten of patience.
  static final KafkaLimits DEFAULT =
      new KafkaLimits(
          16 << 20, 500, 32 << 20, 2_000, Duration.ofSeconds(1), Duration.ofSeconds(10));
}
