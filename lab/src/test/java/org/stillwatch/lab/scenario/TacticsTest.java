// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.lab.scenario.cast.Account;

/// How campaigns deal their work out, take turns, keep hours and carry on after a ban.
class TacticsTest {
  @ParameterizedTest
  @ValueSource(strings = {"dealt", "dealt-blocks", "dealt-random"})
  void every_item_of_a_dealt_list_goes_to_one_member_and_stands_in_the_prompt(String way)
      throws IOException {
    Stage stage = Stages.campaign("shape: template, tactics: [numbered, " + way + "]");
    Map<Integer, Set<Integer>> holders =
        Stages.job(stage).stream().collect(groupingBy(Call::item, mapping(Call::persona, toSet())));

    assertThat(holders).hasSizeGreaterThan(1_100);
    assertThat(holders.values()).allMatch(members -> members.size() == 1);
    assertThat(Stages.job(stage))
        .allMatch(c -> Stages.text(stage, c).contains("\n# " + c.item() + "\n"));
    assertThat(stage.ties.count("arrangement")).isEqualTo(20);
  }

  @Test
  void by_turns_all_members_get_as_many_and_by_blocks_each_walks_its_own() throws IOException {
    Map<Integer, List<Integer>> turns = items(Stages.campaign("shape: template, tactics: [dealt]"));
    Map<Integer, List<Integer>> blocks =
        items(Stages.campaign("shape: template, tactics: [dealt-blocks]"));

    assertThat(turns.values()).allMatch(items -> items.size() >= 58 && items.size() <= 62);
    assertThat(blocks).hasSize(20);
    assertThat(blocks.values())
        .allMatch(items -> items.getLast() - items.getFirst() == items.size() - 1);
  }

  @Test
  void a_successor_starts_within_hours_and_goes_on_where_the_closed_account_stopped()
      throws IOException {
    Stage stage =
        Stages.campaign("shape: template, tactics: [numbered, continued], replaceBanned: 0.25");
    List<Account> members = Stages.plantedAccounts(stage);
    Map<String, List<Call>> calls =
        Stages.job(stage).stream()
            .filter(Stages::answered)
            .collect(groupingBy(c -> Stages.account(stage, c).id()));
    for (int closed = 0; closed < 4; closed++) {
      Account before = members.get(closed);
      List<Call> last = calls.getOrDefault(before.id(), List.of());
      List<Call> first = calls.getOrDefault(members.get(16 + closed).id(), List.of());
      long end = before.ending().orElseThrow().at().toEpochMilli();

      assertThat(first.getFirst().item()).isEqualTo(last.getLast().item() + 1);
      assertThat(first.getFirst().timeMillis()).isBetween(end, end + 12 * Rhythm.HOUR);
    }
    assertThat(stage.ties.count("cursor")).isEqualTo(8);
  }

  @Test
  void duty_handed_round_leaves_one_of_a_lane_at_work_and_loads_all_alike() throws IOException {
    Stage stage = Stages.campaign("shape: template, tactics: [handed-round]");
    Map<Long, Set<Integer>> busy =
        Stages.job(stage).stream()
            .collect(
                groupingBy(
                    c -> c.timeMillis() / (10 * Rhythm.MINUTE), mapping(Call::persona, toSet())));
    Map<Integer, Long> load =
        Stages.job(stage).stream().collect(groupingBy(Call::persona, counting()));

    assertThat(busy.values()).allMatch(members -> members.size() <= 6);
    assertThat(Collections.max(load.values())).isLessThan(4 * Collections.min(load.values()));
    assertThat(load).hasSize(20);
    assertThat(stage.ties.count("complement")).isEqualTo(20);
  }

  @Test
  void members_that_keep_human_hours_sleep_each_in_its_own_night() throws IOException {
    Stage human = Stages.campaign("shape: template, tactics: [human-hours]");
    Stage machine = Stages.campaign("shape: template, tactics: [independent]");
    double[] all = new double[24];
    hours(human).values().forEach(one -> add(all, one));

    assertThat(meanNightShare(human)).isLessThan(0.1);
    assertThat(meanNightShare(machine)).isGreaterThan(0.15);
    assertThat(nightShare(all)).isGreaterThan(0.15);
  }

