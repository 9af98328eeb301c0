// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.testkit.Seeds;

class LinesTest {
  private static final ReadLimits SHORT = new ReadLimits(10, 1_000, 1 << 20, 1 << 30);

  @TempDir Path folder = Path.of("");
  private final Collected seen = new Collected();

  @Test
  void every_line_comes_with_its_number_and_place() throws IOException {
    read("one\ntwo\n\nfour", ReadLimits.DEFAULT);

    assertThat(seen.lines)
        .containsExactly(
            new Collected.Line("one", 1, 0),
            new Collected.Line("two", 2, 4),
            new Collected.Line("four", 4, 9));
  }

  @Test
  void windows_line_ends_a_byte_order_mark_and_blank_lines_are_no_content() throws IOException {
    read("\uFEFFone\r\n \t\r\n\r\ntwo\r\n", ReadLimits.DEFAULT);

    assertThat(seen.lines)
        .containsExactly(new Collected.Line("one", 1, 3), new Collected.Line("two", 4, 14));
  }

  @Test
  void a_byte_order_mark_later_on_is_content() throws IOException {
    read("a\n\uFEFFb\n", ReadLimits.DEFAULT);

    assertThat(seen.texts()).containsExactly("a", "\uFEFFb");
  }

  @Test
  void a_nul_byte_is_content() throws IOException {
    read("a\0b\n", ReadLimits.DEFAULT);

    assertThat(seen.texts()).containsExactly("a\0b");
  }

  @Test
  void a_line_at_the_limit_is_read_and_a_longer_one_is_reported_with_its_true_length()
      throws IOException {
    read("0123456789\r\n" + "x".repeat(3_000_000) + "\r\nend\n", SHORT);

    assertThat(seen.texts()).containsExactly("0123456789", "end");
    assertThat(seen.lines.getLast()).isEqualTo(new Collected.Line("end", 3, 12 + 3_000_002));
    assertThat(seen.faults)
        .containsExactly(new Collected.Fault(RejectReason.TOO_LONG, 10, 2, 12, 3_000_000));
  }

  @Test
  void a_line_that_is_no_utf8_is_reported_and_the_next_one_is_read() throws IOException {
    write("a.jsonl", "good\nb\u00e4d\nfine\n".getBytes(ISO_8859_1));

    var report = Lines.read(source("a.jsonl"), ReadLimits.DEFAULT, seen);

    assertThat(seen.texts()).containsExactly("good", "fine");
    assertThat(seen.faults).containsExactly(new Collected.Fault(RejectReason.BAD_UTF8, 3, 2, 5, 3));
    assertThat(report).isEqualTo(new SourceReport("a.jsonl", 14, 3, ""));
  }

  @Test
  void a_source_that_is_gone_is_incomplete_and_says_why() {
    var report = Lines.read(source("gone.jsonl"), ReadLimits.DEFAULT, seen);

    assertThat(report.complete()).isFalse();
    assertThat(report.incomplete()).startsWith("NoSuchFileException");
  }

  @Test
  void progress_counts_every_byte_of_the_file_once() throws IOException {
    byte[] text = "line\n".repeat(200_000).getBytes(UTF_8);
    write("a.jsonl", text);
    var bytes = new ArrayList<Long>();

    Lines.read(source("a.jsonl"), ReadLimits.DEFAULT, seen, bytes::add);

    assertThat(bytes.stream().mapToLong(n -> n).sum()).isEqualTo(text.length);
    assertThat(seen.lines).hasSize(200_000);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void lines_of_any_length_arrive_whole_whatever_the_buffer_does(long seed) throws IOException {
    var dice = new SplittableRandom(seed);
    var expected = new ArrayList<String>();
    for (int i = 0; i < 200; i++) {
      int length = 1 + dice.nextInt(dice.nextInt(10) == 0 ? 700_000 : 300);
      expected.add(String.valueOf((char) ('a' + i % 26)).repeat(length));
    }

    read(String.join("\n", expected), ReadLimits.DEFAULT);

    assertThat(seen.texts().equals(expected)).isTrue();
  }

  private void read(String text, ReadLimits limits) throws IOException {
    write("a.jsonl", text.getBytes(UTF_8));
    assertThat(Lines.read(source("a.jsonl"), limits, seen).incomplete()).isEmpty();
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private Source source(String name) {
    return Source.of(folder.resolve(name));
  }

  @Test
  void a_folder_is_read_in_the_order_of_its_names_and_hidden_files_are_passed_over()
      throws IOException {
    for (String name : List.of("b.jsonl", "a.jsonl", ".out.partial-7/x.jsonl", "day-1/z.jsonl")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, name);
    }

    var found = LogFiles.find("--exchanges", List.of(folder, folder.resolve("b.jsonl")));

    assertThat(found)
        .extracting(Source::name)
        .containsExactly("a.jsonl", "b.jsonl", "z.jsonl", "b.jsonl");
  }
}
