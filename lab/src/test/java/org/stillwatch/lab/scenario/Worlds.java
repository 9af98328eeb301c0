// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.stillwatch.testkit.SharedData;

/// Simulated worlds and their files, for tests.
final class Worlds {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Worlds() {}

  static Recipe recipe(String scenario) throws IOException {
    return RecipeReader.read(
        SharedData.root().resolve("scenarios").resolve(scenario).resolve("recipe.yaml"));
  }

  static Path simulate(Recipe recipe, Path out) throws IOException {
    Simulation.run(recipe, Optional.empty(), out);
    return out;
  }

  static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> nodes = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        nodes.add(MAPPER.readTree(line));
      }
    }
    return nodes;
  }
}
