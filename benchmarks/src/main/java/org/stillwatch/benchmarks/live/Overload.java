// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.stillwatch.adapters.files.KeyFile;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.journal.Entry;

/// Finds how fast a service stores exchanges, offers it three times as many for a minute while
/// decisions are asked, kills it, and counts after a restart whether everything acknowledged is
/// there. Prints a Markdown table.
public final class Overload {
  private static final int LINES = 200;
  private static final int BODIES = 64;
  private static final int DECISIONS_PER_SECOND = 200;
  private static final int CLIENTS = 4;

  private static final int CONNECTIONS = 64;

  private final LongAdder accepted = new LongAdder();
  private final SortedMap<Integer, Long> statuses = new TreeMap<>();
  private final SortedMap<Integer, Long> decisions = new TreeMap<>();
  private long dropped;
  private final Histogram decideNanos = new Histogram(3);

  private Overload() {}

  /// Runs once.
  ///
  /// @param args folder of the state, workload, heap as for `java`, seconds of overload
  public static void main(String[] args) throws Exception {
    new Overload().run(Path.of(args[0]), Path.of(args[1]), args[2], Long.parseLong(args[3]));
  }

  private void run(Path state, Path log, String heap, long seconds) throws Exception {
    var out = new StringBuilder("| | |\n|---|---|\n");
    double sustainable;
    long unanswered;
    try (var serving = Serving.start(state, 1_000, heap)) {
      var traffic = new Traffic(log, LINES, BODIES, serving.secret());
      closedLoop(serving, traffic, 10);
      sustainable = closedLoop(serving, traffic, 20);
      row(out, "stored a second, %d clients one after the other".formatted(CLIENTS), sustainable);
      unanswered = overload(serving, traffic, 3 * sustainable, seconds);
      row(out, "due a second for %d s".formatted(seconds), 3 * sustainable);
      row(out, "most resident memory, MiB (%s)".formatted(heap), serving.peakKib() / 1024.0);
      serving.kill();
    }
    row(
        out,
        "bodies that were due while all %d connections were busy".formatted(CONNECTIONS),
        (double) dropped);
    out.append("| answers to bodies, by status | ").append(statuses).append(" |\n");
    out.append("| answers to decisions, by status | ").append(decisions).append(" |\n");
    row(out, "decision p99 meanwhile, ms", decideNanos.getValueAtPercentile(99) / 1e6);
    row(out, "unanswered", (double) unanswered);
    row(out, "exchanges acknowledged", accepted.doubleValue());
    long found = journalled(state);
    row(out, "exchanges in the journal after kill -9", (double) found);
    row(out, "acknowledged and not found", Math.max(0.0, accepted.doubleValue() - found));
    System.out.print(out);
  }

  private static void row(StringBuilder out, String what, double value) {
    out.append(String.format(Locale.ROOT, "| %s | %,.0f |%n", what, value));
  }

  /// As many clients as wait for each answer before they send again.
  private double closedLoop(Serving serving, Traffic traffic, long seconds) throws Exception {
    long before = accepted.sum();
    long nanos = Duration.ofSeconds(seconds).toNanos();
    new OpenLoop(serving.service(), CLIENTS, traffic::request, this::stored, OpenLoop.Pace.IN_TURN)
        .run(0, nanos);
    return (accepted.sum() - before) / (double) seconds;
  }

  private long overload(Serving serving, Traffic traffic, double perSecond, long seconds)
      throws Exception {
    long nanos = Duration.ofSeconds(seconds).toNanos();
    byte[] question =
        Http.post(
            "/v1/decide",
            serving.secret(),
            "{\"account\":\"acc-0000000\"}".getBytes(StandardCharsets.UTF_8));
    var left = new LongAdder();
    Thread asker =
        Thread.ofPlatform()
            .start(() -> {
              try {
                left.add(
                    new OpenLoop(
                            serving.service(),
                            4,
                            n -> ByteBuffer.wrap(question),
                            this::decided,
                            OpenLoop.Pace.RESTING)
                        .run(DECISIONS_PER_SECOND, nanos));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    var bodies =
        new OpenLoop(
            serving.service(), CONNECTIONS, traffic::request, this::stored, OpenLoop.Pace.DROPPING);
    left.add(bodies.run(perSecond / LINES, nanos));
    dropped = bodies.dropped();
    asker.join();
    return left.sum();
  }

  private void stored(long nanos, int status, String body) {
    statuses.merge(status, 1L, Long::sum);
    if (status == 200) {
      accepted.add(json(body).path("accepted").asLong());
    }
  }

  private void decided(long nanos, int status, String body) {
    decisions.merge(status, 1L, Long::sum);
    decideNanos.recordValue(nanos);
  }

  private static JsonNode json(String text) {
    try {
      return new JsonMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How many exchanges a start finds.
  private static long journalled(Path state) throws IOException {
    var frames = Entry.frames();
    JournalHeader header = frames.header("entries/1", KeyFile.demo().keyId());
    var count = new LongAdder();
    try (var journal = Journal.open(state.resolve("entries"), JournalSettings.DEFAULT, header)) {
      var reader =
          new FrameReader() {
            @Override
            public boolean frame(ByteBuffer frame, Position after) {
              count.add(frames.read(frame) instanceof Entry.Exchange ? 1 : 0);
              return true;
            }

            @Override
            public void damaged(Damage damage) {
              throw new IllegalStateException("the journal is damaged: " + damage);
            }
          };
      Position at = journal.begin();
      while (at.compareTo(journal.end()) < 0) {
        at = journal.read(at, reader);
      }
    }
    return count.sum();
  }
}
