// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillwatch.adapters.files.journal.Heard.HEADER;
import static org.stillwatch.adapters.files.journal.Heard.SMALL;
import static org.stillwatch.adapters.files.journal.Heard.append;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.ConfigException;

class JournalTest {
  @TempDir private Path temp = Path.of("");

  private Path folder() {
    return temp.resolve("state/journal");
  }

  private Journal open() throws IOException {
    return Journal.open(folder(), SMALL, HEADER);
  }

  private List<String> files() throws IOException {
    try (var files = Files.list(folder())) {
      return files.map(f -> f.getFileName() + "").sorted().toList();
    }
  }

  private static String long200(int i) {
    return "%0200d".formatted(i);
  }

  @Test
  void frames_come_back_in_order_in_this_run_and_the_next() throws Exception {
    var written = new ArrayList<String>();
    var ends = new ArrayList<Position>();
    try (var journal = open()) {
      for (int i = 0; i < 30; i++) {
        ends.add(append(journal, long200(i), "", "b" + i));
        written.addAll(List.of(long200(i), "", "b" + i));
      }
      assertThat(Heard.all(journal).frames).isEqualTo(written);
      assertThat(journal.end()).isEqualTo(ends.getLast());
    }

    try (var journal = open()) {
      var heard = Heard.all(journal);
      assertThat(heard.frames).isEqualTo(written);
      assertThat(heard.damages).isEmpty();
      assertThat(heard.after).isSorted().containsAll(ends);
      assertThat(journal.recovery()).isEqualTo(new Recovery(ends.getLast(), 0, List.of()));
    }
    assertThat(files()).hasSizeGreaterThan(3).contains("000000000000000001.journal");
  }

  @Test
  void an_empty_journal_begins_where_it_ends_and_makes_no_segment() throws Exception {
    try (var journal = open()) {
      assertThat(journal.begin()).isEqualTo(new Position(1, 0)).isEqualTo(journal.end());
      assertThat(Heard.all(journal).frames).isEmpty();
      assertThat(journal.waitingBytes()).isZero();
      assertThat(journal.failure()).isEmpty();
    }
    assertThat(files()).containsExactly(".lock");
  }

  @Test
  void reading_goes_on_behind_any_frame() throws Exception {
    try (var journal = open()) {
      for (int i = 0; i < 12; i++) {
        append(journal, long200(i), "b" + i, "c" + i);
      }
      var all = Heard.all(journal);

      for (int i = 0; i < all.frames.size(); i++) {
        var rest = all.frames.subList(i + 1, all.frames.size());
        assertThat(Heard.from(journal, all.after.get(i))).isEqualTo(rest);
      }
      var few = new Heard(5);
      Position stopped = journal.read(journal.begin(), few);
      assertThat(few.frames).isEqualTo(all.frames.subList(0, 5));
      assertThat(stopped).isEqualTo(few.after.getLast());
      assertThat(Heard.from(journal, stopped).getFirst()).isEqualTo(all.frames.get(5));
    }
  }

  @Test
  void a_place_that_was_never_given_out_is_refused() throws Exception {
    try (var journal = open()) {
      Position first = append(journal, "one", "two");
      for (int i = 0; i < 12; i++) {
        append(journal, long200(i));
      }
      Position end = journal.end();

      assertThatThrownBy(() -> Heard.from(journal, new Position(1, first.offset() - 1)))
          .isInstanceOf(IOException.class)
          .hasMessage("no frame of the journal ends at 1:" + (first.offset() - 1));
      assertThatThrownBy(() -> Heard.from(journal, new Position(1, 3)))
          .hasMessage("no frame of the journal ends at 1:3");
      for (var behind :
          List.of(
              new Position(end.segment(), end.offset() + 1),
              new Position(end.segment() + 1, 0),
              new Position(1, 2_049))) {
        assertThatThrownBy(() -> Heard.from(journal, behind))
            .isInstanceOf(IOException.class)
            .hasMessage("position " + behind + " lies behind the end of the journal there");
      }
    }
  }

