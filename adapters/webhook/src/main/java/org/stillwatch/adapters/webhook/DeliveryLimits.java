// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.time.Duration;

/// How much a receiver may take of our time and memory.
///
/// @param connect how long a connection may take
/// @param answer how long one delivery may take in all
/// @param answerBytes how much of an answer's body is read, and thrown away
/// @param atOnce deliveries to one receiver at the same time
/// @param idle how long before a lane looks again for what is due
/// @param firstRest how long a receiver that failed is left in peace; doubles with each failure
/// @param longestRest no rest is longer
/// @param closing how long [Deliveries#close] waits for what is on its way
record DeliveryLimits(
    Duration connect,
    Duration answer,
    int answerBytes,
    int atOnce,
    Duration idle,
    Duration firstRest,
    Duration longestRest,
    Duration closing) {
  static final DeliveryLimits DEFAULT =
      new DeliveryLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          64 << 10,
          4,
          Duration.ofSeconds(1),
          Duration.ofMillis(250),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3));
}
