// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/// Waits for what comes in its own time.
final class Waiting {
  private static final long MOST_SECONDS = 30;

  private Waiting() {}

  /// Waits until something is so, and fails when it does not become so.
  static void until(String what, Callable<Boolean> isSo) throws Exception {
    long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (!isSo.call()) {
      if (System.nanoTime() > endNanos) {
        throw new AssertionError("waited in vain: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
