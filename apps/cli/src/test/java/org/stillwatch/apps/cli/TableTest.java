// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
        .containsExactly(
            "file,line,reason",
            "items,662,unknown-channel",
            "items,663,bad-time",
            "items,664,no-account");
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

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Test
  void planted_groups_come_out_as_campaigns_links_and_a_null() throws IOException {
    PlantedTable.write(folder, 2_000, 40_000, 1);

    assertThat(group("--labels", at("labels.csv"))).isZero();

    assertThat(read("out/campaigns.jsonl"))
        .contains("\"schema\":\"stillwatch.campaign/1\"")
        .doesNotContain("\"verdict\":\"act\"");
    assertThat(read("out/null.csv")).startsWith("score,links,meanNullLinks,fdr,low,high");
    assertThat(read("out/score.json")).contains("\"starItems\":").contains("\"read\":40000");
    List<String> links = Files.readAllLines(folder.resolve("out/links.csv"));
    assertThat(links.getFirst()).isEqualTo("a,b,score,fdr,channel,items");
  }

  @Test
  void rows_and_events_that_come_twice_or_in_another_order_change_nothing() throws IOException {
    PlantedTable.write(folder, 500, 8_000, 3);
    Files.write(
        folder.resolve("events.csv"),
        List.of(
            "actor,kind,time",
            "a1,closed,1778000000",
            "a2,error,1778000000",
            "a2,error,1778000000",
            "a3,closed,1778000000",
            "a3,released,1778000001",
            "a4,praised,1778000000"));
    assertThat(group("--events", at("events.csv"))).isZero();
    String campaigns = read("out/campaigns.jsonl");
    String links = read("out/links.csv");
    assertThat(read("out/rejected.csv")).contains("events,7,unknown-kind");

    var rows = new ArrayList<>(Files.readAllLines(folder.resolve("items.csv")));
    var twice = new ArrayList<>(List.of(rows.getFirst()));
    twice.addAll(rows.subList(1, rows.size()).reversed());
    twice.addAll(rows.subList(1, 3_000));
    Files.write(folder.resolve("items.csv"), twice);
    assertThat(group("--events", at("events.csv"))).isZero();

    assertThat(read("out/campaigns.jsonl")).isEqualTo(campaigns);
    assertThat(read("out/links.csv")).isEqualTo(links);
    assertThat(read("out/score.json")).doesNotContain("\"duplicates\":0");
  }

  @Test
  void a_permuted_table_has_at_most_one_campaign() throws IOException {
    PlantedTable.write(folder, 1_000, 20_000, 2);
    var rows = Files.readAllLines(folder.resolve("items.csv"));
    var permuted = new ArrayList<>(List.of(rows.getFirst()));
    var actors =
        new ArrayList<>(
            rows.subList(1, rows.size()).stream().map(r -> r.split(",", 2)[0]).toList());
    Collections.shuffle(actors, new Random(7));
    for (int i = 0; i < actors.size(); i++) {
      permuted.add(actors.get(i) + "," + rows.get(i + 1).split(",", 2)[1]);
    }
    Files.write(folder.resolve("items.csv"), permuted);

    assertThat(group()).isZero();

    long campaigns =
        Files.readAllLines(folder.resolve("out/campaigns.jsonl")).stream()
            .filter(l -> !l.isBlank())
            .count();
    assertThat(campaigns).isLessThanOrEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("out/links.csv")).size()).isLessThan(20);
  }

  @Test
  void slots_points_and_namings_are_read_by_their_mode() throws IOException {
    Files.writeString(
        folder.resolve("channels.json"),
        """
        {"slot":{"mode":"slot"},"pays":{"mode":"direct","causeGroup":"identity"},
         "place":{"mode":"near","causeGroup":"timing","tolerance":[60,0.01],"floor":[1,0.0001]}}
        """);
    var rows = new ArrayList<>(List.of("actor,channel,item,time,stratum"));
    for (int i = 0; i < 600; i++) {
      rows.add(
          "a%d,slot,int:t%d:%d,1777889700,free".formatted(i, i / 2 * 2 / (i < 20 ? 20 : 1), i));
      rows.add("a%d,pays,a%d,1777889700,free".formatted(i, i < 20 ? (i + 1) % 20 : i + 7));
      rows.add(
          "a%d,place,num:%d;%d.5,,free".formatted(i, i < 20 ? 5 : i * 100, i < 20 ? 3 : i % 50));
    }
    rows.add("b,slot,int:t:x,,free");
    rows.add("b,place,num:1,,free");
    Files.write(folder.resolve("items.csv"), rows);

    assertThat(group("--channels", at("channels.json"))).isZero();

    assertThat(read("out/rejected.csv"))
        .contains("items,1802,bad-item")
        .contains("items,1803,bad-item");
    assertThat(read("out/links.csv"))
        .contains("\"a0\",\"a1\"")
        .contains("\"slot\"")
        .contains("\"pays\"")
        .contains("\"place\"");
  }
}
