// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stillwatch.base.ConfigException;

/// Reads the map of a small table from YAML or JSON (`docs/formats/field-map.md`). It is
/// configuration: a mistake stops the run and says where it stands.
public final class TableMapFile {
  private static final Set<String> OPTIONS = Set.of("comment", "record", "unset", "words");

  private TableMapFile() {}

  /// What a map reads: a small table, or nothing where it reads a log.
  ///
  /// @param file its name, for messages
  /// @throws ConfigException when it is no map, or one of an unknown kind of record
  public static Optional<TableKind> kind(String file, byte[] yaml) {
    JsonNode named = new MapParts(file).tree(yaml).path("record");
    if (named.isMissingNode() || named.asText("").equals("exchange")) {
      return Optional.empty();
    }
    String word = named.asText("");
    return Optional.of(
        TableKind.of(word)
            .orElseThrow(() ->
                new ConfigException(
                    file,
                    "record",
                    word.isEmpty() ? "no word" : word,
                    "one of exchange, "
                        + Arrays.stream(TableKind.values())
                            .map(TableKind::word)
                            .collect(Collectors.joining(", ")))));
  }

  /// Reads a map.
  ///
  /// @param file its name, for messages
  /// @param kind that the map names
  /// @throws ConfigException naming the key, what was found and what is expected
  public static TableMap read(String file, TableKind kind, byte[] yaml) {
    var parts = new MapParts(file);
    JsonNode tree = parts.tree(yaml);
    Map<String, Pick> fields = parts.fields(tree, OPTIONS, kind.fields().names());
    for (String field : new TreeSet<>(kind.fields().required())) {
      if (!fields.containsKey(field)) {
        throw new ConfigException(file, field, "nothing", "where it stands in a row");
      }
    }
    return new TableMap(
        kind,
        MapParts.unset(tree.path("unset")),
        words(parts, kind, tree.path("words")),
        fields,
        false);
  }

  private static Map<String, Map<String, String>> words(
      MapParts parts, TableKind kind, JsonNode byField) {
    var words = new TreeMap<String, Map<String, String>>();
    for (var member : byField.properties()) {
      if (!kind.fields().types().containsKey(member.getKey())) {
        throw new ConfigException(
            parts.file(), "words." + member.getKey(), "an unknown field", "a field of the record");
      }
      words.put(member.getKey(), parts.words("words." + member.getKey(), member.getValue()));
    }
    return Map.copyOf(words);
  }
}
