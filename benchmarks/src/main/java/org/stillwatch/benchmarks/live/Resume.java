// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.DatabaseSettings;
import org.stillwatch.base.Seed;
import org.stillwatch.benchmarks.endtoend.Spread;
import org.stillwatch.benchmarks.workload.Crowd;

/// Fills a service with the traffic of many accounts, waits until its state is stored, adds what
/// arrives in about an hour, and then kills and starts it again and again. Prints Markdown tables.
public final class Resume {
  private static final int LINES = 1_000;

  /// Exchanges behind the stored state.
  private static final int BEHIND = 10_000;

  private static final int CHECKPOINT_MINUTES = 5;
  private static final int NEVER_MINUTES = 10_080;

  private final Path state;
  private final List<String> serve;
  private final StringBuilder out = new StringBuilder("| | |\n|---|---|\n");

  private Resume(Path state, List<String> serve) {
    this.state = state;
    this.serve = serve;
  }

  /// What one start took.
  ///
  /// @param port until somebody could connect
  /// @param decision until the first answer about a member of the campaign
  /// @param observe until such an answer was `observe`
  private record Start(Program.Moment port, Program.Moment decision, Program.Moment observe) {}

  /// How detection went on.
  ///
  /// @param caughtUp until everything stored before was read
  /// @param own until findings of this run stood in the place of the remembered ones
  private record Read(Program.Moment caughtUp, Program.Moment own) {}

  /// Runs once.
  ///
  /// @param args folder of the state, accounts, rounds with a stored state, rounds without, and the
  ///   command that serves
  public static void main(String[] args) throws Exception {
    var resume = new Resume(Path.of(args[0]), Arrays.asList(args).subList(4, args.length));
    if (!Files.isDirectory(resume.state)) {
      resume.fill(new Crowd(Integer.parseInt(args[1]), new Seed(1)));
    }
    int with = Integer.parseInt(args[2]);
    resume.rounds("with a stored state", with, with);
    Files.deleteIfExists(resume.state.resolve("engine.snapshot"));
    resume.rounds("without one", Integer.parseInt(args[3]), 1);
    resume.remembered(Integer.parseInt(args[1]), Integer.parseInt(args[3]));
    System.out.print(resume.out);
  }

  private void fill(Crowd crowd) throws Exception {
    Files.createDirectories(state.toAbsolutePath().getParent());
    try (var program = Program.start(serve, state, CHECKPOINT_MINUTES)) {
      program.opened();
      send(program, "/v1/accounts", crowd.accountLines(), Integer.MAX_VALUE);
      var exchanges = crowd.exchangeLines();
      send(program, "/v1/exchanges", exchanges, crowd.exchanges() - BEHIND);
      row("exchanges stored", crowd.exchanges() - BEHIND);
      row("seconds to make and store them", program.now().seconds());
      stored(program);
      row("seconds until they were read and the state stored", program.now().seconds());
      row("most resident memory, MiB", (double) program.peakMib());
      Files.writeString(state.resolveSibling("member"), memberOfCampaign(program));
      send(program, "/v1/exchanges", exchanges, BEHIND);
      row("exchanges stored behind the state", BEHIND);
    }
    row("journal, MiB", mib(state.resolve("entries")));
    row("database, MiB", mib(state.resolve("stillwatch.db")));
  }

  /// The worst case of what is remembered: a finding about every account, and nothing else.
  private void remembered(int accounts, int count) throws Exception {
    var other = new Resume(state.resolveSibling("remembered").resolve("state"), serve);
    Files.createDirectories(other.state);
    try (var database =
        Database.open(DatabaseSettings.sqlite(other.state.resolve("stillwatch.db")))) {
      Filled.remember(database, accounts, System.currentTimeMillis());
    }
    Files.writeString(other.state.resolveSibling("member"), Filled.account(0));
    other.rounds("with findings about every account and an empty journal", count, 0);
    out.append(other.out.substring(other.out.indexOf("\nStarts")));
  }

  private static void send(Program program, String path, Iterator<String> lines, int most)
      throws IOException, InterruptedException {
    for (int left = most; left > 0 && lines.hasNext(); left -= LINES) {
      var body = new StringBuilder();
      for (int i = 0; i < Math.min(LINES, left) && lines.hasNext(); i++) {
        body.append(lines.next()).append('\n');
      }
      program.call("POST", path, body.toString());
    }
  }

