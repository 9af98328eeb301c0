// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.adapters.files.journal.Heard.HEADER;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How many frames of 350 bytes a second are acknowledged and read: printed, indicative only, since
/// the machine is shared. It fails only when something is wrong by orders of magnitude.
class JournalRateTest {
  private static final byte[] FRAME = new byte[350];

  @TempDir private Path folder = Path.of("");

  private static int append(Journal journal, int appends, List<byte[]> frames) throws Exception {
    for (int i = 0; i < appends; i++) {
      Heard.durable(journal.append(frames));
    }
    return appends * frames.size();
  }

  private static int together(Journal journal, int threads, int appends, List<byte[]> frames)
      throws Exception {
    var work =
        Collections.<Callable<Integer>>nCopies(threads, () -> append(journal, appends, frames));
    int frameCount = 0;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Integer> done : pool.invokeAll(work)) {
        frameCount += done.get();
      }
    }
    return frameCount;
  }

  private static int readAll(Journal journal) throws Exception {
    var heard = new Counting();
    journal.read(journal.begin(), heard);
    return heard.frames;
  }

  private static int rate(String what, Callable<Integer> work) throws Exception {
    long start = System.nanoTime();
    int frames = work.call();
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
    System.out.printf(
        "indicative: %s: %,d frames/s (%,d in %,d ms)%n",
        what, frames * 1_000_000L / micros, frames, micros / 1_000);
    return frames;
  }

  @Test
  void frames_of_350_bytes_a_second() throws Exception {
    var one = List.of(FRAME);
    var thousand = Collections.nCopies(1_000, FRAME);
    int frames = 0;
    try (var journal = Journal.open(folder, JournalSettings.DEFAULT, HEADER)) {
      together(journal, 64, 10, one); // warms up
      frames += 640;
      frames += rate("batches of 1 from 64 threads", () -> together(journal, 64, 150, one));
      frames += rate("batches of 1,000 from 1 thread", () -> append(journal, 100, thousand));
      frames += rate("batches of 1,000 from 4 threads", () -> together(journal, 4, 50, thousand));
      rate("reading", () -> readAll(journal));
    }
    var opened = new ArrayList<Integer>();
    rate(
        "opening and reading",
        () -> {
          try (var journal = Journal.open(folder, JournalSettings.DEFAULT, HEADER)) {
            opened.add(readAll(journal));
            return opened.getLast();
          }
        });
    assertThat(opened).containsExactly(frames);
  }

  private static final class Counting implements FrameReader {
    private int frames;

    @Override
    public boolean frame(ByteBuffer frame, Position after) {
      frames++;
      return true;
    }

    @Override
    public void damaged(Damage damage) {
      throw new AssertionError(damage);
    }
  }
}
