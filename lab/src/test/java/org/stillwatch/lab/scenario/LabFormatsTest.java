// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillwatch.testkit.Schemas;

/// Recipes and answer keys against their schemas in `docs/formats`.
class LabFormatsTest {
  @ParameterizedTest
  @MethodSource("org.stillwatch.lab.scenario.ScenariosTest#folders")
  void every_recipe_keeps_to_its_schema(Path folder) throws IOException {
    JsonNode recipe = new YAMLMapper().readTree(folder.resolve("recipe.yaml").toFile());

    assertThat(Schemas.problems("recipe-1", recipe.toString())).isEmpty();
  }

  @Test
  void a_tactic_that_does_not_exist_is_no_recipe() throws IOException {
    JsonNode recipe = new YAMLMapper().readTree("{name: x, campaigns: [{tactics: [fly]}]}");

    assertThat(Schemas.problems("recipe-1", recipe.toString()))
        .anyMatch(problem -> problem.contains("tactics[0]"));
  }

  @Test
  void every_line_of_an_answer_key_keeps_to_its_schema(@TempDir Path folder) throws IOException {
    Worlds.simulate(Worlds.recipe("0002-rival"), folder);
    int ties = 0;
    for (JsonNode line : Worlds.lines(folder.resolve("truth/truth.jsonl"))) {
      Schemas.validate("truth-1", line.toString());
      ties += line.findValues("ties").stream().mapToInt(JsonNode::size).sum();
      if (line.has("framed")) {
        ((ObjectNode) line).put("framed", "no");
        assertThat(Schemas.problems("truth-1", line.toString())).isNotEmpty();
      }
    }
    assertThat(ties).isGreaterThan(40);
  }
}
