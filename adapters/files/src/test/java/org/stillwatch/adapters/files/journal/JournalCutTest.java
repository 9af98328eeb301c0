// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.adapters.files.journal.Heard.HEADER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

/// Journals that break off anywhere: cut, or overwritten with zeros or garbage from there on.
class JournalCutTest {
  private static final JournalSettings SETTINGS = new JournalSettings(3_000, 300, 1_500, 1 << 20);
  private static final int JOURNALS = 20;
  private static final int CUTS = 50;

  @TempDir private Path temp = Path.of("");

  /// One append.
  private record Written(List<String> frames, Position end) {}

  private static Journal open(Path folder) throws IOException {
    return Journal.open(folder, SETTINGS, HEADER, HookedDisk.unforced());
  }

  private static List<Written> write(Path folder, Random dice) throws Exception {
    var frames = new ArrayList<List<String>>();
    var appends = new ArrayList<Append>();
    try (var journal = open(folder)) {
      for (int i = 0; i < 5 + dice.nextInt(30); i++) {
        var batch = new ArrayList<String>();
        for (int k = 0; k <= dice.nextInt(4); k++) {
          batch.add(i + "/" + k + "\0".repeat(dice.nextInt(250)));
        }
        frames.add(batch);
        appends.add(journal.append(Heard.bytes(batch.toArray(new String[0]))));
        if (dice.nextInt(3) == 0) {
          Heard.durable(appends.getLast());
        }
      }
    }
    var written = new ArrayList<Written>();
    for (int i = 0; i < frames.size(); i++) {
      written.add(new Written(frames.get(i), Heard.durable(appends.get(i))));
    }
    return written;
  }

  /// Writes the begin of a journal, up to a place, with something else behind it.
  ///
  /// @return the first byte that is not as it was
  private static long broken(Path from, Path to, long segment, long cut, int kind, Random dice)
      throws IOException {
    Files.createDirectory(to);
    for (long i = 1; i < segment; i++) {
      Files.createLink(SegmentName.in(to, i), SegmentName.in(from, i));
    }
    byte[] whole = Files.readAllBytes(SegmentName.in(from, segment));
    int more = kind == 0 ? 0 : Math.max(1, whole.length - (int) cut + dice.nextInt(200) - 50);
    byte[] bytes = Arrays.copyOf(whole, (int) cut + more);
    byte[] tail = new byte[more];
    if (kind == 2) {
      dice.nextBytes(tail);
    }
    System.arraycopy(tail, 0, bytes, (int) cut, more);
    Files.write(SegmentName.in(to, segment), bytes);
    int same = Arrays.mismatch(whole, bytes);
    return same < 0 ? whole.length : same;
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void what_lies_before_the_break_is_there_whole_and_appending_goes_on(long seed) throws Exception {
    var dice = new Random(seed);
    int torn = 0;
    for (int i = 0; i < JOURNALS; i++) {
      Path folder = temp.resolve("whole" + i);
      var written = write(folder, dice);
      for (int k = 0; k < CUTS; k++) {
        long segment = 1L + dice.nextInt((int) written.getLast().end().segment());
        long cut = dice.nextInt((int) Files.size(SegmentName.in(folder, segment)) + 1);
        Path copy = temp.resolve("broken" + i + "-" + k);
        long same = broken(folder, copy, segment, cut, dice.nextInt(3), dice);
        torn += check(copy, written, new Position(segment, same)) ? 1 : 0;
      }
    }
    assertThat(torn).isGreaterThan(JOURNALS * CUTS / 2);
  }

  /// @return whether a torn tail was cut off
  private static boolean check(Path folder, List<Written> written, Position same) throws Exception {
    var left = written.stream().filter(w -> w.end().compareTo(same) <= 0).toList();
    var expected = new ArrayList<>(left.stream().flatMap(w -> w.frames().stream()).toList());
    Recovery recovery;
    try (var journal = open(folder)) {
      recovery = journal.recovery();
      assertThat(Heard.all(journal).frames).isEqualTo(expected);
      boolean head = same.offset() < 36 + Heard.HEADER_BYTES.length;
      assertThat(recovery.damages()).hasSize(head ? 1 : 0);
      journal.append(Heard.bytes("one", "two"));
      journal.append(Heard.bytes("three"));
    }
    expected.addAll(List.of("one", "two", "three"));
    try (var journal = open(folder)) {
      assertThat(Heard.all(journal).frames).isEqualTo(expected);
      assertThat(journal.recovery().tornBytes()).isZero();
    }
    return recovery.tornBytes() > 0;
  }
}
