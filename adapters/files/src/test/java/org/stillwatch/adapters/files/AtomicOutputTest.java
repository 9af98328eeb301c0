// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.ConfigException;

class AtomicOutputTest {
  @TempDir Path folder = Path.of("");

  @Test
  void nothing_stands_under_the_name_before_it_is_published() throws IOException {
    try (var output = AtomicOutput.into(folder.resolve("deep/out"))) {
      write(output, "campaigns.jsonl", "{}");
      assertThat(folder.resolve("deep/out")).doesNotExist();
      output.publish();
    }

    assertThat(folder.resolve("deep/out/campaigns.jsonl")).hasContent("{}");
    assertThat(names(folder.resolve("deep"))).containsExactly("out");
    assertThat(names(folder.resolve("deep/out"))).containsExactly("campaigns.jsonl");
  }

  @Test
  void an_output_that_is_given_up_leaves_nothing() throws IOException {
    try (var output = AtomicOutput.into(folder.resolve("out"))) {
      write(output, "campaigns.jsonl", "{}");
    }

    assertThat(names(folder)).isEmpty();
  }

  @Test
  void in_a_folder_that_exists_our_files_are_replaced_and_others_stay() throws IOException {
    Path out = Files.createDirectory(folder.resolve("out"));
    Files.writeString(out.resolve("summary.json"), "old");
    Files.writeString(out.resolve("notes.txt"), "mine");

    try (var output = AtomicOutput.into(out)) {
      write(output, "campaigns.jsonl", "new");
      write(output, "summary.json", "new");
      output.publish();
    }

    assertThat(names(out)).containsExactly("campaigns.jsonl", "notes.txt", "summary.json");
    assertThat(out.resolve("summary.json")).hasContent("new");
    assertThat(names(folder)).containsExactly("out");
  }

  @Test
  void what_a_killed_run_left_is_cleared_away() throws IOException {
    Path dead = Files.createDirectory(folder.resolve(".out.partial-1"));
    Files.writeString(dead.resolve(".lock"), "");
    Files.writeString(dead.resolve("campaigns.jsonl"), "half");
    Path work = Files.createDirectories(dead.resolve(".work/sort"));
    Files.writeString(work.resolve("spilled"), "half");

    AtomicOutput.into(folder.resolve("out")).close();

    assertThat(names(folder)).isEmpty();
  }

  @Test
  void two_runs_never_write_the_same_folder_at_once() throws IOException {
    try (var first = AtomicOutput.into(folder.resolve("out"))) {
      write(first, "campaigns.jsonl", "first");
      assertThatThrownBy(() -> AtomicOutput.into(folder.resolve("out")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another run is writing");
      first.publish();
    }

    assertThat(folder.resolve("out/campaigns.jsonl")).hasContent("first");
  }

  @Test
  void a_file_in_place_of_the_folder_is_the_operators_mistake() throws IOException {
    Path file = Files.writeString(folder.resolve("out"), "");

    assertThatThrownBy(() -> AtomicOutput.into(file))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("found a file, expected a folder or a new name");
  }

  @Test
  void a_name_that_leads_out_of_the_folder_is_refused() throws IOException {
    try (var output = AtomicOutput.into(folder.resolve("out"))) {
      assertThatThrownBy(() -> output.file("../evil")).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void write(AtomicOutput output, String name, String text) throws IOException {
    try (var file = output.file(name)) {
      file.write(text.getBytes(UTF_8));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }
}
