// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.Seed;
import org.stillwatch.lab.scenario.RecipeReader;
import org.stillwatch.lab.scenario.Simulation;
import org.stillwatch.lab.truth.TruthJson;
import org.stillwatch.testkit.SharedData;

class ArtefactProbeTest {
  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"0000-demo", "0002-rival"})
  void artefacts_do_not_tell_a_campaign_from_honest_accounts(String scenario) throws IOException {
    Path recipe = SharedData.root().resolve("scenarios").resolve(scenario).resolve("recipe.yaml");
    Simulation.run(RecipeReader.read(recipe), Optional.empty(), folder);

    var finding = ArtefactProbe.of(folder, folder.resolve(Simulation.TRUTH), new Seed(1));

    assertThat(finding.auc()).isLessThanOrEqualTo(ArtefactProbe.LIMIT);
    assertThat(finding.campaignAccounts()).isEqualTo(40);
  }

  @Test
  void a_world_in_which_only_campaigns_lack_a_field_is_found_out() throws IOException {
    Path recipe = SharedData.root().resolve("scenarios/0002-rival/recipe.yaml");
    Simulation.run(RecipeReader.read(recipe), Optional.empty(), folder);
    Path accounts = folder.resolve("accounts.jsonl");
    Path truth = folder.resolve(Simulation.TRUTH);
    var members =
        TruthJson.read(truth).accounts().stream()
            .filter(a -> !a.campaigns().isEmpty())
            .map(a -> "\"" + a.id() + "\"")
            .toList();
    String doctored =
        Files.readString(accounts)
            .lines()
            .map(
                l -> members.stream().anyMatch(l::contains) ? l.replace("\"email\":", "\"e\":") : l)
            .reduce("", (a, b) -> a + b + "\n");
    Files.writeString(accounts, doctored);

    assertThat(ArtefactProbe.of(folder, truth, new Seed(1)).auc()).isGreaterThan(0.8);
  }

  @Test
  void the_area_under_the_curve_counts_ties_as_half() {
    boolean[] positive = {false, false, true, true};

    assertThat(Auc.of(new double[] {1, 2, 3, 4}, positive)).isEqualTo(1);
    assertThat(Auc.of(new double[] {1, 1, 1, 1}, positive)).isEqualTo(0.5);
    assertThat(Auc.of(new double[] {1, 3, 2, 4}, positive)).isCloseTo(0.75, within(1e-12));
  }
}
