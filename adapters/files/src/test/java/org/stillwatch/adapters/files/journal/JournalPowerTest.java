// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.adapters.files.journal.Heard.HEADER;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

/// A folder on which the power goes and forces fail, again and again, at any operation.
class JournalPowerTest {
  private static final JournalSettings SETTINGS = new JournalSettings(2_000, 200, 1_000, 1 << 20);
  private static final int ROUNDS = 200;

  @TempDir private Path folder = Path.of("");

  private final TreeSet<Integer> acknowledged = new TreeSet<>();
  private final TreeSet<Integer> seen = new TreeSet<>();
  private Position known = new Position(1, 0);
  private int next;

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void nothing_that_was_acknowledged_or_seen_is_ever_lost(long seed) throws Exception {
    var dice = new Random(seed);
    var disk = new ModelDisk(dice);
    int failed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var fault = dice.nextBoolean() ? ModelDisk.Fault.POWER : ModelDisk.Fault.FORCE;
      disk.arm(fault, 1 + dice.nextInt(40));
      try (var journal = Journal.open(folder, SETTINGS, HEADER, disk)) {
        var heard = look(journal);
        append(journal, dice);
        drop(journal, heard, dice);
        failed += journal.failure().isPresent() ? 1 : 0;
      } catch (IOException e) {
        failed++; // while it was opened
      }
      if (fault == ModelDisk.Fault.POWER || dice.nextInt(3) == 0) {
        disk.powerCut();
      }
    }

    disk.arm(ModelDisk.Fault.POWER, Integer.MAX_VALUE);
    try (var journal = Journal.open(folder, SETTINGS, HEADER, disk)) {
      look(journal);
    }
    assertThat(failed).isGreaterThan(ROUNDS / 4);
    assertThat(next).isGreaterThan(ROUNDS * 5);
  }

  @Test
  void an_end_that_was_told_stays_although_its_name_was_not_forced_at_first() throws Exception {
    for (int seed = 0; seed < 10; seed++) {
      Path own = folder.resolve(seed + "");
      var disk = new ModelDisk(new Random(seed));
      try (var journal = Journal.open(own, SETTINGS, HEADER, disk)) {
        disk.arm(ModelDisk.Fault.FORCE, 5); // create, write, force, rename, and force of the folder
        assertThat(settled(journal.append(Heard.bytes("frame")))).isFalse();
      }
      try (var journal = Journal.open(own, SETTINGS, HEADER, disk)) {
        known = journal.end();
        assertThat(known.offset()).isPositive();
      }

      disk.powerCut();

      try (var journal = Journal.open(own, SETTINGS, HEADER, disk)) {
        assertThat(journal.end()).isEqualTo(known);
      }
    }
  }

  /// Batches are whole, in order, none doubled, and none missing that ought to be there.
  private Heard look(Journal journal) throws IOException {
    var heard = Heard.all(journal);
    assertThat(journal.recovery().damages()).isEmpty();
    assertThat(journal.end()).isGreaterThanOrEqualTo(known);
    known = journal.end();
    var parts = new TreeMap<Integer, Integer>();
    int last = 0;
    for (String frame : heard.frames) {
      String[] words = frame.split("/", -1);
      int batch = batch(frame);
      int part = parts.merge(batch, 1, Integer::sum) - 1;
      assertThat(batch >= last && words[1].equals(part + "")).as(frame).isTrue();
      last = batch;
    }
    assertThat(parts).allSatisfy((batch, count) -> assertThat(count).isEqualTo(parts(batch)));
    assertThat(parts.keySet().containsAll(acknowledged)).isTrue();
    assertThat(parts.keySet().containsAll(seen)).isTrue();
    seen.addAll(parts.keySet());
    return heard;
  }

  private void drop(Journal journal, Heard heard, Random dice) throws IOException {
    if (heard.frames.size() > 50) {
      int i = dice.nextInt(heard.frames.size());
      int batch = batch(heard.frames.get(i));
      seen.headSet(batch, true).clear(); // these may be there or not
      acknowledged.headSet(batch, true).clear();
      journal.dropBefore(heard.after.get(i));
    }
  }

  private static int batch(String frame) {
    return Integer.parseInt(frame.substring(0, frame.indexOf('/')));
  }

  private static int parts(int batch) {
    return 1 + batch % 4;
  }

  private void append(Journal journal, Random dice) throws Exception {
    Map<Integer, Append> appends = new LinkedHashMap<>();
    for (int i = 0; i < 5 + dice.nextInt(20); i++) {
      var frames = new ArrayList<String>();
      for (int k = 0; k < parts(next); k++) {
        frames.add(next + "/" + k + "/" + " ".repeat(dice.nextInt(150)));
      }
      var append = journal.append(Heard.bytes(frames.toArray(new String[0])));
      appends.put(next++, append);
      if (dice.nextInt(4) == 0) {
        settled(append);
      }
    }
    for (var append : appends.entrySet()) {
      if (settled(append.getValue())) {
        acknowledged.add(append.getKey());
      }
    }
  }

  private static boolean settled(Append append) throws Exception {
    try {
      if (append instanceof Append.Taken taken) {
        taken.durable().get(60, TimeUnit.SECONDS);
        return true;
      }
      return false;
    } catch (ExecutionException e) {
      assertThat(e).hasCauseInstanceOf(IOException.class);
      return false;
    }
  }
}
