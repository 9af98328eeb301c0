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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Reads recorded prompts and leaves out what the manifest of the data calls defects: pasted label
/// tails, machine-written rows, help texts among the templates, exact duplicates. Texts that are
/// not mostly ASCII are left out too: the grammar writes the other languages.
final class PromptFiles {
  private static final String LABEL_TAIL = ", 'Output': {";
  private static final int LONGEST_TEMPLATE = 20_000;
  private static final int LONGEST_PROMPT = 3_000;
  private static final int SHORTEST = 12;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PromptFiles() {}

  /// The texts of a file, or of all `*.jsonl.gz` of a folder in the order of their names.
  static List<String> read(Path source) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    for (Path file : files(source)) {
      for (JsonNode row : rows(file)) {
        usable(row).ifPresent(texts::add);
      }
    }
    return new ArrayList<>(texts);
  }

  static List<Path> files(Path source) throws IOException {
    if (!Files.isDirectory(source)) {
      return List.of(source);
    }
    try (var found = Files.list(source)) {
      return found.filter(f -> f.toString().endsWith(".jsonl.gz")).sorted().toList();
    }
  }

  static List<JsonNode> rows(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line : (Iterable<String>) lines.lines()::iterator) {
        rows.add(MAPPER.readTree(line));
      }
    }
    return rows;
  }

  private static Optional<String> usable(JsonNode row) {
    if (row.path("synthetic").asBoolean()
        || row.path("text").asText().length() > LONGEST_TEMPLATE) {
      return Optional.empty();
    }
    String text = text(row);
    int tail = text.indexOf(LABEL_TAIL);
    String prompt = (tail < 0 ? text : text.substring(0, tail)).strip();
    boolean labelled = prompt.contains("'api_call'");
    boolean ascii = prompt.chars().filter(c -> c > 127).count() * 20 <= prompt.length();
    if (labelled || !ascii || prompt.length() < SHORTEST) {
      return Optional.empty();
    }
    return Optional.of(prompt.substring(0, Math.min(LONGEST_PROMPT, prompt.length())));
  }

  private static String text(JsonNode row) {
    if (row.has("text")) {
      return row.path("text").asText();
    }
    if (row.has("turns")) {
      return row.path("turns").path(0).asText();
    }
    for (JsonNode message : row.path("messages")) {
      if (message.path("role").asText().equals("user")) {
        return message.path("content").asText();
      }
    }
    return row.path("query").asText(row.path("prompt_template").asText(""));
  }
}
