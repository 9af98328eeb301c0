// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.kafka.Sink;
import org.stillwatch.adapters.parquet.ledger.LedgerRoll;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;

/// Answers go into the ledger once, and out of it when they are too old.
class RollingTest {
  private static final int COUNT = 200;
  private static final int BATCH = 10;

  @TempDir private Path state = Path.of("");

  private final List<String> lines = ServedLines.of(COUNT, 3);

  private static void taken(LiveLedger live, List<String> lines) throws Exception {
    for (int from = 0; from < lines.size(); from += BATCH) {
      var some = lines.subList(from, Math.min(from + BATCH, lines.size()));
      var stored = (Intake.Outcome.Stored) live.send(some).get();
      assertThat(stored.accepted()).isEqualTo(some.size());
    }
  }

  private List<String> rows() throws IOException {
    return LiveLedger.rows(state);
  }

  private int segments() throws IOException {
    try (var files = Files.list(state.resolve(ServedLog.NAME))) {
      return (int) files.filter(f -> f.toString().endsWith(".journal")).count();
    }
  }

  @Test
  void what_is_sent_again_or_has_the_id_of_another_adds_nothing() throws Exception {
    var random = new SplittableRandom(5);
    List<String> others =
        List.of(
            ServedLines.line("ex-0", "acct-0", ServedLines.START, ServedLines.words(random)),
            ServedLines.line(
                "ex-1",
                "acct-1",
                ServedLines.START.plus(Duration.ofDays(1)),
                ServedLines.words(random)));
    try (var live = new LiveLedger(state)) {
      taken(live, lines);
      taken(live, lines.subList(0, 50));
      taken(live, others.subList(0, 1));
      live.roll();
      var before = rows();
      assertThat(before).hasSizeGreaterThan(COUNT * 5).doesNotHaveDuplicates();
      assertThat(live.counts().answers()).isEqualTo(COUNT);
      assertThat(live.counts().known()).isEqualTo(51);

      taken(live, lines);
      taken(live, others);
      live.roll();

      assertThat(rows()).isEqualTo(before);
      assertThat(live.counts().answers()).isEqualTo(COUNT);
      assertThat(live.counts().known()).isEqualTo(51 + COUNT + 2);
    }
  }

  @Test
  void what_a_topic_brings_is_kept_like_what_is_posted() throws Exception {
    try (var live = new LiveLedger(state)) {
      taken(live, lines);
      live.roll();
    }
    Path other = state.resolve("other");
    try (var live = new LiveLedger(other)) {
      for (String line : lines) {
        assertThat(live.record(line).get()).isEqualTo(new Sink.Result.Stored(List.of()));
      }
      live.roll();
    }
    assertThat(LiveLedger.rows(other)).isEqualTo(rows()).isNotEmpty();
  }

  @Test
  void what_is_rolled_leaves_the_journal_and_a_restart_goes_on_behind_it() throws Exception {
    var half = lines.subList(0, COUNT / 2);
    try (var live = new LiveLedger(state)) {
      taken(live, half);
      int before = segments();
      assertThat(before).isGreaterThan(1);
      live.roll();
      assertThat(segments()).isEqualTo(1);
    }
    try (var live = new LiveLedger(state)) {
      taken(live, lines.subList(COUNT / 2, COUNT));
      live.roll();
      assertThat(live.counts().known()).as("nothing is read again").isZero();
      assertThat(live.counts().answers()).isEqualTo(COUNT / 2);
    }
    var all = rows();
    for (String other : List.of("", "1:7", "999:0", "not a place")) {
      Files.writeString(state.resolve("served.rolled"), other);
      try (var live = new LiveLedger(state)) {
        boolean rolled = rolledAfterFailures(live);
        assertThat(rolled).as(other).isTrue();
      }
      assertThat(rows()).as(other).isEqualTo(all);
    }
  }

  /// A place that is none in this journal fails once; then all of it is rolled.
  private static boolean rolledAfterFailures(LiveLedger live) throws IOException {
    try {
      live.roll();
    } catch (IOException _) {
      live.roll();
    }
    return live.rolling().segmentsBehind() == 0;
  }

  @Test
  void a_ledger_that_somebody_else_changes_is_told_and_tried_again_and_ingest_goes_on()
      throws Exception {
    try (var live = new LiveLedger(state)) {
      var roller = new Roller(live.rolling(), 1, InstantSource.system());
      try (LedgerRoll _ = LedgerRoll.into(live.folder())) {
        roller.start();
        taken(live, lines);
        while (roller.counts().failures() < 2) {
          Thread.sleep(5);
        }
        assertThat(roller.counts().failure()).contains("another run is changing the ledger");
        taken(live, lines.subList(0, 10));
      }
      while (roller.counts().answers() < COUNT) {
        Thread.sleep(5);
      }
      roller.close();
      assertThat(roller.counts().failure()).isEmpty();
      assertThat(rows()).doesNotHaveDuplicates();
    }
  }

