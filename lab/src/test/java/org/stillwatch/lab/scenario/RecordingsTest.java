// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.ConfigException;
import org.stillwatch.lab.scenario.cast.Client;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;
import org.stillwatch.testkit.SharedData;

/// Recorded texts, arrivals and clients of the shared data.
class RecordingsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void known_defects_of_the_recorded_prompts_are_left_out() throws IOException {
    Path distill = SharedData.require("data/distill");

    List<String> apis = PromptFiles.read(distill.resolve("gorilla_apibench_instructions.jsonl.gz"));

    assertThat(apis).hasSizeGreaterThan(1_500).doesNotHaveDuplicates();
    assertThat(apis).noneMatch(t -> t.contains("'Output'") || t.contains("'api_call'"));
  }

  @Test
  void recorded_clients_keep_whole_header_sets_and_no_host_or_credential() throws IOException {
    List<Client> clients = RecordedClients.read(SharedData.require("data/wire"), Dice.of(1));

    assertThat(clients).hasSizeGreaterThan(30).noneMatch(c -> c.userAgent().isEmpty());
    assertThat(clients)
        .allSatisfy(client ->
            assertThat(client.headers())
                .noneMatch(h -> h.value().contains("<dropped>"))
                .allMatch(h ->
                    !h.name().equalsIgnoreCase("host") || h.value().equals("api.example.com")));
  }

  @Test
  void a_recorded_client_keeps_its_windows_when_it_is_scaled() throws IOException {
    Path file = SharedData.require("data/traces/servegen_language_m-mid_client_windows.csv.gz");
    List<RecordedArrivals> clients = RecordedArrivals.read(file);

    assertThat(clients).hasSize(108);
    for (RecordedArrivals client : clients) {
      long[] times = client.times(Dice.of(3), 50, 0, 2 * Rhythm.DAY);
      assertThat(times).hasSize(50);
      assertThat(Arrays.stream(times)).allMatch(t -> t >= 0 && t < 2 * Rhythm.DAY);
    }
  }

  @Test
  void a_world_of_recordings_names_its_pools_and_leaves_no_prompt_unvaried() throws IOException {
    Path data = SharedData.require("data");
    String yaml =
        Files.readString(SharedData.root().resolve("scenarios/0100-real-farm/recipe.yaml"))
            .replace("accounts: 5200", "accounts: 200")
            .replace("exchanges: 190000", "exchanges: 3000")
            .replace("exchanges: 15000", "exchanges: 600");

    Simulation.run(RecipeReader.parse("recipe.yaml", yaml), Optional.of(data), folder);

    Truth truth = TruthJson.read(folder.resolve(Simulation.TRUTH));
    assertThat(truth.world().pools()).hasSize(10).allMatch(p -> p.sha256().length() == 64);
    assertThat(truth.campaigns().getFirst().exchanges()).isGreaterThan(550);
  }

  @Test
  void recordings_without_their_folder_are_a_mistake_of_the_caller() {
    assertThatThrownBy(() -> Worlds.simulate(Worlds.recipe("0100-real-farm"), folder))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "0100-real-farm: population.clients: found wire without a data folder, expected"
                + " --prompts DIR");
  }
}
