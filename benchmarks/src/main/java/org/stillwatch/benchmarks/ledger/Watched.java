// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Runs a command and says what it took: seconds, processor seconds and the most memory that it
/// held at once. Arguments: the command.
public final class Watched {
  private Watched() {}

  /// Runs it.
  public static void main(String[] command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
    Duration processor = Duration.ZERO;
    long mostKibibytes = 0;
    while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
      processor = process.info().totalCpuDuration().orElse(processor);
      mostKibibytes = Math.max(mostKibibytes, resident(process.pid()));
    }
    System.out.printf(
        Locale.ROOT,
        "%.1f s, %.1f s of processor, %.2f GiB, exit %d%n",
        (System.nanoTime() - start) / 1e9,
        processor.toMillis() / 1e3,
        mostKibibytes / 1048576.0,
        process.exitValue());
  }

  private static long resident(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    } catch (IOException _) {
      // it has ended
    }
    return 0;
  }
}