  /// Waits until everything was read and the state after it stored, asking all the while.
  private void stored(Program program) throws IOException, InterruptedException {
    var quiet = new Histogram(3);
    var storing = new Histogram(3);
    Path packed = state.resolve("engine.snapshot.packed");
    while (!status(program).path("stored").asText().equals(reached())) {
      var times = Files.exists(packed) ? storing : quiet;
      for (int i = 0; i < 20; i++) {
        long asked = System.nanoTime();
        decide(program, "nobody");
        times.recordValue(System.nanoTime() - asked);
        Thread.sleep(Duration.ofMillis(20));
      }
    }
    row("size of the stored state, MiB", mib(state.resolve("engine.snapshot")));
    row("seconds to store it", program.metric("stillwatch_checkpoint_seconds"));
    row("times it was stored on the way", program.metric("stillwatch_checkpoints_total"));
    latency("decisions in turn before it was stored", quiet);
    latency("decisions in turn while it was stored", storing);
  }

  /// The place of the journal that the stored state has read.
  private String reached() throws IOException {
    Path file = state.resolve("engine.snapshot");
    if (!Files.exists(file)) {
      return "";
    }
    try (var in = new DataInputStream(Files.newInputStream(file))) {
      in.readUTF();
      return in.readUTF();
    }
  }

  private void latency(String what, Histogram nanos) {
    out.append(
        String.format(
            Locale.ROOT,
            "| %s: count, p50, p99, most ms | %,d, %.2f, %.2f, %.1f |%n",
            what,
            nanos.getTotalCount(),
            nanos.getValueAtPercentile(50) / 1e6,
            nanos.getValueAtPercentile(99) / 1e6,
            nanos.getMaxValue() / 1e6));
  }

  /// @param read how many of the starts, at the end, wait until detection has caught up
  private void rounds(String how, int count, int read) throws Exception {
    var starts = new ArrayList<Start>();
    var reads = new ArrayList<Read>();
    String member = Files.readString(state.resolveSibling("member"));
    for (int i = 0; i < count; i++) {
      try (var program = Program.start(serve, state, NEVER_MINUTES)) {
        starts.add(start(program, member));
        System.err.println(how + ": " + starts.getLast());
        if (i >= count - read) {
          reads.add(read(program));
          System.err.println(how + ": " + reads.getLast() + " " + status(program));
        }
      }
    }
    if (!starts.isEmpty()) {
      out.append("\nStarts ").append(how).append(":\n\n");
      out.append("| until | starts | seconds | processor seconds |\n|---|---|---|---|\n");
      row("the port was open", starts, Start::port);
      row("the first decision", starts, Start::decision);
      row("the first decision that was `observe`", starts, Start::observe);
    }
    if (!reads.isEmpty()) {
      row("all was read", reads, Read::caughtUp);
      row("findings of this run were told", reads, Read::own);
    }
  }

  private static Start start(Program program, String member)
      throws IOException, InterruptedException {
    program.opened();
    var port = program.now();
    String answer = decide(program, member);
    var decision = program.now();
    while (!answer.contains("\"measure\":\"observe\"")) {
      answer = decide(program, member);
    }
    return new Start(port, decision, program.now());
  }

  private static Read read(Program program) throws IOException, InterruptedException {
    while (!status(program).path("caughtUp").asBoolean()) {
      Thread.sleep(Duration.ofMillis(100));
    }
    var caughtUp = program.now();
    while (!status(program).has("accounts")) {
      Thread.sleep(Duration.ofMillis(100));
    }
    return new Read(caughtUp, program.now());
  }

  private static String memberOfCampaign(Program program) throws IOException, InterruptedException {
    return new JsonMapper()
        .readTree(program.call("GET", "/v1/campaigns", ""))
        .at("/campaigns/0/accounts/0/id")
        .asText();
  }

  private static String decide(Program program, String account)
      throws IOException, InterruptedException {
    return program.call("POST", "/v1/decide", "{\"account\":\"" + account + "\"}");
  }

  private static JsonNode status(Program program) throws IOException, InterruptedException {
    return new JsonMapper().readTree(program.call("GET", "/v1/status", ""));
  }

  private void row(String what, double value) {
    out.append(String.format(Locale.ROOT, "| %s | %,.1f |%n", what, value));
    System.err.println(what + ": " + value);
  }

  private <T> void row(String what, List<T> rounds, Function<T, Program.Moment> value) {
    var moments = rounds.stream().map(value).toList();
    var seconds = Spread.of(moments.stream().mapToDouble(Program.Moment::seconds));
    var cpu = Spread.of(moments.stream().mapToDouble(Program.Moment::cpuSeconds));
    out.append("| %s | %d | ".formatted(what, rounds.size()))
        .append(seconds.text(".2f"))
        .append(" | ")
        .append(cpu.text(".2f"))
        .append(" |\n");
  }

  private static double mib(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum()
          / 1_048_576.0;
    }
  }
}
