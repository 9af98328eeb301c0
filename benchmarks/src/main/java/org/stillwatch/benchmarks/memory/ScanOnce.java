// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.benchmarks.endtoend.Reading;
import org.stillwatch.engines.local.LocalScan;
import org.stillwatch.engines.local.Progress;
import org.stillwatch.engines.local.ScanSettings;

/// Scans one log once in a fresh process, under whatever heap it was given, and says what that took
/// at most, as one row of a table.
public final class ScanOnce {
  private static final double MIB = 1 << 20;

  private ScanOnce() {}

  /// Scans.
  ///
  /// @param args name of the log, exchanges, account table
  public static void main(String[] args) throws IOException {
    var key = KeyFile.demo();
    var most = Heap.mostAfterCollection();
    long start = System.nanoTime();
    var input = new Reading(key, Path.of(args[1]), Path.of(args[2])).keep();
    long read = System.nanoTime();
    var settings = new ScanSettings(key, new Seed(1), Tick.HOURLY, Optional.empty());
    var result = LocalScan.run(input, settings, Progress.SILENT);
    long done = System.nanoTime();
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | done, %,d accounts | %.0f | %.0f | %.1f | %.1f |%n",
        args[0],
        Runtime.getRuntime().maxMemory() / MIB,
        result.accountsSeen(),
        most.get() / MIB,
        mostResident() / 1024.0,
        (read - start) / 1e9,
        (done - read) / 1e9);
  }

  /// Most memory of the process that was ever resident, in KiB; zero where the system does not say.
  private static long mostResident() throws IOException {
    var status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}
