// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Asks for decisions over HTTP at a steady rate, in turn with an empty handler and a bare server
/// in the same process, and prints a Markdown table.
public final class AnswerTimes {
  private static final int CONNECTIONS = 16;
  private static final int QUESTIONS = 4_096;

  /// Rounds before the first that counts: half a million requests later the compiler of the JVM has
  /// come to rest, whose work would be counted as the server's.
  private static final int WARM_ROUNDS = 6;

  private AnswerTimes() {}

  /// One phase.
  ///
  /// @param cpuMicros of the server for each answer
  private record Phase(Histogram nanos, double cpuMicros, long failed, long unanswered) {
    double micros(double percentile) {
      return nanos.getValueAtPercentile(percentile) / 1e3;
    }
  }

  /// Runs all rounds.
  ///
  /// @param args folder of the state, accounts with findings, requests a second, seconds of a
  ///   phase, rounds, rules of an enforced policy (0 for none)
  public static void main(String[] args) throws IOException {
    int accounts = Integer.parseInt(args[1]);
    double perSecond = Double.parseDouble(args[2]);
    long seconds = Long.parseLong(args[3]);
    int rounds = Integer.parseInt(args[4]);
    int rules = Integer.parseInt(args[5]);
    List<Phase> empty = new ArrayList<>();
    List<Phase> decide = new ArrayList<>();
    List<Phase> bare = new ArrayList<>();
    try (var serving = Serving.start(Path.of(args[0]), accounts, "-Xmx2g", "3600", rules)) {
      var nothing = questions("/empty", serving.secret(), accounts);
      var questions = questions("/v1/decide", serving.secret(), accounts);
      for (int i = -WARM_ROUNDS; i < rounds; i++) {
        var before = phase(serving, serving.empty(), nothing, perSecond, seconds);
        var answers = phase(serving, serving.service(), questions, perSecond, seconds);
        var least = phase(serving, serving.bare(), nothing, perSecond, seconds);
        if (i >= 0) {
          bare.add(least);
          empty.add(before);
          decide.add(answers);
        }
      }
    }
    System.out.println(
        rules > 0 ? "An enforced policy of %d rules, whose measures hold.%n".formatted(rules) : "");
    System.out.print(table(empty, decide, bare, perSecond, seconds, accounts));
  }

  private static byte[][] questions(String path, String secret, int accounts) {
    byte[][] all = new byte[QUESTIONS][];
    for (int i = 0; i < QUESTIONS; i++) {
      String account = Filled.account((int) (i * 7_919L % (2L * accounts)));
      String question = "{\"account\":\"%s\",\"stage\":\"request\"}".formatted(account);
      all[i] = Http.post(path, secret, question.getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }

  private static Phase phase(
      Serving serving, InetSocketAddress address, byte[][] requests, double rate, long seconds)
      throws IOException {
    var nanos = new Histogram(3);
    var failed = new AtomicLong();
    var loop =
        new OpenLoop(
            address,
            CONNECTIONS,
            n -> ByteBuffer.wrap(requests[n % requests.length]),
            (took, status, body) -> {
              nanos.recordValue(took);
              if (status != 200) {
                failed.incrementAndGet();
              }
            },
            OpenLoop.Pace.MEASURED);
    long before = serving.cpu().toNanos();
    long unanswered = loop.run(rate, Duration.ofSeconds(seconds).toNanos());
    double cpu = (serving.cpu().toNanos() - before) / 1e3 / nanos.getTotalCount();
    return new Phase(nanos, cpu, failed.get(), unanswered);
  }

  private static double[] both(
      List<Phase> empty, List<Phase> decide, ToDoubleBiFunction<Phase, Phase> compared) {
    return IntStream.range(0, empty.size())
        .mapToDouble(i -> compared.applyAsDouble(empty.get(i), decide.get(i)))
        .sorted()
        .toArray();
  }

  private static double median(double[] sorted) {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static String table(
      List<Phase> empty,
      List<Phase> decide,
      List<Phase> bare,
      double rate,
      long seconds,
      int accounts) {
    var out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            """
            Open loop, %,.0f requests a second on %d connections, %d s a phase, %,d accounts with
            findings, after %d rounds that do not count. Over all rounds: p99 of decide %.2f times
            the empty handler's in the median round and %.2f times the bare server's; %.1f us of
            processor for each decision, %.1f for an empty answer, %.1f for a bare one.

            """,
            rate,
            CONNECTIONS,
            seconds,
            accounts,
            WARM_ROUNDS,
            median(both(empty, decide, (e, d) -> d.micros(99) / e.micros(99))),
            median(both(bare, decide, (b, d) -> d.micros(99) / b.micros(99))),
            median(both(decide, decide, (d, same) -> d.cpuMicros())),
            median(both(empty, empty, (e, same) -> e.cpuMicros())),
            median(both(bare, bare, (b, same) -> b.cpuMicros()))));
    out.append("| round | bare p50 us | bare p99 us | empty p50 us | empty p99 us |")
        .append(" decide p50 us | decide p99 us | p99 ratio to empty | bare cpu us |")
        .append(" empty cpu us | decide cpu us | not 200 | unanswered |\n")
        .append("|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (int i = 0; i < empty.size(); i++) {
      Phase e = empty.get(i);
      Phase d = decide.get(i);
      Phase b = bare.get(i);
      out.append(
          String.format(
              Locale.ROOT,
              "| %d | %.0f | %.0f | %.0f | %.0f | %.0f | %.0f | %.2f | %.1f | %.1f | %.1f | %d | %d |%n",
              i + 1,
              b.micros(50),
              b.micros(99),
              e.micros(50),
              e.micros(99),
              d.micros(50),
              d.micros(99),
              d.micros(99) / e.micros(99),
              b.cpuMicros(),
              e.cpuMicros(),
              d.cpuMicros(),
              b.failed() + e.failed() + d.failed(),
              b.unanswered() + e.unanswered() + d.unanswered()));
    }
    return out.toString();
  }
}
