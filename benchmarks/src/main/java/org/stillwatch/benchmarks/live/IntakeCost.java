// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.server.ingest.BodyIntake;
import org.stillwatch.apps.server.ingest.ExitCountries;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.ledger.ServedLog;

/// What taking an exchange costs the thread that takes it, with answers kept and without, body by
/// body in turn, so that whatever else runs on the machine hits both; and what an answer takes in
/// its journal. Prints rows of a Markdown table. Other threads write the journals: their time is
/// not in it.
public final class IntakeCost {
  private static final int LINES = 200;
  private static final int WARM = 300;

  private IntakeCost() {}

  /// Runs once.
  ///
  /// @param args scratch folder, workload, bodies to measure, words of each answer (0 for those of
  ///   the workload)
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int count = Integer.parseInt(args[2]);
    int words = Integer.parseInt(args[3]);
    List<byte[]> bodies = bodies(Path.of(args[1]), words);
    var key = KeyFile.demo();
    var frames = Entry.frames();
    JournalHeader header = frames.header("entries/1", key.keyId());
    var clock = InstantSource.system();
    double[] off = new double[count];
    double[] on = new double[count];
    try (Journal first = Journal.open(folder.resolve("off"), JournalSettings.DEFAULT, header);
        Journal second = Journal.open(folder.resolve("on"), JournalSettings.DEFAULT, header);
        ServedLog served = ServedLog.open(folder.resolve("served"), JournalSettings.DEFAULT, key)) {
      var without = new BodyIntake(key, first, frames, LogSettings.DEFAULT, clock);
      var with =
          new BodyIntake(
              key,
              second,
              Optional.of(served),
              ExitCountries.UNKNOWN,
              frames,
              LogSettings.DEFAULT,
              clock);
      for (int i = -WARM; i < count; i++) {
        byte[] body = bodies.get(Math.floorMod(i, bodies.size()));
        double one = micros(without, body);
        double other = micros(with, body);
        if (i >= 0) {
          off[i] = one;
          on[i] = other;
        }
      }
    }
    double exchanges = (double) LINES * (WARM + count);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.3f | %.0f | %.0f |%n",
        words == 0 ? "of the workload" : words + " words each",
        median(off),
        median(on),
        median(off) / median(on),
        bytes(folder.resolve("on")) / exchanges,
        bytes(folder.resolve("served")) / exchanges);
  }

  private static double micros(BodyIntake intake, byte[] body) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    var stored = intake.take(Intake.Kind.EXCHANGES, body);
    long after = threads.getCurrentThreadCpuTime();
    if (!(stored.toCompletableFuture().join() instanceof Intake.Outcome.Stored all)
        || all.accepted() != LINES) {
      throw new IllegalStateException("not all was stored");
    }
    return (after - before) / 1e3 / LINES;
  }

  private static List<byte[]> bodies(Path log, int words) throws IOException {
    var random = new SplittableRandom(1);
    var bodies = new ArrayList<byte[]>();
    try (var lines = Files.lines(log)) {
      List<String> all =
          lines.map(line -> words == 0 ? line : LedgerCost.answered(line, words, random)).toList();
      for (int i = 0; i + LINES <= all.size(); i += LINES) {
        bodies.add(String.join("\n", all.subList(i, i + LINES)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bodies;
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