  @Test
  void an_exchange_whose_answer_cannot_be_stored_is_not_acknowledged() throws Exception {
    try (var live = new LiveLedger(state)) {
      live.served().close();
      assertThat(live.send(lines.subList(0, 5)).get()).isEqualTo(new Intake.Outcome.Failing());
    }
    try (var live = new LiveLedger(state)) {
      taken(live, lines);
      live.roll();
      assertThat(live.counts().answers()).isEqualTo(COUNT);
      assertThat(live.counts().known()).isZero();
    }
  }

  @Test
  void a_roller_does_not_wait_for_its_time_when_segments_are_full() throws Exception {
    try (var live = new LiveLedger(state);
        var roller = new Roller(live.rolling(), 3_600_000, InstantSource.system())) {
      taken(live, lines);
      assertThat(live.rolling().segmentsBehind()).isPositive();
      while (live.rolling().segmentsBehind() < 4) {
        taken(live, lines);
      }
      roller.start();
      while (roller.counts().answers() < COUNT) {
        Thread.sleep(20);
      }
    }
  }

  @Test
  void the_end_of_a_roller_is_a_roll() throws Exception {
    try (var live = new LiveLedger(state)) {
      var roller = new Roller(live.rolling(), 3_600_000, InstantSource.system());
      roller.start();
      taken(live, lines);
      roller.close();
      assertThat(roller.counts().answers()).isEqualTo(COUNT);
      assertThat(roller.counts().rolls()).isEqualTo(1);
    }
  }

  @Test
  void days_that_are_too_old_go_by_themselves_but_for_accounts_that_are_held() throws Exception {
    var held = Set.of(new AccountId("acct-3"));
    try (var live = new LiveLedger(state)) {
      taken(live, lines);
      live.roll();
    }
    var before = rows();
    var last = Instant.parse("2026-02-04T00:00:00Z").toEpochMilli();
    var left =
        before.stream().filter(row -> row.startsWith("acct-3 ") || millis(row) >= last).toList();
    assertThat(left).hasSizeLessThan(before.size());
    try (var live = new LiveLedger(state, 1, held, LiveLedger.CLOCK)) {
      live.rolling().retain();
      assertThat(rows()).isEqualTo(left);
      assertThat(live.counts().erased()).isEqualTo(before.size() - left.size());

      taken(live, lines);
      live.roll();

      assertThat(rows()).as("what is too old does not come back").isEqualTo(left);
      assertThat(live.counts().tooOld()).isPositive();
    }
  }

  private static long millis(String row) {
    return Long.parseLong(row.substring(row.indexOf(' ') + 1).replaceFirst(" .*", ""));
  }

  @Test
  void an_answer_that_is_too_long_for_a_frame_keeps_its_smallest_fingerprints() {
    long[] prints = LongStream.range(0, 150_000).toArray();
    var account = new AccountId("a".repeat(256));
    var one = Served.Answer.of(account, 1, "m".repeat(256), 2, prints);
    var two = Served.Pair.of(account, 1, "m".repeat(256), 2, prints, prints);
    var frames = Served.frames();
    for (Served served : List.of(one, two)) {
      byte[] frame = frames.write(served);

      assertThat(frame.length).isLessThan(JournalSettings.DEFAULT.frameBytes());
      assertThat(frames.read(ByteBuffer.wrap(frame))).isEqualTo(served);
    }
    assertThat(one.prints().asLongBuffer().get(Served.MOST_PRINTS - 1))
        .isEqualTo(Served.MOST_PRINTS - 1);
    assertThat(two.heldBack().remaining()).isEqualTo(Served.MOST_PRINTS / 2 * Long.BYTES);
  }

  @Test
  void a_journal_of_another_key_is_refused() throws Exception {
    try (var live = new LiveLedger(state)) {
      taken(live, lines);
    }
    byte[] other = new byte[32];
    other[0] = 1;
    assertThatThrownBy(() ->
            ServedLog.open(
                state.resolve(ServedLog.NAME), JournalSettings.DEFAULT, new FingerprintKey(other)))
        .hasMessageContaining("journal");
  }

  @Test
  void an_exchange_without_an_answer_of_eight_words_leaves_nothing() throws Exception {
    var few = new ArrayList<String>();
    few.add(ServedLines.line("a", "acct-1", ServedLines.START, "yes it is"));
    few.add("{\"id\":\"b\",\"time\":\"2026-02-02T12:00:00Z\",\"account\":\"acct-1\"}");
    try (var live = new LiveLedger(state)) {
      taken(live, few);
      live.roll();
      assertThat(live.counts().rolls()).isZero();
      assertThat(live.served().journal().end()).isEqualTo(live.served().journal().begin());
    }
  }
}
