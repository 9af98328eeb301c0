// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.adapters.files.journal.Heard.HEADER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many threads that append while others read.
class JournalThreadsTest {
  private static final int THREADS = 8;
  private static final int APPENDS = 500;
  private static final JournalSettings SETTINGS =
      new JournalSettings(32_768, 1_024, 16_384, 1 << 20);

  @TempDir private Path folder = Path.of("");

  /// Appends numbered frames, some of which wait at the same time.
  ///
  /// @return the place behind each
  private static Map<String, Position> appends(Journal journal, int thread, int window)
      throws Exception {
    var places = new HashMap<String, Position>();
    var waiting = new ArrayDeque<Map.Entry<String, Append>>();
    for (int i = 0; i < APPENDS || !waiting.isEmpty(); i++) {
      if (i < APPENDS) {
        String frame = thread + "/" + i;
        waiting.add(Map.entry(frame, journal.append(Heard.bytes(frame))));
      }
      if (waiting.size() >= window || i >= APPENDS) {
        var oldest = waiting.remove();
        places.put(oldest.getKey(), Heard.durable(oldest.getValue()));
      }
    }
    return places;
  }

  private static Map<String, Position> together(Journal journal, int window) throws Exception {
    var work = new ArrayList<Callable<Map<String, Position>>>();
    for (int t = 0; t < THREADS; t++) {
      int thread = t;
      work.add(() -> appends(journal, thread, window));
    }
    var places = new HashMap<String, Position>();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Map<String, Position>> done : threads.invokeAll(work)) {
        places.putAll(done.get());
      }
    }
    return places;
  }

  private static void inOrder(List<String> frames) {
    var next = new HashMap<String, Integer>();
    for (String frame : frames) {
      String[] words = frame.split("/", -1);
      assertThat(words[1]).isEqualTo(next.merge(words[0], 1, Integer::sum) - 1 + "");
    }
  }

  @Test
  void every_acknowledgement_holds_the_order_of_a_thread_stays_and_forces_are_shared()
      throws Exception {
    var forces = new AtomicInteger();
    var disk = new HookedDisk(() -> {}, forces::incrementAndGet);
    try (var journal = Journal.open(folder, SETTINGS, HEADER, disk)) {
      var places = together(journal, 16);

      var heard = Heard.all(journal);
      assertThat(heard.frames).hasSize(THREADS * APPENDS);
      for (int i = 0; i < heard.frames.size(); i++) {
        assertThat(places.get(heard.frames.get(i))).isEqualTo(heard.after.get(i));
      }
      inOrder(heard.frames);
      assertThat(forces.get()).isLessThan(THREADS * APPENDS / 4);
      assertThat(journal.end().segment()).isGreaterThan(3);
    }
    try (var journal = Journal.open(folder, SETTINGS, HEADER)) {
      assertThat(Heard.all(journal).frames).hasSize(THREADS * APPENDS);
    }
  }

  @Test
  void readers_that_follow_see_everything_once_and_soon() throws Exception {
    try (var journal = Journal.open(folder, SETTINGS, HEADER);
        var readers = Executors.newFixedThreadPool(2)) {
      var followers = new ArrayList<Future<Heard>>();
      for (int i = 0; i < 2; i++) {
        followers.add(readers.submit(() -> follow(journal)));
      }

      var acknowledged = together(journal, 4).keySet();

      for (Future<Heard> follower : followers) {
        Heard heard = follower.get();
        assertThat(heard.frames).doesNotHaveDuplicates().hasSameElementsAs(acknowledged);
        assertThat(heard.after).isSorted();
        assertThat(heard.damages).isEmpty();
        inOrder(heard.frames);
      }
    }
  }

  private static Heard follow(Journal journal) throws Exception {
    var heard = new Heard(Integer.MAX_VALUE);
    Position at = journal.begin();
    while (heard.frames.size() < THREADS * APPENDS) {
      assertThat(journal.awaitMore(at, Duration.ofSeconds(60))).isEqualTo(More.HERE);
      at = journal.read(at, heard);
    }
    return heard;
  }
}