  @Test
  void whole_segments_before_a_place_are_dropped_and_the_numbers_go_on() throws Exception {
    Position middle;
    Position end;
    List<String> kept;
    try (var journal = open()) {
      for (int i = 0; i < 40; i++) {
        append(journal, long200(i));
      }
      var all = Heard.all(journal);
      middle = all.after.get(20);
      kept = all.frames.subList(21, 40);

      assertThat(journal.dropBefore(middle)).isEqualTo((int) middle.segment() - 1);

      assertThat(journal.begin()).isEqualTo(new Position(middle.segment(), 0));
      assertThat(Heard.from(journal, middle)).isEqualTo(kept);
      assertThatThrownBy(() -> Heard.from(journal, new Position(1, 0)))
          .isInstanceOf(IOException.class)
          .hasMessage("position 1:0 was dropped, the journal begins at " + journal.begin());
      assertThat(journal.dropBefore(middle)).isZero();
      end = journal.end();
      Position behind = new Position(end.segment(), end.offset() + 1);
      assertThatThrownBy(() -> journal.dropBefore(behind))
          .isInstanceOf(IllegalArgumentException.class);
    }
    try (var journal = open()) {
      assertThat(journal.recovery().damages()).isEmpty();
      assertThat(Heard.from(journal, middle)).isEqualTo(kept);

      journal.dropBefore(journal.end());

      assertThat(files()).hasSize(2);
      assertThat(journal.end()).isEqualTo(end);
      assertThat(append(journal, "next").segment()).isEqualTo(end.segment() + 1);
      assertThat(Heard.from(journal, end)).containsExactly("next");
    }
  }

  @Test
  void what_is_dropped_while_it_is_read_is_not_called_damage() throws Exception {
    try (var journal = open()) {
      for (int i = 0; i < 40; i++) {
        append(journal, long200(i));
      }
      var heard = new Heard(Integer.MAX_VALUE);
      FrameReader dropping =
          new FrameReader() {
            @Override
            public boolean frame(ByteBuffer frame, Position after) {
              Waiting.unchecked(() -> journal.dropBefore(journal.end()));
              return heard.frame(frame, after);
            }

            @Override
            public void damaged(Damage damage) {
              heard.damaged(damage);
            }
          };

      assertThatThrownBy(() -> journal.read(journal.begin(), dropping))
          .isInstanceOf(IOException.class)
          .hasMessage("position 2:0 was dropped, the journal begins at " + journal.begin());

      assertThat(heard.damages).isEmpty();
      assertThat(heard.frames).startsWith(long200(0)).hasSizeLessThan(10);
    }
  }

  @Test
  void only_the_owner_may_look() throws Exception {
    try (var journal = open()) {
      append(journal, "frame");
    }

    assertThat(mode(folder())).isEqualTo("rwx------");
    assertThat(mode(folder().getParent())).isEqualTo("rwx------");
    for (String name : files()) {
      assertThat(mode(folder().resolve(name))).as(name).isEqualTo("rw-------");
    }
  }

