// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Holds the process, which was told to end, until the service is closed. It waits for that and not
/// for the main thread, which cannot exit while the process is ending.
final class Stopping implements AutoCloseable {
  private static final long MOST_SECONDS = 20;

  private final CountDownLatch told = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);

  Stopping() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "stopping"));
  }

  private void end() {
    told.countDown();
    try {
      boolean _ = closed.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Returns when the process is told to end.
  void await() throws InterruptedException {
    told.await();
  }

  /// Lets the process end.
  @Override
  public void close() {
    closed.countDown();
  }
}
