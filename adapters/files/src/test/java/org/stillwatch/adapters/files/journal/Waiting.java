// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// How the disks of tests wait.
final class Waiting {
  private Waiting() {}

  static void until(CountDownLatch opened) throws IOException {
    try {
      if (!opened.await(60, TimeUnit.SECONDS)) {
        throw new IOException("nobody opened the latch");
      }
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  static void unchecked(HookedDisk.Hook work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
