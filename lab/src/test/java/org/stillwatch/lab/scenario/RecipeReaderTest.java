// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.ConfigException;

class RecipeReaderTest {
  private static final String GOOD =
      """
      name: tiny
      seed: 7
      from: 2026-03-02T00:00:00Z
      to: 2026-03-03T00:00:00Z
      population: {accounts: 10, exchanges: 50}
      campaigns:
        - {id: farm, shape: template, accounts: 5, exchanges: 20, start: PT6H}
      negatives:
        - {kind: household, accounts: 4}
      """;

  @Test
  void a_recipe_says_who_lives_in_a_world() {
    Recipe recipe = RecipeReader.parse("recipe.yaml", GOOD);

    assertThat(recipe.population().accounts()).isEqualTo(10);
    assertThat(recipe.campaigns().getFirst().start())
        .isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
    assertThat(recipe.models()).isNotEmpty();
    assertThat(recipe.withSeed(9).seed()).isEqualTo(9);
  }

  @Test
  void an_unknown_key_is_refused_with_its_place() {
    refused(GOOD + "campaignz: []\n", "recipe.yaml: campaignz: found an unknown key");
    refused(
        GOOD.replace("shape: template", "shape: template, shpe: x"),
        "recipe.yaml: campaigns[0].shpe: found an unknown key");
  }

  @Test
  void a_word_outside_its_list_is_refused_with_the_list() {
    refused(
        GOOD.replace("template", "swarm"),
        "recipe.yaml: campaigns[0].shape: found swarm, expected one of template, paraphrase, relay");
    refused(
        GOOD.replace("household", "castle"),
        "recipe.yaml: negatives[0].kind: found castle, expected one of enterprise-seats");
  }

  @Test
  void a_missing_or_broken_number_is_refused() {
    refused(GOOD.replace("seed: 7\n", ""), "recipe.yaml: seed: found nothing, expected a whole");
    refused(
        GOOD.replace("exchanges: 50", "exchanges: many"),
        "recipe.yaml: population.exchanges: found \"many\", expected a whole number");
    refused(
        GOOD.replace("to: 2026-03-03", "to: 2026-03-01"),
        "recipe.yaml: to: found 2026-03-01T00:00:00Z, expected a time after from");
  }

  @Test
  void a_pool_that_is_not_listed_is_refused() {
    refused(
        GOOD.replace("start: PT6H", "start: PT6H, pools: [mine]"),
        "recipe.yaml: campaigns.farm.pools: found mine, expected a name under pools");
  }

  private static void refused(String yaml, String message) {
    assertThatThrownBy(() -> RecipeReader.parse("recipe.yaml", yaml))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(message);
  }
}
