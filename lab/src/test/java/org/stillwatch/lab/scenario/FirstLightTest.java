// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.testkit.SharedData;

/// The worlds on which the product is scored, and those on which it is developed.
class FirstLightTest {
  /// Kinds of hard negatives that existed when first light was written; later ones are in 0211.
  private static final List<String> KINDS =
      List.of(
          "enterprise-seats",
          "team-of-five",
          "household",
          "agency",
          "card-token",
          "key-migration",
          "campus-nat",
          "lab-devices",
          "vpn-exits",
          "ci-runners",
          "nightly-evaluation",
          "judge-in-ci",
          "synthetic-data",
          "bulk-classification",
          "shared-app",
          "viral-voucher",
          "popular-template",
          "launch-day",
          "cron",
          "retry-storm",
          "overnight-coding");

  private static final List<String> SCORED =
      List.of("0200-first-light-easy", "0201-first-light-evasive", "0202-first-light-null");

  @Test
  void development_uses_no_recording_no_seed_and_no_way_to_paraphrase_of_the_scored_worlds()
      throws IOException {
    Set<String> sources = new HashSet<>();
    Set<String> ways = new HashSet<>();
    Set<Long> seeds = new HashSet<>();
    for (String name : SCORED) {
      Recipe recipe = Worlds.recipe(name);
      sources.addAll(sources(recipe));
      ways.addAll(ways(recipe));
      seeds.add(recipe.seed());
    }
    List<Recipe> development = development();

    assertThat(sources).hasSizeGreaterThan(10);
    assertThat(ways).containsExactlyInAnyOrder("voices", "copies");
    assertThat(development)
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(recipe -> {
          assertThat(sources(recipe)).as(recipe.name()).doesNotContainAnyElementsOf(sources);
          assertThat(ways(recipe)).as(recipe.name()).doesNotContainAnyElementsOf(ways);
          assertThat(seeds).as(recipe.name()).doesNotContain(recipe.seed());
        });
  }

  @Test
  void the_three_scored_worlds_have_the_same_people() throws IOException {
    Recipe easy = Worlds.recipe(SCORED.get(0));
    Recipe evasive = Worlds.recipe(SCORED.get(1));
    Recipe none = Worlds.recipe(SCORED.get(2));

    for (Recipe other : List.of(evasive, none)) {
      assertThat(other.population()).isEqualTo(easy.population());
      assertThat(other.negatives()).isEqualTo(easy.negatives());
      assertThat(other.models()).isEqualTo(easy.models());
      assertThat(other.pools()).isEqualTo(easy.pools());
      assertThat(other.seed()).isEqualTo(easy.seed());
    }
    assertThat(none.campaigns()).isEmpty();
    assertThat(sizes(evasive)).isEqualTo(sizes(easy)).containsExactly(600, 150, 40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0200-first-light-easy", "0202-first-light-null"})
  void all_kinds_of_hard_negatives_of_its_day_are_there_in_numbers(String name) throws IOException {
    Map<String, Integer> accounts =
        Worlds.recipe(name).negatives().stream()
            .collect(
                Collectors.toMap(Recipe.Negative::kind, Recipe.Negative::accounts, Integer::sum));

    assertThat(accounts.keySet()).containsExactlyInAnyOrderElementsOf(KINDS);
    assertThat(accounts.values()).allMatch(n -> n >= 60);
  }

  @Test
  void kinds_that_came_later_are_in_a_world_of_their_own_in_numbers() throws IOException {
    Recipe recipe = Worlds.recipe("0211-more-negatives");
    Map<String, Integer> accounts =
        recipe.negatives().stream()
            .collect(
                Collectors.toMap(Recipe.Negative::kind, Recipe.Negative::accounts, Integer::sum));

    assertThat(recipe.campaigns()).isEmpty();
    assertThat(accounts.values()).allMatch(n -> n >= 60);
    assertThat(Stream.concat(KINDS.stream(), accounts.keySet().stream()).toList())
        .containsExactlyInAnyOrderElementsOf(NegativeKind.words());
  }

  @ParameterizedTest
  @CsvSource({"0200-first-light-easy, .95, 1", "0201-first-light-evasive, .25, .45"})
  void so_many_members_hold_a_card_or_device_with_two_others(String name, double low, double high)
      throws IOException {
    Recipe few = withFewPeople(Worlds.recipe(name));
    Path data = SharedData.require("data");
    Stage stage = Simulation.stage(few, Recordings.of(few, Optional.of(data)));
    Map<Integer, Set<String>> ties = BoundTies.of(stage);
    List<Integer> members =
        Stream.iterate(0, i -> i < stage.labels.size(), i -> i + 1)
            .filter(i -> !stage.labels.get(i).campaign().isEmpty())
            .toList();
    long tied =
        members.stream()
            .map(i -> ties.getOrDefault(i, Set.of()))
            .filter(kinds -> kinds.contains("payment") || kinds.contains("device"))
            .count();

    assertThat(members).hasSize(790);
    assertThat((double) tied / members.size()).isBetween(low, high);
  }

  private static Recipe withFewPeople(Recipe r) {
    Recipe.Population p = r.population();
    return new Recipe(
        r.name(),
        r.seed(),
        r.from(),
        r.to(),
        new Recipe.Population(0, 50, 500, p.arrivals(), p.clients(), p.networks(), p.languages()),
        r.pools(),
        r.campaigns(),
        List.of(),
        r.models(),
        r.actions(),
        r.sha256());
  }

  private static List<Recipe> development() throws IOException {
    try (Stream<Path> found = Files.list(SharedData.root().resolve("scenarios"))) {
      List<String> names =
          found.map(f -> f.getFileName().toString()).filter(n -> n.startsWith("dev-")).toList();
      List<Recipe> recipes = new ArrayList<>();
      for (String name : names) {
        recipes.add(Worlds.recipe(name));
      }
      return recipes;
    }
  }

  /// Files of texts, arrivals and clients; what is built in belongs to both sides.
  private static Set<String> sources(Recipe recipe) {
    Set<String> sources = new TreeSet<>();
    recipe.pools().forEach(pool -> sources.add(pool.source()));
    sources.add(recipe.population().arrivals());
    sources.add(recipe.population().clients());
    sources.remove("builtin");
    return sources;
  }

  private static Set<String> ways(Recipe recipe) {
    Set<String> ways = new TreeSet<>();
    recipe.campaigns().forEach(campaign -> ways.addAll(campaign.paraphrase()));
    return ways;
  }

  private static List<Integer> sizes(Recipe recipe) {
    return recipe.campaigns().stream().map(Recipe.Campaign::accounts).toList();
  }
}
