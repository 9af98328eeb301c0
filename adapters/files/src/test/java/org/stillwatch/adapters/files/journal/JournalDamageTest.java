// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.adapters.files.journal.Heard.HEADER;
import static org.stillwatch.adapters.files.journal.Heard.SMALL;
import static org.stillwatch.adapters.files.journal.Heard.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.testkit.Seeds;

/// What had been durable and is not readable any more: it is told and never passed over.
class JournalDamageTest {
  @TempDir private Path folder = Path.of("");

  private Heard whole = new Heard(0);
  private long last;

  private Journal open() throws IOException {
    return Journal.open(folder, SMALL, HEADER, HookedDisk.unforced());
  }

  private Path file(long segment) {
    return SegmentName.in(folder, segment);
  }

  /// Forty frames, each a write of its own, about eight in a segment.
  @BeforeEach
  void write() throws Exception {
    try (var journal = open()) {
      for (int i = 0; i < 40; i++) {
        append(journal, "%0200d".formatted(i));
      }
      whole = Heard.all(journal);
      last = journal.end().segment();
    }
    assertThat(last).isGreaterThan(4);
  }

  private void flip(long segment, long offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file(segment));
    bytes[(int) offset] ^= 0x10;
    Files.write(file(segment), bytes);
  }

  private List<String> frames(long segment) {
    return Seen.where(whole, p -> p.segment() == segment);
  }

  /// Opens, expects one damage, reads, appends, and expects the same when opened again.
  private void damaged(Damage damage, List<String> left) throws Exception {
    var with = new ArrayList<>(left);
    for (int run = 0; run < 3; run++) {
      try (var journal = open()) {
        assertThat(journal.recovery().tornBytes()).isZero();
        assertThat(journal.recovery().damages()).containsExactly(damage);
        assertThat(journal.recovery().lostBytes()).isEqualTo(damage.lostBytes());
        assertThat(journal.recovery().end()).isEqualTo(journal.end());
        var heard = Heard.all(journal);
        assertThat(heard.frames).isEqualTo(with);
        assertThat(heard.damages).map(Damage::at).containsExactly(damage.at());
        assertThat(heard.damages).map(Damage::lostBytes).containsExactly(damage.lostBytes());

        append(journal, "run " + run);

        with.add("run " + run);
        assertThat(Heard.all(journal).frames).isEqualTo(with);
      }
    }
  }

  private List<String> without(long segment, Position from) {
    return Seen.where(whole, p -> p.segment() != segment || p.compareTo(from) <= 0);
  }

  @Test
  void a_flipped_bit_in_an_earlier_segment_loses_the_rest_of_that_segment_only() throws Exception {
    Position second = Seen.places(whole, 2).get(1);
    flip(2, second.offset() + 100);

    damaged(
        new Damage(second, Files.size(file(2)) - second.offset(), "a checksum is wrong"),
        without(2, second));
  }

  @Test
  void a_flipped_bit_in_the_last_segment_is_no_torn_tail_when_a_later_write_is_there()
      throws Exception {
    Position second = Seen.places(whole, last).get(1);
    flip(last, second.offset() + 100);
    byte[] before = Files.readAllBytes(file(last));

    damaged(
        new Damage(second, before.length - second.offset(), "a checksum is wrong"),
        without(last, second));

    assertThat(Files.readAllBytes(file(last))).isEqualTo(before);
  }

  @Test
  void a_segment_that_was_cut_behind_a_frame_is_damaged_although_it_looks_whole() throws Exception {
    Position third = Seen.places(whole, 3).get(2);
    long length = Files.size(file(3));
    byte[] bytes = Files.readAllBytes(file(3));
    Files.write(file(3), Arrays.copyOf(bytes, (int) third.offset()));

    damaged(
        new Damage(third, length - third.offset(), "the file ends too early"), without(3, third));
  }

  @Test
  void missing_segments_are_told_with_their_size() throws Exception {
    long lost = Files.size(file(2)) + Files.size(file(3));
    Files.delete(file(2));
    Files.delete(file(3));

    damaged(
        new Damage(new Position(2, 0), lost, "segments are missing"),
        Seen.where(whole, p -> p.segment() != 2 && p.segment() != 3));
  }

  @Test
  void a_place_inside_missing_segments_is_told_and_passed() throws Exception {
    Files.delete(file(2));
    Files.delete(file(3));
    try (var journal = open()) {
      var heard = new Heard(Integer.MAX_VALUE);
      journal.read(new Position(3, 77), heard);

      assertThat(heard.damages).map(Damage::at).containsExactly(new Position(3, 77));
      assertThat(heard.frames).isEqualTo(Seen.where(whole, p -> p.segment() > 3));
    }
  }

  @Test
  void a_broken_head_loses_its_segment() throws Exception {
    flip(2, 15);

    damaged(
        new Damage(new Position(2, 0), Files.size(file(2)), "the head of the segment"),
        Seen.where(whole, p -> p.segment() != 2));
  }

  @Test
  void a_broken_head_of_the_last_segment_is_left_as_it_is() throws Exception {
    flip(last, 3);
    byte[] before = Files.readAllBytes(file(last));

    damaged(
        new Damage(new Position(last, 0), before.length, "the head of the segment"),
        Seen.where(whole, p -> p.segment() != last));

    assertThat(Files.readAllBytes(file(last))).isEqualTo(before);
  }

  @Test
  void an_empty_last_segment_is_damage_once_and_does_not_end_the_journal() throws Exception {
    Files.write(file(last), new byte[0]);

    damaged(
        new Damage(new Position(last, 0), 1, "the head of the segment"),
        Seen.where(whole, p -> p.segment() != last));
  }

  @Test
  void a_segment_under_the_name_of_another_is_none() throws Exception {
    Files.copy(file(3), file(2), StandardCopyOption.REPLACE_EXISTING);

    damaged(
        new Damage(new Position(2, 0), Files.size(file(2)), "the head of the segment"),
        Seen.where(whole, p -> p.segment() != 2));
  }

  @Test
  void a_batch_in_the_place_of_another_is_none() throws Exception {
    var places = Seen.places(whole, 2);
    int first = (int) places.get(0).offset();
    int size = (int) places.get(1).offset() - first;
    byte[] bytes = Files.readAllBytes(file(2));
    System.arraycopy(bytes, first, bytes, first + size, size);
    Files.write(file(2), bytes);

    damaged(
        new Damage(places.get(1), bytes.length - first - size, "no batch begins here"),
        without(2, places.get(1)));
  }

  /// The search for a later write goes in pieces: whatever the distance, it is found.
  @Test
  void a_later_write_is_found_however_far_away() throws Exception {
    var settings = new JournalSettings(1 << 20, 1 << 16, 1 << 17, 1 << 18);
    for (int length = (1 << 15) - 60; length < (1 << 15) + 4; length++) {
      Path own = folder.resolve(length + "");
      Position first;
      try (var journal = Journal.open(own, settings, HEADER, HookedDisk.unforced())) {
        first = append(journal, "first");
        append(journal, "x".repeat(length));
        append(journal, "last");
      }
      byte[] bytes = Files.readAllBytes(SegmentName.in(own, 1));
      bytes[(int) first.offset()] = 0;
      Files.write(SegmentName.in(own, 1), bytes);

      try (var journal = Journal.open(own, settings, HEADER, HookedDisk.unforced())) {
        assertThat(journal.recovery().damages()).map(Damage::at).containsExactly(first);
        assertThat(Heard.all(journal).frames).containsExactly("first");
      }
    }
  }

  @Test
  void damage_that_happens_while_it_is_open_is_told_by_reading() throws Exception {
    try (var journal = open()) {
      Position second = Seen.places(whole, 2).get(1);
      flip(2, second.offset() + 30);
      Files.delete(file(4));

      var heard = Heard.all(journal);

      assertThat(heard.damages).map(Damage::at).containsExactly(second, new Position(4, 0));
      assertThat(heard.frames)
          .isEqualTo(
              Seen.where(
                  whole, p -> p.segment() != 4 && (p.segment() != 2 || p.compareTo(second) <= 0)));
    }
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void whatever_bit_is_flipped_no_wrong_frame_comes_out_and_the_loss_is_told(long seed)
      throws Exception {
    var dice = new Random(seed);
    for (int i = 0; i < 100; i++) {
      long segment = 1L + dice.nextInt((int) last);
      byte[] before = Files.readAllBytes(file(segment));
      int offset = dice.nextInt(before.length);
      byte[] after = before.clone();
      after[offset] ^= (byte) (1 << dice.nextInt(8));
      Files.write(file(segment), after);

      try (var journal = open()) {
        var lost = new TreeSet<>(whole.frames);
        var heard = Heard.all(journal);
        heard.frames.forEach(f -> assertThat(lost.remove(f)).isTrue());
        assertThat(lost).isSubsetOf(frames(segment)).isNotEmpty();
        var recovery = journal.recovery();
        boolean lastWrite = recovery.tornBytes() > 0;
        assertThat(recovery.damages()).hasSize(lastWrite ? 0 : 1);
        assertThat(lost).hasSize(lastWrite ? 1 : lost.size());
      }
      Files.write(file(segment), before);
    }
  }
}
