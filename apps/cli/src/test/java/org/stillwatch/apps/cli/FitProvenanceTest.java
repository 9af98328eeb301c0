// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stillwatch.apps.cli.fit.Fit;
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
  }

  @Test
  void no_text_of_first_light_is_among_those_of_the_fit() throws IOException {
    var data = SharedData.require("data");
    var fitted = Fit.shipped().orElseThrow();
    int files = 0;
    for (Path scenario : scenarios()) {
      if (scenario.getFileName().toString().startsWith("020")) {
        for (Recipe.PoolUse pool : LabSimulateCommand.recipe(scenario, Optional.empty()).pools()) {
          Path source = data.resolve(pool.source());
          if (Files.isRegularFile(source)) {
            assertThat(fitted.pools()).as(pool.source()).doesNotContain(sha256(source));
            files++;
          }
        }
      }
    }
    assertThat(files).isGreaterThan(20);
  }

  private static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Path> scenarios() throws IOException {
    try (var folders = Files.list(SharedData.root().resolve("scenarios"))) {
      return folders.filter(f -> Files.exists(f.resolve("recipe.yaml"))).sorted().toList();
    }
  }
}
