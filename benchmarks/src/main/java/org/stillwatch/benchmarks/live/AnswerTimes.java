// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
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

  /// Who answers.
  private enum Way {
    /// A server of Netty that answers two bytes.
    BARE("/empty", Http.TYPE),
    /// A handler that does nothing, of the server software of the service.
    EMPTY("/empty", Http.TYPE),
    /// The same software, asked to decide in a form that only it knows.
    WHOLE("/v1/decide", "te: trailers"),
    /// The service, asked in the form that most gateways send.
    DECIDE("/v1/decide", Http.TYPE);

    private final String path;
    private final String field;

    Way(String path, String field) {
      this.path = path;
      this.field = field;
    }

    InetSocketAddress address(Serving serving) {
      return switch (this) {
        case BARE -> serving.bare();
        case EMPTY -> serving.empty();
        case WHOLE, DECIDE -> serving.service();
      };
    }

    byte[][] requests(String secret, int accounts) {
      byte[][] all = new byte[QUESTIONS][];
      for (int i = 0; i < QUESTIONS; i++) {
        String account = Filled.account((int) (i * 7_919L % (2L * accounts)));
        String question = "{\"account\":\"%s\",\"stage\":\"request\"}".formatted(account);
        all[i] = Http.post(path, secret, field, question.getBytes(StandardCharsets.UTF_8));
      }
      return all;
    }
  }

  /// A phase of each, in their order.
  private record Round(EnumMap<Way, Phase> phases) {
    Phase of(Way way) {
      return Objects.requireNonNull(phases.get(way));
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
    List<Round> all = new ArrayList<>();
    try (var serving = Serving.start(Path.of(args[0]), accounts, "-Xmx2g", "3600", rules)) {
      var requests = new EnumMap<Way, byte[][]>(Way.class);
      for (Way way : Way.values()) {
        requests.put(way, way.requests(serving.secret(), accounts));
      }
      for (int i = -WARM_ROUNDS; i < rounds; i++) {
        var phases = new EnumMap<Way, Phase>(Way.class);
        for (var one : requests.entrySet()) {
          var address = one.getKey().address(serving);
          phases.put(one.getKey(), phase(serving, address, one.getValue(), perSecond, seconds));
        }
        if (i >= 0) {
          all.add(new Round(phases));
        }
      }
    }
    System.out.println(
        rules > 0 ? "An enforced policy of %d rules, whose measures hold.%n".formatted(rules) : "");
    System.out.print(table(all, perSecond, seconds, accounts));
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

  private static double median(List<Round> rounds, ToDoubleFunction<Round> of) {
    double[] sorted = rounds.stream().mapToDouble(of).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static double p99(Round round, Way of, Way to) {
    return round.of(of).micros(99) / round.of(to).micros(99);
  }

  private static double cpu(Round round, Way of, Way to) {
    return round.of(of).cpuMicros() / round.of(to).cpuMicros();
  }

  private static String table(List<Round> rounds, double rate, long seconds, int accounts) {
    var out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            """
            Open loop, %,.0f requests a second on %d connections, %d s a phase, %,d accounts with
            findings, after %d rounds that do not count. Medians over rounds of decide against others:

            | | p99, times | processor, times |
            |---|---|---|
            """,
            rate,
            CONNECTIONS,
            seconds,
            accounts,
            WARM_ROUNDS));
    for (Way other : List.of(Way.BARE, Way.EMPTY, Way.WHOLE)) {
      out.append(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %.2f |%n",
              name(other),
              median(rounds, r -> p99(r, Way.DECIDE, other)),
              median(rounds, r -> cpu(r, Way.DECIDE, other))));
    }
    out.append("\n| round, microseconds |");
    for (Way way : Way.values()) {
      out.append(" %1$s p50 | %1$s p99 | %1$s processor |".formatted(name(way)));
    }
    out.append(" not 200 | unanswered |\n")
        .append("|---".repeat(3 + 3 * Way.values().length))
        .append("|\n");
    for (int i = 0; i < rounds.size(); i++) {
      out.append(row(Integer.toString(i + 1), rounds.get(i)));
    }
    return out.toString();
  }

  private static String row(String name, Round round) {
    var row = new StringBuilder("| " + name + " |");
    for (Phase phase : round.phases().values()) {
      row.append(
          String.format(
              Locale.ROOT,
              " %.0f | %.0f | %.1f |",
              phase.micros(50),
              phase.micros(99),
              phase.cpuMicros()));
    }
    long failed = round.phases().values().stream().mapToLong(Phase::failed).sum();
    long unanswered = round.phases().values().stream().mapToLong(Phase::unanswered).sum();
    return row.append(" %d | %d |%n".formatted(failed, unanswered)).toString();
  }

  private static String name(Way way) {
    return way.name().toLowerCase(Locale.ROOT);
  }
}
