// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompressedLinesTest {
  private static final List<String> TEXTS = texts(40);

  @TempDir Path folder = Path.of("");

  @Test
  void gzip_of_several_members_reads_like_the_plain_file() throws IOException {
    var read = read(join(gzip(0, 10), gzip(10, 11), gzip(11, 40)));

    assertThat(read.texts()).isEqualTo(TEXTS);
    assertThat(read.report.incomplete()).isEmpty();
  }

  @Test
  void zstd_of_several_frames_reads_like_the_plain_file() throws IOException {
    byte[] skippable = {0x52, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9};

    var read = read(join(skippable, zstd(0, 10), zstd(10, 40)));

    assertThat(read.texts()).isEqualTo(TEXTS);
    assertThat(read.report.incomplete()).isEmpty();
  }

  @Test
  void gzip_cut_anywhere_keeps_whole_lines_only_and_says_that_it_is_incomplete()
      throws IOException {
    byte[] first = gzip(0, 20);
    byte[] whole = join(first, gzip(20, 40));

    everyCutIsNoticed(whole, first.length);
  }

  @Test
  void zstd_cut_anywhere_keeps_whole_lines_only_and_says_that_it_is_incomplete()
      throws IOException {
    byte[] first = zstd(0, 20);
    byte[] whole = join(first, zstd(20, 40));

    everyCutIsNoticed(whole, first.length);
  }

  /// A cut between two members leaves a valid file; nobody can notice that one.
  private void everyCutIsNoticed(byte[] whole, int border) throws IOException {
    for (int cut = 5; cut < whole.length; cut++) {
      var read = read(Arrays.copyOf(whole, cut));
      assertThat(read.report.complete()).as("cut at %s", cut).isEqualTo(cut == border);
      assertThat(read.texts()).isEqualTo(TEXTS.subList(0, read.lines.size()));
      assertThat(read.report.lines()).isEqualTo(read.lines.size());
    }
  }

  @Test
  void a_flipped_bit_is_noticed_and_never_more_than_an_incomplete_source() throws IOException {
    for (byte[] whole : List.of(gzip(0, 40), zstd(0, 40))) {
      for (int i = 18; i < whole.length; i += 7) {
        byte[] damaged = whole.clone();
        damaged[i] ^= 0x10;
        assertThat(read(damaged).report.complete()).as("flip at %s", i).isFalse();
      }
    }
  }

  @Test
  void bytes_after_the_last_gzip_member_are_noticed_and_zero_padding_is_not() throws IOException {
    var padded = read(join(gzip(0, 40), new byte[1024]));
    var followed = read(join(gzip(0, 40), "more".getBytes(UTF_8)));

    assertThat(padded.report.incomplete()).isEmpty();
    assertThat(followed.texts()).isEqualTo(TEXTS);
    assertThat(followed.report.incomplete()).contains("bytes after the last gzip member");
  }

  @Test
  void a_bomb_is_stopped_and_the_lines_before_it_count() throws IOException {
    byte[] bomb = join(gzip(0, 40), zip(new byte[64 << 20]));
    var limits = new ReadLimits(16 << 20, 100, 1 << 20, 1L << 40);

    var read = read(bomb, limits);

    assertThat(read.texts()).isEqualTo(TEXTS);
    assertThat(read.report.incomplete()).contains("becomes more than 100");
    assertThat(read.report.bytes()).isLessThan(60 << 20);
  }

  @Test
  void a_source_that_never_ends_is_stopped_by_its_size() throws IOException {
    var limits = new ReadLimits(1_000, 1_000, 1 << 20, 500);

    var read = read(gzip(0, 40), limits);

    assertThat(read.report.incomplete()).contains("more than 500 bytes");
    assertThat(read.texts()).isEqualTo(TEXTS.subList(0, read.lines.size()));
  }

  /// What one reading of a file yielded.
  private record Reading(List<Collected.Line> lines, SourceReport report) {
    List<String> texts() {
      return lines.stream().map(Collected.Line::text).toList();
    }
  }

  private Reading read(byte[] bytes) throws IOException {
    return read(bytes, ReadLimits.DEFAULT);
  }

  private Reading read(byte[] bytes, ReadLimits limits) throws IOException {
    Path file = Files.write(folder.resolve("no-telling-name"), bytes);
    var seen = new Collected();
    var report = Lines.read(Source.of(file), limits, seen);
    return new Reading(seen.lines, report);
  }

  /// Lines that compress badly, so that cuts fall inside them.
  private static List<String> texts(int count) {
    var dice = new SplittableRandom(1);
    var texts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      texts.add(i + ":" + Long.toHexString(dice.nextLong()) + Long.toHexString(dice.nextLong()));
    }
    return texts;
  }

  private static byte[] bytes(int from, int to) {
    return (String.join("\n", TEXTS.subList(from, to)) + "\n").getBytes(UTF_8);
  }

  private static byte[] gzip(int from, int to) throws IOException {
    return zip(bytes(from, to));
  }

  private static byte[] zip(byte[] plain) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] zstd(int from, int to) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zstd = new ZstdOutputStreamNoFinalizer(out)) {
      zstd.setChecksum(true);
      zstd.write(bytes(from, to));
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