  @Test
  void common_hours_are_one_night_for_all() throws IOException {
    Stage stage = Stages.campaign("shape: template, tactics: [common-hours]");
    Map<Long, Long> perHour =
        Stages.job(stage).stream()
            .collect(groupingBy(c -> c.timeMillis() / Rhythm.HOUR % 24, counting()));

    assertThat(Collections.max(perHour.values())).isGreaterThan(40);
    assertThat(perHour.values()).filteredOn(n -> n < 20).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void half_of_a_campaign_moves_in_a_day_and_honest_people_slowly() throws IOException {
    Stage stage = Stages.campaign("shape: template, tactics: [half-pivot], pivot: new-1");
    long dayAfter = stage.world.from() + Rhythm.DAY + 28 * Rhythm.HOUR;
    List<Call> job = Stages.job(stage).stream().filter(c -> c.timeMillis() >= dayAfter).toList();
    long moved =
        job.stream()
            .filter(c -> Stages.persona(stage, c).models().at(c.timeMillis()).equals("new-1"))
            .count();

    assertThat((double) moved / job.size()).isBetween(0.3, 0.75);

    Stage people = Stages.negative("shared-app", 400);
    long adopters =
        people.personas.stream().filter(p -> p.models().at(dayAfter).equals("new-1")).count();
    assertThat((double) adopters / people.personas.size()).isBetween(0.08, 0.25);
  }

  @Test
  void a_paraphrasing_campaign_can_resell_too() throws IOException {
    Stage stage = Stages.campaign("shape: paraphrase, dilution: 0.5, tactics: [resells]");
    Set<String> languages =
        Stages.planted(stage).stream()
            .map(c -> Stages.persona(stage, c).script().language().code())
            .collect(toSet());

    assertThat(languages).contains("en", "zh");
    assertThat(stage.labels).filteredOn(l -> l.role().equals("relay")).hasSize(20);
  }

  @Test
  void a_relay_that_strips_shows_the_same_three_headers_for_everybody() throws IOException {
    Stage stage = Stages.campaign("shape: template, tactics: [stripped-metadata]");

    assertThat(Stages.job(stage).stream().map(c -> Stages.persona(stage, c).clients()).distinct())
        .singleElement()
        .satisfies(clients -> assertThat(clients.getFirst().headers()).hasSize(3));
  }

  @Test
  void members_enter_by_the_ways_that_the_recipe_names() throws IOException {
    Stage stage = Stages.campaign("shape: template, pathways: ['gateway:west', 'cloud:other-1']");

    assertThat(Stages.job(stage).stream().map(c -> Stages.persona(stage, c).pathway()).distinct())
        .containsExactlyInAnyOrder("gateway:west", "cloud:other-1");
  }

  private static Map<Integer, List<Integer>> items(Stage stage) {
    return Stages.job(stage).stream()
        .filter(Stages::answered)
        .collect(groupingBy(Call::persona, mapping(Call::item, toList())));
  }

  /// Calls of each member by the hour of the day.
  private static Map<Integer, double[]> hours(Stage stage) {
    Map<Integer, double[]> hours = new TreeMap<>();
    for (Call call : Stages.job(stage)) {
      int hour = (int) (call.timeMillis() / Rhythm.HOUR % 24);
      hours.computeIfAbsent(call.persona(), _ -> new double[24])[hour]++;
    }
    return hours;
  }

  private static void add(double[] sum, double[] more) {
    for (int hour = 0; hour < 24; hour++) {
      sum[hour] += more[hour];
    }
  }

  private static double meanNightShare(Stage stage) {
    return hours(stage).values().stream()
        .mapToDouble(TacticsTest::nightShare)
        .average()
        .orElseThrow();
  }

  /// Share of the quietest seven hours in a row.
  private static double nightShare(double[] hours) {
    double least = Double.MAX_VALUE;
    for (int start = 0; start < 24; start++) {
      double window = 0;
      for (int hour = start; hour < start + 7; hour++) {
        window += hours[hour % 24];
      }
      least = Math.min(least, window);
    }
    return least / Arrays.stream(hours).sum();
  }
}
