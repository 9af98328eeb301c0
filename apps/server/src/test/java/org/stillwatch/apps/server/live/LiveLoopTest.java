// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.server.ingest.BodyIntake;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.base.Verdict;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.engines.local.ScanSettings;
import org.stillwatch.respond.Standing;
import org.stillwatch.respond.VerdictTable;

class LiveLoopTest {
  /// Few, so that it looks up in the middle of a small log.
  private static final int FRAMES_AT_ONCE = 20;

  private static final long LATENESS = 900_000L;
  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);
  private static final RecordFrames<Entry> FRAMES = Entry.frames();

  @TempDir private static Path folder = Path.of("");
  private static int journals;

  private final List<Published> told = Collections.synchronizedList(new ArrayList<>());
  private Optional<Journal> open = Optional.empty();

  @BeforeEach
  void openJournal() throws Exception {
    Path at = folder.resolve("journal-" + journals++);
    open =
        Optional.of(
            Journal.open(at, JournalSettings.DEFAULT, FRAMES.header("entries/1", KEY.keyId())));
  }

  @AfterEach
  void closeJournal() throws Exception {
    journal().close();
  }

  private Journal journal() {
    return open.orElseThrow();
  }

  private LiveLoop loop(Optional<Published> before) {
    return loop(before, Memory.ENDLESS);
  }

  private LiveLoop loop(Optional<Published> before, Memory memory) {
    return loop(before, memory, InstantSource.system(), told::add);
  }

  private LiveLoop loop(
      Optional<Published> before,
      Memory memory,
      InstantSource clock,
      Consumer<Published> listener) {
    var settings = new ScanSettings(KEY, new Seed(1), Tick.HOURLY, Optional.empty());
    return new LiveLoop(
        journal(),
        FRAMES,
        new Detection(
            () -> new LiveEngine(settings, Registry.NONE, LATENESS), () -> Decided.NOTHING),
        Checkpoints.NONE,
        memory,
        new Quiet(Tick.HOURLY, LATENESS),
        before,
        clock,
        listener,
        FRAMES_AT_ONCE);
  }

  private void send(Intake.Kind kind, List<String> lines) throws Exception {
    new BodyIntake(KEY, journal(), FRAMES, LogSettings.DEFAULT, InstantSource.system())
        .take(kind, String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .toCompletableFuture()
        .get();
  }

  @Test
  void a_restart_publishes_nothing_older_than_what_it_recalls() throws Exception {
    var log = new MiniLog(5);
    int half = log.exchanges.size() / 2;
    send(Intake.Kind.ACCOUNTS, log.accounts);
    Published last;
    try (LiveLoop first = loop(Optional.empty())) {
      first.start();
      send(Intake.Kind.EXCHANGES, log.exchanges.subList(0, half));
      long middle = first.settle().get().orElseThrow().table().tickMillis();
      send(Intake.Kind.EXCHANGES, log.exchanges.subList(half, log.exchanges.size()));
      last = first.settle().get().orElseThrow();
      assertThat(last.table().tickMillis()).isGreaterThan(middle);
    }
    told.clear();
    try (LiveLoop second = loop(Optional.of(last))) {
      second.start();
      var again = second.settle().get().orElseThrow();
      assertThat(again.campaigns()).isEqualTo(last.campaigns());
      assertThat(again.table().version()).isGreaterThan(last.table().version());
    }
    assertThat(told)
        .isNotEmpty()
        .allMatch(p -> p.table().tickMillis() >= last.table().tickMillis());
  }

  @Test
  void what_was_recalled_is_replaced_once_all_was_read_also_without_new_traffic() throws Exception {
    var log = new MiniLog(5);
    Published last;
    try (LiveLoop first = loop(Optional.empty())) {
      first.start();
      send(Intake.Kind.ACCOUNTS, log.accounts);
      send(Intake.Kind.EXCHANGES, log.exchanges);
      last = first.settle().get().orElseThrow();
    }
    var table = last.table();
    var otherHeld = Map.of(1L, new Standing(Verdict.REVIEW, "c_1"));
    var recalled =
        new Published(
            new VerdictTable(table.version(), table.tickMillis(), table.accounts(), otherHeld),
            last.campaigns(),
            last.accounts(),
            List.of(),
            Map.of(),
            Map.of(),
            OptionalLong.empty(),
            Published.Remembered.NOBODY,
            Published.Exchanges.NONE,
            journal().begin());
    told.clear();
    try (LiveLoop second = loop(Optional.of(recalled))) {
      second.start();
      await(() -> !told.isEmpty());
      assertThat(told.getFirst().table().held()).isEqualTo(table.held());
      assertThat(told.getFirst().campaigns()).isEqualTo(last.campaigns());
      assertThat(told.getFirst().accountsSeen()).isEqualTo(last.accountsSeen());
    }
    assertThat(told).as("once").hasSize(1);
  }

  @Test
  void while_the_memory_is_full_it_reads_nothing_and_then_goes_on() throws Exception {
    var log = new MiniLog(5);
    var full = new AtomicBoolean(true);
    send(Intake.Kind.ACCOUNTS, log.accounts);
    send(Intake.Kind.EXCHANGES, log.exchanges);
    try (LiveLoop loop = loop(Optional.empty(), full::get)) {
      loop.start();
      await(loop::outOfMemory);
      var settled = loop.settle();
      assertThat(loop.caughtUp()).isFalse();
      assertThat(settled).isNotDone();

      full.set(false);

      assertThat(settled.get().orElseThrow().exchanges().counts())
          .containsEntry(LiveEngine.Taken.NEW, (long) log.exchanges.size());
      assertThat(loop.outOfMemory()).isFalse();
    }
  }

  /// An entry takes five seconds here, and a publication a minute.
  @Test
  void while_it_catches_up_a_tenth_of_the_time_goes_into_publications() throws Exception {
    var log = new MiniLog(5);
    send(Intake.Kind.ACCOUNTS, log.accounts);
    send(Intake.Kind.EXCHANGES, log.exchanges);
    var millis = new AtomicLong();
    var published = Collections.synchronizedList(new ArrayList<Long>());
    InstantSource clock = () -> Instant.ofEpochMilli(millis.addAndGet(5_000));
    Consumer<Published> slow = found -> published.add(millis.getAndAdd(60_000));
    try (LiveLoop loop = loop(Optional.empty(), Memory.ENDLESS, clock, slow)) {
      loop.start();
      var settled = loop.settle().get().orElseThrow();
      assertThat(settled.exchanges().counts())
          .containsEntry(LiveEngine.Taken.NEW, (long) log.exchanges.size());
    }
    assertThat(published).hasSizeGreaterThanOrEqualTo(3);
    for (int i = 1; i < published.size() - 1; i++) {
      assertThat(published.get(i) - published.get(i - 1)).isGreaterThanOrEqualTo(600_000L);
    }
  }

  @Test
  void a_late_exchange_is_counted_and_kept_in_the_journal_and_changes_nothing() throws Exception {
    var log = new MiniLog(5);
    var inTime = new ArrayList<>(log.exchanges);
    String late = inTime.remove(inTime.size() / 2);
    send(Intake.Kind.ACCOUNTS, log.accounts);
    send(Intake.Kind.EXCHANGES, inTime);
    Published before;
    Published after;
    try (LiveLoop loop = loop(Optional.empty())) {
      loop.start();
      before = loop.settle().get().orElseThrow();
      send(Intake.Kind.EXCHANGES, List.of(late));
      after = loop.settle().get().orElseThrow();
    }
    assertThat(after.exchanges().counts())
        .isEqualTo(Map.of(LiveEngine.Taken.NEW, (long) inTime.size(), LiveEngine.Taken.LATE, 1L));
    assertThat(after.campaigns()).isEqualTo(before.campaigns()).isNotEmpty();
    assertThat(after.accounts()).isEqualTo(before.accounts());
    assertThat(journalled()).isEqualTo(log.exchanges.size());
    try (LiveLoop again = loop(Optional.empty())) {
      again.start();
      assertThat(again.settle().get().orElseThrow().exchanges().counts())
          .isEqualTo(after.exchanges().counts());
    }
  }

  private long journalled() throws IOException {
    var exchanges = new AtomicLong();
    journal()
        .read(
            journal().begin(),
            new FrameReader() {
              @Override
              public boolean frame(ByteBuffer frame, Position place) {
                exchanges.addAndGet(FRAMES.read(frame) instanceof Entry.Exchange ? 1 : 0);
                return true;
              }

              @Override
              public void damaged(Damage damage) {
                throw new AssertionError(damage);
              }
            });
    return exchanges.get();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(until);
      Thread.sleep(5);
    }
  }

  @Test
  void where_nothing_arrived_nothing_is_published() throws Exception {
    try (LiveLoop loop = loop(Optional.empty())) {
      loop.start();
      assertThat(loop.settle().get(20, TimeUnit.SECONDS)).isEmpty();
      assertThat(loop.published()).isEmpty();
      assertThat(loop.caughtUp()).isTrue();
    }
    assertThat(told).isEmpty();
  }

  @Test
  void an_entry_that_cannot_be_read_ends_detection_and_says_so() throws Exception {
    try (LiveLoop loop = loop(Optional.empty())) {
      journal().append(List.of(new byte[] {77, 1, 2}));
      loop.start();
      assertThatThrownBy(() -> loop.settle().get(20, TimeUnit.SECONDS))
          .hasRootCauseMessage("detection has ended");
      assertThat(loop.failure())
          .startsWith("IllegalStateException at ")
          .contains("LiveLoop$Reading");
      assertThatThrownBy(() -> loop.settle().get(20, TimeUnit.SECONDS))
          .hasRootCauseMessage("detection has ended");
    }
  }

  @Test
  void an_error_of_the_machine_is_named_before_anybody_hears_that_detection_ended()
      throws Exception {
    Consumer<Published> broken =
        found -> {
          throw new OutOfMemoryError("what somebody sent");
        };
    send(Intake.Kind.EXCHANGES, new MiniLog(5).exchanges);
    try (LiveLoop loop = loop(Optional.empty(), Memory.ENDLESS, InstantSource.system(), broken)) {
      loop.start();
      assertThatThrownBy(() -> loop.settle().get(20, TimeUnit.SECONDS))
          .hasRootCauseMessage("detection has ended");
      assertThat(loop.failure())
          .startsWith("OutOfMemoryError at LiveLoopTest")
          .doesNotContain("what somebody sent");
    }
  }
}
