// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.kafka;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// How these tests wait.
final class Waiting {
  private static final long MOST_NANOS = 60_000_000_000L;

  private Waiting() {}

  /// Returns as soon as something holds.
  static void until(String what, Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + MOST_NANOS;
    while (!holds.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within a minute: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
