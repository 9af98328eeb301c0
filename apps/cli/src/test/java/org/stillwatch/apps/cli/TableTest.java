// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.Seed;

class TableTest {
  @TempDir private Path folder = Path.of("");

  private int group(String... more) {
    var arguments =
        new ArrayList<>(
            List.of("group", "--demo-key", "--items", at("items.csv"), "--out", at("out")));
    arguments.addAll(List.of(more));
    return Stillwatch.run(arguments.toArray(String[]::new));
  }

  private String at(String file) {
    return folder.resolve(file).toString();
  }

  /// 300 strangers, and 30 actors with one item of content and cards in threes.
  private void table() throws IOException {
    var random = new Seed(3).random();
    var rows = new ArrayList<>(List.of("actor,channel,item,time"));
    var labels = new ArrayList<>(List.of("actor,group,label"));
    for (int i = 0; i < 300; i++) {
      rows.add("s%d,content,c%d,2026-05-0%dT10:15:00Z".formatted(i, random.nextInt(40), 1 + i % 5));
      rows.add("s%d,identity,card%d,".formatted(i, i));
      labels.add("s%d,,negative".formatted(i));
    }
    for (int i = 0; i < 30; i++) {
      rows.add("=f%d,content,\"own, sentence\",1777889700.25".formatted(i));
      rows.add("=f%d,identity,farm%d,".formatted(i, i / 3));
      labels.add("=f%d,g1,positive".formatted(i));
    }
    rows.add("x,nonsense,1,");
    rows.add("x,content,1,yesterday");
    rows.add(",content,1,");
    Files.write(folder.resolve("items.csv"), rows);
    Files.write(folder.resolve("labels.csv"), labels);
  }

  @Test
  void a_group_is_found_in_any_table_and_scored_against_labels() throws IOException {
    table();

    assertThat(group("--labels", at("labels.csv"))).isZero();

    List<String> members = Files.readAllLines(folder.resolve("out/campaigns.csv"));
    assertThat(members).hasSize(31).anyMatch(row -> row.contains("\"'=f0\""));
    assertThat(Files.readString(folder.resolve("out/score.json")))
        .contains("\"accounts\":{\"said\":30,\"so\":30,\"precision\":1.0000,\"recall\":1.0000");
    assertThat(Files.readAllLines(folder.resolve("out/rejected.csv")))
        .containsExactly("record,reason", "661,unknown-channel", "662,bad-time", "663,no-account");
  }

  @Test
  void a_table_without_its_columns_is_the_operators_mistake() throws IOException {
    Files.write(folder.resolve("items.csv"), List.of("who,what", "a,b"));

    assertThat(group()).isEqualTo(ExitCode.WRONG_USE);
  }

  @Test
  void a_channel_file_with_an_unknown_word_is_the_operators_mistake() throws IOException {
    table();
    Files.writeString(folder.resolve("channels.json"), "{\"mail\":{\"frame\":\"iron\"}}");

    assertThat(group("--channels", at("channels.json"))).isEqualTo(ExitCode.WRONG_USE);
  }
}
