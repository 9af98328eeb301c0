// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
import org.stillwatch.engines.local.LiveEngine;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.engines.local.ScanSettings;

/// A disk as a killed service leaves it: its files are copied while it writes, byte by byte at
/// whatever moment. A service that starts on the copy, and a client that sends again what was not
/// acknowledged, come to the findings and the counts of a run that nothing disturbed.
class CrashImageTest {
  /// A thousand took ten minutes and passed, with stored states (2026-11-27); the gate takes fewer.
  private static final int POINTS = Integer.getInteger("stillwatch.crashImages", 50);

  private static final int BATCH = 9;
  private static final String STATE = ".state";

  /// Few, so that a state is stored in the midst of a small log.
  private static final int FRAMES_AT_ONCE = 50;

  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);
  private static final RecordFrames<Entry> FRAMES = Entry.frames();
  private static final JournalSettings SMALL =
      new JournalSettings(1 << 16, 1 << 13, 1 << 15, 1 << 18);

  @TempDir private Path folder = Path.of("");

  private final MiniLog log = new MiniLog(5);
  private final List<List<String>> batches = batches(log.exchanges);

  private static List<List<String>> batches(List<String> lines) {
    var batches = new ArrayList<List<String>>();
    for (int from = 0; from < lines.size(); from += BATCH) {
      batches.add(lines.subList(from, Math.min(from + BATCH, lines.size())));
    }
    return batches;
  }

  private static Journal open(Path at) throws IOException {
    return Journal.open(at, SMALL, FRAMES.header("entries/1", KEY.keyId()));
  }

  private static BodyIntake intake(Journal journal) {
    return new BodyIntake(KEY, journal, FRAMES, LogSettings.DEFAULT, InstantSource.system());
  }

  private static CompletableFuture<Intake.Outcome> send(
      BodyIntake intake, Intake.Kind kind, List<String> lines) {
    return intake
        .take(kind, String.join("\n", lines).getBytes(StandardCharsets.UTF_8))
        .toCompletableFuture();
  }

  private static LiveLoop loop(Journal journal, Path state) throws IOException {
    var settings = new ScanSettings(KEY, new Seed(1), Tick.HOURLY, Optional.empty());
    return new LiveLoop(
        journal,
        FRAMES,
        new Detection(
            () -> new LiveEngine(settings, Registry.NONE, 900_000L), () -> Decided.NOTHING),
        new Checkpoints(new SnapshotFile(state, KEY, ""), 0, InstantSource.system()),
        Memory.ENDLESS,
        new Quiet(Tick.HOURLY, 900_000L),
        Optional.empty(),
        InstantSource.system(),
        found -> {},
        FRAMES_AT_ONCE);
  }

  private Published undisturbed() throws Exception {
    try (Journal journal = open(folder.resolve("whole"))) {
      var intake = intake(journal);
      send(intake, Intake.Kind.ACCOUNTS, log.accounts).get();
      for (List<String> batch : batches) {
        send(intake, Intake.Kind.EXCHANGES, batch).get();
      }
      try (var loop = loop(journal, folder.resolve("whole.state"))) {
        loop.start();
        return loop.settle().get().orElseThrow();
      }
    }
  }

  @Test
  void every_crash_image_leads_to_the_same_findings() throws Exception {
    Published whole = undisturbed();
    assertThat(whole.campaigns()).hasSize(1);
    assertThat(whole.exchanges().counts())
        .isEqualTo(Map.of(LiveEngine.Taken.NEW, (long) log.exchanges.size()));
    var random = new SplittableRandom(11);
    int torn = 0;
    int begun = 0;
    int points = 0;
    while (points < POINTS) {
      var images = images(random, Math.min(20, POINTS - points));
      for (Image image : images) {
        if (random.nextBoolean()) {
          tear(image.folder, random);
        }
        begun += Files.exists(image.folder.resolve(STATE)) ? 1 : 0;
        torn += resumed(image, whole) ? 1 : 0;
        points++;
        delete(image.folder);
      }
    }
    assertThat(begun).as("images with a stored state").isPositive();
    assertThat(torn).as("images that end in the middle of a write").isPositive();
  }

  /// A copy of the files and how many batches had been acknowledged before it was begun.
  private record Image(Path folder, int acknowledged) {}

  /// One run during which its files are copied again and again.
  private List<Image> images(SplittableRandom random, int count) throws Exception {
    Path at = folder.resolve("running");
    var images = new ArrayList<Image>();
    var acknowledged = new AtomicInteger();
    Path state = folder.resolve("running.state");
    Files.deleteIfExists(state);
    try (Journal journal = open(at);
        LiveLoop loop = loop(journal, state)) {
      loop.start();
      var intake = intake(journal);
      send(intake, Intake.Kind.ACCOUNTS, log.accounts).get();
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                for (List<String> batch : batches) {
                  send(intake, Intake.Kind.EXCHANGES, batch).join();
                  acknowledged.incrementAndGet();
                }
              });
      while (images.size() < count && writer.isAlive()) {
        int before = acknowledged.get();
        Path image = folder.resolve("image-" + random.nextLong());
        Files.createDirectories(image);
        if (Files.exists(state)) {
          Files.copy(state, image.resolve(STATE)); // first: it never knows more than the journal
        }
        copy(at, image);
        images.add(new Image(image, before));
        spin(random.nextInt(200_000));
      }
      writer.join();
    }
    delete(at);
    return images;
  }

  private static void spin(int nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  /// Starts on an image, sends again what was not acknowledged, and compares.
  ///
  /// @return whether the image ended in the middle of a write
  private boolean resumed(Image image, Published whole) throws Exception {
    Path state = folder.resolve("resumed.state");
    Files.deleteIfExists(state);
    if (Files.exists(image.folder.resolve(STATE))) {
      Files.move(image.folder.resolve(STATE), state);
    }
    try (Journal journal = open(image.folder);
        LiveLoop loop = loop(journal, state)) {
      assertThat(journal.recovery().damages()).isEmpty();
      var intake = intake(journal);
      for (List<String> batch : batches.subList(image.acknowledged, batches.size())) {
        var outcome = send(intake, Intake.Kind.EXCHANGES, batch);
        if (batch.equals(batches.getLast())) {
          outcome.get();
        }
      }
      loop.start();
      Published found = loop.settle().get().orElseThrow();
      assertThat(found.exchanges().counts().get(LiveEngine.Taken.NEW))
          .isEqualTo(log.exchanges.size());
      assertThat(found.exchanges().counts()).doesNotContainKey(LiveEngine.Taken.LATE);
      assertThat(found.campaigns()).isEqualTo(whole.campaigns());
      assertThat(found.accounts()).isEqualTo(whole.accounts());
      return journal.recovery().tornBytes() > 0;
    }
  }

  /// The beginning of a write that never ended, behind whatever the copy caught.
  private static void tear(Path image, SplittableRandom random) throws IOException {
    Path last = files(image).stream().filter(f -> !isHidden(f)).toList().getLast();
    byte[] begun = new byte[1 + random.nextInt(300)];
    random.nextBytes(begun);
    Files.write(last, begun, StandardOpenOption.APPEND);
  }

  private static boolean isHidden(Path file) {
    return String.valueOf(file.getFileName()).startsWith(".");
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : files(from)) {
      try (InputStream in = Files.newInputStream(file)) {
        Files.write(to.resolve(file.getFileName()), in.readAllBytes());
      } catch (NoSuchFileException _) {
        // It was renamed meanwhile, as it may be when a service is killed.
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) {
    try {
      for (Path file : files(folder)) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
