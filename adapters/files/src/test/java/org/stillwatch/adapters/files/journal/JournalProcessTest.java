// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.ConfigException;

/// A journal in a process of its own that is killed, fills its disk, or comes second.
class JournalProcessTest {
  private static final JournalSettings SETTINGS = JournalSettings.DEFAULT;

  @TempDir private Path temp = Path.of("");

  private Path folder() {
    return temp.resolve("journal");
  }

  /// Whole lines that a process wrote, until its output ends or there are enough.
  private static List<String> lines(BufferedReader said, int enough) throws IOException {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (int c = said.read(); c >= 0; c = said.read()) {
      if (c != '\n') {
        line.append((char) c);
        continue;
      }
      lines.add(line.toString());
      line.setLength(0);
      if (lines.size() == enough) {
        break;
      }
    }
    return lines;
  }

  private static void end(Process process) throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /// What the folder holds: numbers of frames, each once, those of a thread without a hole.
  private List<String> numbers(Journal journal) throws IOException {
    var heard = Heard.all(journal);
    assertThat(heard.damages).isEmpty();
    var next = new HashMap<String, Integer>();
    var numbers = new ArrayList<String>();
    for (String frame : heard.frames) {
      String number = frame.substring(0, frame.indexOf(' '));
      assertThat(frame).isEqualTo(JournalChild.frame(number));
      int dot = number.lastIndexOf('.');
      int i = next.merge(number.substring(0, dot), 1, Integer::sum) - 1;
      assertThat(number.substring(dot + 1)).as(number).isEqualTo(i + "");
      numbers.add(number);
    }
    return numbers;
  }

  @Test
  void what_a_killed_process_acknowledged_is_there_and_nothing_is_doubled() throws Exception {
    var dice = new Random(20_261_127);
    var acknowledged = new ArrayList<String>();
    for (int round = 0; round < 10; round++) {
      var process = JournalChild.start(folder(), "r" + round, "unlimited");
      try (var said = process.inputReader(StandardCharsets.UTF_8)) {
        int enough = 1 + dice.nextInt(400);
        acknowledged.addAll(lines(said, enough));
        process.toHandle().destroyForcibly(); // leaves what it said readable
        acknowledged.addAll(lines(said, Integer.MAX_VALUE));
      }
      end(process);
    }
    acknowledged.removeIf("open"::equals);

    try (var journal = Journal.open(folder(), SETTINGS, Heard.HEADER)) {
      var numbers = numbers(journal);

      assertThat(acknowledged).hasSizeGreaterThan(500).allMatch(n -> n.startsWith("r"));
      assertThat(numbers).doesNotHaveDuplicates().containsAll(acknowledged);
      int inFlight = 10 * JournalChild.THREADS;
      assertThat(numbers).hasSizeLessThanOrEqualTo(acknowledged.size() + inFlight);
    }
  }

  @Test
  void a_full_disk_ends_in_refusals_and_keeps_what_was_acknowledged() throws Exception {
    var process = JournalChild.start(folder(), "r", "64");
    List<String> said;
    try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
      said = lines(reader, Integer.MAX_VALUE);
    }
    end(process);

    assertThat(said.getLast())
        .startsWith("READ_ONLY: journal " + folder() + " is read-only since a write failed: ");
    assertThat(said.subList(0, said.size() - 1)).contains("failed");
    var acknowledged = said.stream().filter(s -> s.startsWith("r.")).toList();
    assertThat(acknowledged).hasSizeBetween(64 * 1_024 / 400, 64 * 1_024 / 350);
    try (var journal = Journal.open(folder(), SETTINGS, Heard.HEADER)) {
      var numbers = numbers(journal);
      assertThat(numbers).containsAll(acknowledged).doesNotHaveDuplicates();
      assertThat(numbers).hasSizeLessThan(acknowledged.size() + JournalChild.THREADS);
      assertThat(journal.recovery().tornBytes()).isPositive();
      Heard.append(journal, JournalChild.frame("s.0.0"));
      assertThat(numbers(journal)).hasSize(numbers.size() + 1);
    }
  }

  @Test
  void a_second_process_is_refused_and_so_is_a_second_attempt_of_the_first() throws Exception {
    String found =
        folder() + ": lock: found a journal that %s has open, expected one process a journal";
    try (var journal = Journal.open(folder(), SETTINGS, Heard.HEADER)) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThat(refusal()).isEqualTo(found.formatted("this process"));
        // which must not have let the lock go
        var process = JournalChild.start(folder(), "r", "unlimited");
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
          assertThat(lines(said, 1)).containsExactly(found.formatted("another process"));
        }
        process.destroyForcibly();
        end(process);
      }
      Heard.append(journal, "still mine");
    }
    try (var journal = Journal.open(folder(), SETTINGS, Heard.HEADER)) {
      assertThat(Heard.all(journal).frames).containsExactly("still mine");
    }
  }

  private String refusal() throws IOException {
    try (var second = Journal.open(folder(), SETTINGS, Heard.HEADER)) {
      return "opened with " + second.recovery();
    } catch (ConfigException e) {
      return e.getMessage() + "";
    }
  }
}
