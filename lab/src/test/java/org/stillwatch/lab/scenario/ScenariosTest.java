// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.testkit.SharedData;

/// The recipes of the folder `scenarios`.
class ScenariosTest {
  static List<Path> folders() throws IOException {
    try (Stream<Path> found = Files.list(SharedData.root().resolve("scenarios"))) {
      return found.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void every_scenario_has_a_recipe_of_its_own_name_and_says_what_it_is_for(Path folder)
      throws IOException {
    Recipe recipe = RecipeReader.read(folder.resolve("recipe.yaml"));

    assertThat(folder).hasFileName(recipe.name());
    assertThat(folder.resolve("README.md")).isNotEmptyFile();
  }

  @Test
  void nearly_every_campaign_account_of_first_light_shares_an_instrument_or_a_device()
      throws IOException {
    Recipe recipe = Worlds.recipe("0001-first-light-small");
    Stage stage = Simulation.stage(recipe, Recordings.of(recipe, Optional.empty()));
    List<Account> members = Stages.plantedAccounts(stage, "");
    Map<String, Integer> holders = new HashMap<>();
    members.forEach(a -> items(a).forEach(item -> holders.merge(item, 1, Integer::sum)));

    long sharing =
        members.stream()
            .filter(a -> items(a).anyMatch(item -> holders.getOrDefault(item, 0) > 1))
            .count();

    assertThat(members).hasSize(180);
    assertThat(sharing).isGreaterThanOrEqualTo((long) Math.ceil(0.95 * members.size()));
  }

  @Test
  void the_clean_world_is_the_world_of_the_real_farm_without_its_farm() throws IOException {
    Recipe farm = Worlds.recipe("0100-real-farm");
    Recipe clean = Worlds.recipe("0101-real-clean");

    assertThat(clean.campaigns()).isEmpty();
    assertThat(clean.seed()).isEqualTo(farm.seed());
    assertThat(clean.population()).isEqualTo(farm.population());
    assertThat(clean.negatives()).isEqualTo(farm.negatives());
    assertThat(farm.campaigns().getFirst().accounts()).isEqualTo(150);
    assertThat(farm.population().accounts()).isGreaterThanOrEqualTo(5_000);
  }

  @Test
  void a_campaign_changes_nothing_for_anybody_else() throws IOException {
    Recipe r = Worlds.recipe("0002-rival");
    Recipe without =
        new Recipe(
            r.name(),
            r.seed(),
            r.from(),
            r.to(),
            r.population(),
            r.pools(),
            List.of(),
            r.negatives(),
            r.models(),
            r.actions(),
            r.sha256());

    Stage farm = Simulation.stage(r, Recordings.of(r, Optional.empty()));
    Stage clean = Simulation.stage(without, Recordings.of(without, Optional.empty()));

    assertThat(farm.accounts).startsWith(clean.accounts.toArray(Account[]::new));
    assertThat(farm.calls).containsAll(clean.calls);
  }

  private static Stream<String> items(Account account) {
    return Stream.concat(
        account.identity().devices().stream(),
        account.payments().stream().map(p -> p.instrument()));
  }
}
