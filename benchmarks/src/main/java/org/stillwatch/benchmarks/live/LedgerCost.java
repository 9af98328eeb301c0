// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/// Stores exchanges over HTTP in two services in turn, one that keeps fingerprints of answers and
/// one that does not, each in a process of its own, and prints a Markdown table. Both detect
/// meanwhile; the next phase begins when neither has anything to do.
public final class LedgerCost {
  private static final int LINES = 200;
  private static final int BODIES = 64;
  private static final int CLIENTS = 4;
  private static final int WARM = 2;
  private static final int VOCABULARY = 30_000;

  private LedgerCost() {}

  /// One service.
  private record Side(Serving serving, Traffic traffic) {}

  /// A phase.
  ///
  /// @param perSecond exchanges that were acknowledged
  /// @param cpuMicros of the service for each of them, with all that it did about them
  private record Phase(double perSecond, double cpuMicros, long stored) {}

  /// Runs all rounds.
  ///
  /// @param args scratch folder, workload, seconds of a phase, rounds, words of each answer (0 for
  ///   those of the workload), seconds between two rolls into the ledger
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    long seconds = Long.parseLong(args[2]);
    int rounds = Integer.parseInt(args[3]);
    int words = Integer.parseInt(args[4]);
    var random = new SplittableRandom(1);
    List<Phase> off = new ArrayList<>();
    List<Phase> on = new ArrayList<>();
    long kept = 0;
    try (var without = Serving.start(folder.resolve("off"), 0, "-Xmx2500m", "off", 0);
        var with = Serving.start(folder.resolve("on"), 0, "-Xmx2500m", args[5], 0)) {
      List<Side> sides = new ArrayList<>();
      for (Serving one : List.of(without, with)) {
        var traffic =
            new Traffic(
                Path.of(args[1]),
                LINES,
                BODIES,
                one.secret(),
                line -> words == 0 ? line : answered(line, words, random));
        sides.add(new Side(one, traffic));
      }
      for (int i = -WARM; i < rounds; i++) {
        List<Phase> both = new ArrayList<>(List.of(phase(sides.get(i & 1), seconds)));
        both.add(phase(sides.get(1 - (i & 1)), seconds));
        if ((i & 1) == 1) {
          both = both.reversed();
        }
        kept += both.get(1).stored;
        if (i >= 0) {
          off.add(both.get(0));
          on.add(both.get(1));
        }
      }
    }
    System.out.print(table(off, on, words));
    long bytes = bytes(folder.resolve("on/ledger"));
    System.out.printf(
        Locale.ROOT,
        "%nThe ledger of %,d exchanges has %,d bytes, %.0f for each.%n",
        kept,
        bytes,
        (double) bytes / kept);
  }

  /// A line with an answer of so many words.
  static String answered(String line, int words, SplittableRandom random) {
    String text =
        random
            .ints(words, 0, VOCABULARY)
            .mapToObj(n -> Integer.toString(n * 7_919 + 1_000, 36))
            .collect(Collectors.joining(" "));
    return line.replaceFirst(
        "\"response\":.*?,\"usage\"",
        "\"response\":{\"status\":200,\"finish\":\"stop\",\"body\":{\"content\":[{\"type\":\"text\",\"text\":\""
            + text
            + "\"}]}},\"usage\"");
  }

  private static Phase phase(Side side, long seconds) throws Exception {
    idle(side.serving);
    var stored = new LongAdder();
    long cpu = side.serving.cpu().toNanos();
    long before = System.nanoTime();
    new OpenLoop(
            side.serving.service(),
            CLIENTS,
            side.traffic::request,
            (nanos, status, body) -> stored.add(status == 200 ? accepted(body) : 0),
            OpenLoop.Pace.IN_TURN)
        .run(0, Duration.ofSeconds(seconds).toNanos());
    double took = (System.nanoTime() - before) / 1e9;
    idle(side.serving);
    double micros = (side.serving.cpu().toNanos() - cpu) / 1e3 / stored.sum();
    return new Phase(stored.sum() / took, micros, stored.sum());
  }

  private static long accepted(String body) {
    try {
      return new JsonMapper().readTree(body).path("accepted").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until a service has read what it stored: it takes less than a twentieth of a processor.
  private static void idle(Serving serving) throws InterruptedException {
    Duration before = serving.cpu();
    Duration took = Duration.ofSeconds(1);
    while (took.toMillis() > 50) {
      Thread.sleep(Duration.ofSeconds(1));
      Duration now = serving.cpu();
      took = now.minus(before);
      before = now;
    }
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

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static String table(List<Phase> off, List<Phase> on, int words) {
    var out = new StringBuilder();
    double[] rates = new double[off.size()];
    double[] cpus = new double[off.size()];
    for (int i = 0; i < off.size(); i++) {
      rates[i] = on.get(i).perSecond / off.get(i).perSecond;
      cpus[i] = on.get(i).cpuMicros - off.get(i).cpuMicros;
    }
    Arrays.sort(rates);
    Arrays.sort(cpus);
    out.append(
        String.format(
            Locale.ROOT,
            """
            %s. Exchanges a second with answers kept over those without: %.3f in the median round
            (%.3f-%.3f); %.1f us of processor more for each (%.1f-%.1f).

            | round | off, a second | on, a second | ratio | off, cpu us | on, cpu us |
            |---|---|---|---|---|---|
            """,
            words == 0 ? "Answers of the workload" : "Answers of " + words + " words",
            median(rates),
            rates[0],
            rates[rates.length - 1],
            median(cpus),
            cpus[0],
            cpus[cpus.length - 1]));
    for (int i = 0; i < off.size(); i++) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %d | %,.0f | %,.0f | %.3f | %.1f | %.1f |%n",
              i + 1,
              off.get(i).perSecond,
              on.get(i).perSecond,
              on.get(i).perSecond / off.get(i).perSecond,
              off.get(i).cpuMicros,
              on.get(i).cpuMicros));
    }
    return out.toString();
  }
}
