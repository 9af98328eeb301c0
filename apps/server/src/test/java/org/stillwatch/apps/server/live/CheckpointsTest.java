// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.apps.server.ingest.BodyIntake;
import org.stillwatch.apps.server.journal.Entry;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.apps.server.snapshot.SnapshotFile;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Seed;
import org.stillwatch.base.Tick;
import org.stillwatch.engines.local.Forgetting;
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.engines.local.ScanSettings;

@Timeout(120)
class CheckpointsTest {
  private static final long LATENESS = 900_000L;
  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);
  private static final RecordFrames<Entry> FRAMES = Entry.frames();

  @TempDir private Path folder = Path.of("");
  private final MiniLog log = new MiniLog(7);
  private Optional<Journal> open = Optional.empty();
  private Forgetting forgetting = Forgetting.USUAL;

  @BeforeEach
  void openJournal() throws Exception {
    open =
        Optional.of(
            Journal.open(
                folder.resolve("journal"),
                JournalSettings.DEFAULT,
                FRAMES.header("entries/1", KEY.keyId())));
  }

  @AfterEach
  void closeJournal() throws Exception {
    journal().close();
  }

  private Journal journal() {
    return open.orElseThrow();
  }

  private Path file() {
    return folder.resolve("engine.snapshot");
  }

  private Checkpoints checkpoints(FingerprintKey key, String settings) throws Exception {
    return new Checkpoints(new SnapshotFile(file(), key, settings), 0, InstantSource.system());
  }

  private LiveEngine engine(AtomicInteger made) {
    made.incrementAndGet();
    var settings =
        new ScanSettings(KEY, new Seed(1), Tick.HOURLY, Optional.empty()).remembering(forgetting);
    return new LiveEngine(settings, Registry.NONE, LATENESS);
  }

  private LiveLoop loop(Checkpoints checkpoints, AtomicInteger freshEngines) {
    return new LiveLoop(
        journal(),
        FRAMES,
        new Detection(() -> engine(freshEngines), () -> Decided.NOTHING),
        checkpoints,
        Memory.ENDLESS,
        new Quiet(Tick.HOURLY, LATENESS),
        Optional.empty(),
        InstantSource.system(),
        found -> {},
        LiveLoop.FRAMES_AT_ONCE);
  }

  private void send(Intake.Kind kind, List<String> lines) throws Exception {
    new BodyIntake(KEY, journal(), FRAMES, LogSettings.DEFAULT, InstantSource.system())
        .take(kind, String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .toCompletableFuture()
        .get();
  }

  /// Runs to the end of the journal, with whatever was stored before.
  private Published run(Checkpoints checkpoints, AtomicInteger freshEngines) throws Exception {
    try (LiveLoop loop = loop(checkpoints, freshEngines)) {
      loop.start();
      return loop.settle().get().orElseThrow();
    }
  }

  @Test
  void many_short_runs_find_what_one_long_run_finds() throws Exception {
    var whole = inShortRunsAndInOne(log.accounts, log.exchanges, 40);

    assertThat(whole.campaigns()).hasSize(1);
    assertThat(whole.remembered().forgotten()).isZero();
  }

  /// The same log on four days with two between them, each with accounts of its own, and a memory
  /// of two days.
  @Test
  void short_runs_forget_what_one_long_run_forgets() throws Exception {
    forgetting = Forgetting.afterDays(2);
    var accounts = new ArrayList<String>();
    var exchanges = new ArrayList<String>();
    for (int day : List.of(2, 5, 8, 11)) {
      log.accounts.forEach(line -> accounts.add(line.replace("{\"id\":\"", "{\"id\":\"d" + day)));
      log.exchanges.forEach(line ->
          exchanges.add(
              line.replace("2026-02-02T", "2026-02-%02dT".formatted(day))
                  .replace("\"ex-", "\"ex-" + day)
                  .replace("\"account\":\"", "\"account\":\"d" + day)));
    }

    var whole = inShortRunsAndInOne(accounts, exchanges, 160);

    assertThat(whole.campaigns()).isNotEmpty();
    assertThat(whole.remembered().forgotten()).isGreaterThan(60);
    assertThat(whole.remembered().accounts()).isBetween(1, accounts.size() - 60);
  }

  /// On four days in a row, some of each come on the next one and are seen on the one after that.
  @Test
  void short_runs_see_what_came_late_as_one_long_run_does() throws Exception {
    var exchanges = new ArrayList<String>();
    var late = new ArrayList<String>();
    for (int day = 2; day <= 5; day++) {
      var ofDay = new ArrayList<String>();
      for (String line : log.exchanges) {
        ofDay.add(
            line.replace("2026-02-02T", "2026-02-%02dT".formatted(day))
                .replace("\"ex-", "\"ex-" + day));
      }
      exchanges.addAll(ofDay.subList(0, 100));
      exchanges.addAll(late);
      exchanges.addAll(ofDay.subList(120, ofDay.size()));
      late.clear();
      late.addAll(ofDay.subList(100, 120));
    }

    var whole = inShortRunsAndInOne(log.accounts, exchanges, 160);

    assertThat(whole.campaigns()).isNotEmpty();
    assertThat(whole.exchanges().late()).isEqualTo(new LiveEngine.Late(20, 40, 0, 0));
  }

  private Published inShortRunsAndInOne(
      List<String> accounts, List<String> exchanges, int mostAtOnce) throws Exception {
    var random = new SplittableRandom(3);
    var fresh = new AtomicInteger();
    send(Intake.Kind.ACCOUNTS, accounts);
    var rest = new ArrayList<>(exchanges);
    while (!rest.isEmpty()) {
      var batch = rest.subList(0, Math.min(rest.size(), 1 + random.nextInt(mostAtOnce)));
      send(Intake.Kind.EXCHANGES, List.copyOf(batch));
      batch.clear();
      readOn(fresh);
    }
    assertThat(fresh).as("only the first run began at the beginning").hasValue(1);

    var resumed = run(checkpoints(KEY, "same"), fresh);
    assertThat(fresh).hasValue(1);
    var whole = run(Checkpoints.NONE, fresh);
    assertThat(resumed.campaigns()).isEqualTo(whole.campaigns());
    assertThat(resumed.accounts()).isEqualTo(whole.accounts());
    assertThat(resumed.exchanges()).isEqualTo(whole.exchanges());
    assertThat(resumed.table().held()).isEqualTo(whole.table().held());
    assertThat(resumed.remembered()).isEqualTo(whole.remembered());
    return whole;
  }

  /// One run that ends once its state is stored; it says nothing, so the ticks stay as they are.
  private void readOn(AtomicInteger fresh) throws Exception {
    var checkpoints = checkpoints(KEY, "same");
    try (LiveLoop loop = loop(checkpoints, fresh)) {
      loop.start();
      while (checkpoints.written() == 0 || !loop.caughtUp()) {
        assertThat(loop.failure()).isEmpty();
        assertThat(checkpoints.failures()).isZero();
        Thread.sleep(5);
      }
    }
    assertThat(checkpoints.failures()).isZero();
  }

  @Test
  void a_state_that_does_not_fit_is_as_if_it_were_not_there() throws Exception {
    send(Intake.Kind.ACCOUNTS, log.accounts);
    send(Intake.Kind.EXCHANGES, log.exchanges);
    readOn(new AtomicInteger());
    byte[] whole = Files.readAllBytes(file());
    var fresh = new AtomicInteger();

    run(checkpoints(KEY, "other settings"), fresh);
    assertThat(fresh).as("other settings").hasValue(1);
    for (int at : new int[] {3, 30, 60, whole.length / 2, whole.length - 1}) {
      byte[] changed = whole.clone();
      changed[at] ^= 1;
      Files.write(file(), changed);
      var again = new AtomicInteger();
      assertThat(run(checkpoints(KEY, "same"), again).campaigns()).hasSize(1);
      assertThat(again).as("one bit of byte " + at).hasValue(1);
    }
    for (int length : new int[] {0, 10, 100, whole.length - 1}) {
      Files.write(file(), Arrays.copyOf(whole, length));
      var again = new AtomicInteger();
      assertThat(run(checkpoints(KEY, "same"), again).campaigns()).hasSize(1);
      assertThat(again).as("cut after " + length).hasValue(1);
    }
    Files.write(file(), whole);
    byte[] other = new byte[FingerprintKey.BYTES];
    other[0] = 1;
    assertThat(new SnapshotFile(file(), new FingerprintKey(other), "same").read(Applying.class))
        .as("another key")
        .isEmpty();
    assertThat(new SnapshotFile(file(), KEY, "same").read(Applying.class)).isPresent();
  }

  @Test
  void no_key_is_in_the_file() throws Exception {
    byte[] secret = new byte[FingerprintKey.BYTES];
    new SplittableRandom(1).nextBytes(secret);
    var key = new FingerprintKey(secret);
    var settings = new ScanSettings(key, new Seed(1), Tick.HOURLY, Optional.empty());
    var applying = new Applying(new LiveEngine(settings, Registry.NONE, LATENESS));
    var packed = new ByteArrayOutputStream();
    new SnapshotFile(file(), key, "").write(applying, journal().begin());
    try (var in = Files.newInputStream(file());
        var head = new DataInputStream(in)) {
      head.readUTF();
      head.readUTF();
      head.readUTF();
      new ZstdInputStream(in).transferTo(packed);
    }
    String hex = HexFormat.of().formatHex(packed.toByteArray());
    assertThat(hex)
        .contains(HexFormat.of().formatHex("live.Applyin".getBytes(StandardCharsets.US_ASCII)));
    assertThat(hex).doesNotContain(HexFormat.of().formatHex(secret, 0, 8));
  }
}
