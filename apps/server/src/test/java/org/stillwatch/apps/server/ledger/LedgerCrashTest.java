// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk as a killed service leaves it while it takes answers and rolls them: after the next roll
/// the ledger has exactly the answers that were acknowledged and those that are sent again.
class LedgerCrashTest {
  private static final int POINTS = Integer.getInteger("stillwatch.crashImages", 24);
  private static final int BATCH = 7;
  private static final int COUNT = 700;

  @TempDir private Path folder = Path.of("");

  private final List<String> lines = ServedLines.of(COUNT, 9);

  /// A copy of the files and how many lines had been acknowledged before it was begun.
  private record Image(Path state, int acknowledged) {}

  @Test
  void after_the_next_roll_the_ledger_has_exactly_what_was_acknowledged() throws Exception {
    Path whole = folder.resolve("whole");
    try (var live = new LiveLedger(whole)) {
      for (int from = 0; from < COUNT; from += BATCH) {
        live.send(lines.subList(from, Math.min(from + BATCH, COUNT))).get();
      }
      live.roll();
    }
    List<String> all = LiveLedger.rows(whole);
    assertThat(all).hasSizeGreaterThan(COUNT * 5).doesNotHaveDuplicates();

    var random = new SplittableRandom(17);
    int halves = 0;
    int rolled = 0;
    int torn = 0;
    int points = 0;
    while (points < POINTS) {
      for (Image image : images(random, POINTS - points)) {
        halves += half(image) ? 1 : 0;
        rolled += Files.exists(image.state.resolve("served.rolled")) ? 1 : 0;
        torn += random.nextBoolean() && tear(image.state, random) ? 1 : 0;
        resumed(image, all);
        points++;
      }
    }
    assertThat(halves).as("images in the middle of a roll").isPositive();
    assertThat(rolled).as("images that noted a place").isPositive();
    assertThat(torn).as("images with half a write").isPositive();
  }

  /// What is acknowledged is in the ledger after a roll; when the rest is sent again, all is.
  private void resumed(Image image, List<String> all) throws Exception {
    try (var live = new LiveLedger(image.state)) {
      assertThat(live.served().journal().recovery().damages()).isEmpty();
      live.roll();
      var now = LiveLedger.rows(image.state);
      assertThat(now).doesNotHaveDuplicates();
      assertThat(all).containsAll(now);
      assertThat(live.counts().lostBytes()).isZero();
      for (int from = image.acknowledged; from < COUNT; from += BATCH) {
        live.send(lines.subList(from, Math.min(from + BATCH, COUNT))).get();
      }
      live.roll();
    }
    assertThat(LiveLedger.rows(image.state)).isEqualTo(all);
  }

  /// One run during which its files are copied again and again.
  private List<Image> images(SplittableRandom random, int most) throws Exception {
    Path state = folder.resolve("run-" + random.nextLong());
    var images = new ArrayList<Image>();
    var acknowledged = new AtomicInteger();
    var done = new AtomicBoolean();
    try (var live = new LiveLedger(state)) {
      Thread roller =
          Thread.ofPlatform()
              .start(() -> {
                while (!done.get()) {
                  try {
                    live.rolling().roll();
                  } catch (IOException e) {
                    throw new AssertionError(e);
                  }
                }
              });
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                for (int from = 0; from < COUNT; from += BATCH) {
                  live.send(lines.subList(from, Math.min(from + BATCH, COUNT))).join();
                  acknowledged.set(Math.min(from + BATCH, COUNT));
                  pause(random.split().nextInt(12));
                }
              });
      while (images.size() < most && writer.isAlive()) {
        images.add(image(state, acknowledged.get(), random));
        pause(random.nextInt(60));
      }
      writer.join();
      done.set(true);
      roller.join();
    }
    return images;
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Copies what may be behind before what it must not be ahead of: the place, the journals from
  /// their end, the ledger. Between any two of these the service went on, which at most moves
  /// answers from what was copied to what will be.
  private Image image(Path from, int acknowledged, SplittableRandom random) throws IOException {
    Path to = Files.createDirectories(folder.resolve("image-" + random.nextLong()));
    copy(from.resolve("served.rolled"), to.resolve("served.rolled"));
    for (String name : List.of("served", "entries", "ledger")) {
      Path source = from.resolve(name);
      Files.createDirectories(to.resolve(name));
      List<Path> files;
      try (var walk = Files.list(source)) {
        files = walk.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : files) {
        copy(file, to.resolve(name).resolve(String.valueOf(file.getFileName())));
      }
    }
    return new Image(to, acknowledged);
  }

  private static void copy(Path from, Path to) throws IOException {
    try {
      if (Files.isDirectory(from)) {
        Files.createDirectories(to);
      } else {
        Files.write(to, Files.readAllBytes(from));
      }
    } catch (NoSuchFileException _) {
      // It went, or got its name, meanwhile, as when a service is killed.
    }
  }

  private static boolean half(Image image) throws IOException {
    try (var files = Files.list(image.state.resolve("ledger"))) {
      return files
          .map(f -> String.valueOf(f.getFileName()))
          .anyMatch(n -> n.startsWith(".work-") || n.endsWith(".partial"));
    }
  }

  /// The beginning of a write that never ended.
  private static boolean tear(Path state, SplittableRandom random) throws IOException {
    try (var files = Files.list(state.resolve("served"))) {
      var last = files.filter(f -> f.toString().endsWith(".journal")).sorted().toList();
      if (last.isEmpty()) {
        return false;
      }
      byte[] begun = new byte[1 + random.nextInt(300)];
      random.nextBytes(begun);
      Files.write(last.getLast(), begun, StandardOpenOption.APPEND);
      return true;
    }
  }
}