  private static String mode(@Nullable Path file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(Objects.requireNonNull(file)));
  }

  @Test
  void another_owners_journal_is_refused_and_left_as_it_is() throws Exception {
    try (var journal = open()) {
      append(journal, "frame");
    }
    byte[] before = Files.readAllBytes(SegmentName.in(folder(), 1));

    assertThatThrownBy(
            () -> Journal.open(folder(), SMALL, JournalHeader.of("test/1 key 1".getBytes(UTF_8))))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith(
            "1.journal: header: found that of another format or key, expected the one of this"
                + " service");

    assertThat(Files.readAllBytes(SegmentName.in(folder(), 1))).isEqualTo(before);
    open().close();
  }

  @Test
  void what_an_earlier_version_wrote_is_read_and_never_written_again() throws Exception {
    try (var journal = open()) {
      append(journal, "before");
    }
    var later = JournalHeader.of("test/2 key 0".getBytes(UTF_8), List.of(Heard.HEADER_BYTES));
    try (var journal = Journal.open(folder(), SMALL, later)) {
      append(journal, "after");
      assertThat(Heard.all(journal).frames).containsExactly("before", "after");
    }
    assertThatThrownBy(this::open).isInstanceOf(ConfigException.class);
    var latest = JournalHeader.of("test/2 key 0".getBytes(UTF_8));
    assertThatThrownBy(() -> Journal.open(folder(), SMALL, latest))
        .as("the first segment is of the earlier one")
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void a_later_version_is_refused() throws Exception {
    Files.createDirectories(folder());
    var head = new SegmentHead(2, 1, 0, ByteBuffer.wrap(Heard.HEADER_BYTES));
    Files.write(SegmentName.in(folder(), 1), head.encoded().array());

    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("1.journal: version: found 2, expected 1");
  }

  @Test
  void a_folder_is_due() throws Exception {
    Files.createDirectories(temp.resolve("state"));
    Files.writeString(folder(), "");

    assertThatThrownBy(this::open)
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("journal: found a file, expected a folder or a new name");
  }

  @Test
  void a_header_has_its_limit() throws Exception {
    assertThatThrownBy(() -> JournalHeader.of(new byte[1_025]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a header has at most 1024 bytes, got 1025");
    var large = new JournalSettings(4_096, 512, 1_024, 1 << 20);
    try (var journal = Journal.open(folder(), large, JournalHeader.of(new byte[1_024]))) {
      append(journal, "frame");
    }
    try (var journal = Journal.open(folder(), large, JournalHeader.of(new byte[1_024]))) {
      assertThat(Heard.all(journal).frames).containsExactly("frame");
    }
  }

  @Test
  void what_is_too_large_is_refused_and_what_just_fits_is_taken() throws Exception {
    try (var journal = open()) {
      assertThat(journal.append(List.of(new byte[513])))
          .isEqualTo(
              new Append.Refused(Append.Reason.TOO_LARGE, "a frame of 513 bytes, at most 512"));
      assertThat(journal.append(List.of(new byte[512], new byte[481])))
          .isEqualTo(
              new Append.Refused(Append.Reason.TOO_LARGE, "an append of 1025 bytes, at most 1024"));
      Heard.durable(journal.append(List.of(new byte[512], new byte[480])));
      assertThat(Heard.all(journal).frames).map(String::length).containsExactly(512, 480);
      assertThatThrownBy(() -> journal.append(List.of()))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void other_limits_read_what_was_written_before() throws Exception {
    try (var journal = open()) {
      append(journal, long200(1), long200(2), long200(3));
    }
    var tiny = new JournalSettings(64, 16, 64, 300);
    try (var journal = Journal.open(folder(), tiny, HEADER)) {
      append(journal, "more");
      append(journal, "and more");
      assertThat(Heard.all(journal).frames)
          .containsExactly(long200(1), long200(2), long200(3), "more", "and more");
    }
  }

  @Test
  void closing_writes_what_waits_and_then_refuses() throws Exception {
    var journal = open();
    var taken = IntStream.range(0, 50).mapToObj(i -> journal.append(Heard.bytes("f" + i))).toList();

    journal.close();
    journal.close();

    for (Append append : taken) {
      assertThat(((Append.Taken) append).durable()).isCompleted();
    }
    assertThat(journal.append(Heard.bytes("late")))
        .isEqualTo(new Append.Refused(Append.Reason.CLOSED, "the journal is closed"));
    assertThat(journal.awaitMore(journal.end(), Duration.ofDays(1))).isEqualTo(More.NEVER);
    assertThatThrownBy(() -> Heard.all(journal)).hasMessage("the journal is closed");
    try (var next = open()) {
      assertThat(Heard.all(next).frames).hasSize(50).last().isEqualTo("f49");
    }
  }

  @Test
  void waiting_for_more_ends_with_more_or_with_the_time() throws Exception {
    try (var journal = open()) {
      Position begin = journal.end();
      assertThat(journal.awaitMore(begin, Duration.ofMillis(1))).isEqualTo(More.NOT_YET);
      append(journal, "frame");
      assertThat(journal.awaitMore(begin, Duration.ZERO)).isEqualTo(More.HERE);
      assertThat(journal.awaitMore(journal.end(), Duration.ZERO)).isEqualTo(More.NOT_YET);
    }
  }

  @Test
  void an_action_that_interrupts_or_closes_does_not_hurt_the_writer() throws Exception {
    var go = new CountDownLatch(1);
    var disk = new HookedDisk(() -> {}, () -> Waiting.until(go));
    try (var journal = Journal.open(folder(), SMALL, HEADER, disk)) {
      var first = (Append.Taken) journal.append(Heard.bytes("one"));
      var interrupted = first.durable().thenRun(() -> Thread.currentThread().interrupt());
      var closed = first.durable().thenRun(() -> Waiting.unchecked(journal::close));

      go.countDown();

      interrupted.get();
      assertThatThrownBy(closed::get)
          .hasRootCauseMessage("a journal is not closed by an action of an append");
      append(journal, "two");
      assertThat(Heard.all(journal).frames).containsExactly("one", "two");
    }
  }

  @Test
  void settings_that_contradict_each_other_are_refused() {
    for (long[] sizes :
        new long[][] {
          {1_024, 0, 512, 4_096},
          {1_024, 512, 512, 4_096},
          {1_024, 512, 2_048, 4_096},
          {1_024, 512, 1_024, 1_024},
          {1L << 40, 512, (64 << 20) + 1, 1L << 40}
        }) {
      assertThatThrownBy(
              () -> new JournalSettings(sizes[0], (int) sizes[1], (int) sizes[2], sizes[3]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(JournalSettings.DEFAULT.segmentBytes()).isEqualTo(67_108_864);
  }
}
