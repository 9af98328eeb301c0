// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stillwatch.lab.scenario.Recipe;
import org.stillwatch.testkit.SharedData;

/// No shipped weight was fitted on a world that is scored.
class FitProvenanceTest {
  @Test
  void no_scored_scenario_shares_its_recipe_or_seed_with_the_fit() throws IOException {
    var fitted = Fit.shipped().orElseThrow();
    Set<String> unknown = new TreeSet<>(fitted.recipes());
    int scored = 0;
    for (Path scenario : scenarios()) {
      Recipe recipe = LabSimulateCommand.recipe(scenario, Optional.empty());
      boolean development = scenario.getFileName().toString().startsWith("dev-");
      if (development) {
        unknown.remove(recipe.sha256());
      } else {
        assertThat(fitted.recipes()).as(scenario.toString()).doesNotContain(recipe.sha256());
        assertThat(fitted.seeds()).as(scenario.toString()).doesNotContain(recipe.seed());
        scored++;
      }
    }
    assertThat(unknown).as("recipes of the fit that are no development recipes of ours").isEmpty();
    assertThat(scored).isGreaterThan(5);
    assertThat(fitted.pools()).as("texts of the fit are written by the lab").isEmpty();
  }

  private static List<Path> scenarios() throws IOException {
    try (var folders = Files.list(SharedData.root().resolve("scenarios"))) {
      return folders.filter(f -> Files.exists(f.resolve("recipe.yaml"))).sorted().toList();
    }
  }
}
