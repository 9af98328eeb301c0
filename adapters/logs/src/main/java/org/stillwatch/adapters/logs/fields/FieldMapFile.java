// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.base.ConfigException;

/// Reads a field map from YAML or JSON (`docs/formats/field-map.md`). It is configuration: a
/// mistake stops the run and says where it stands.
public final class FieldMapFile {
  /// Every field that a map may set.
  static final Set<String> FIELDS =
      Set.of(
          "id",
          "time",
          "end",
          "latencyMs",
          "account",
          "org",
          "key",
          "user",
          "session",
          "pathway",
          "model",
          "operation",
          "client.ip",
          "client.forwarded",
          "client.userAgent",
          "client.ja3",
          "client.ja4",
          "client.h2",
          "client.headers",
          "request",
          "status",
          "finish",
          "error",
          "response",
          "usage.input",
          "usage.output",
          "usage.cached",
          "usage.reasoning");

  private static final Set<String> OPTIONS =
      Set.of(
          "comment",
          "record",
          "format",
          "recognise",
          "unwrap",
          "nested",
          "unset",
          "only",
          "attributes",
          "operations");

  private final String file;

  private final MapParts parts;

  private FieldMapFile(String file, MapParts parts) {
    this.file = file;
    this.parts = parts;
  }

  /// Reads a map.
  ///
  /// @param file its name, for messages, and for the format's name where it has none
  /// @throws ConfigException naming the key, what was found and what is expected
  public static FieldMap read(String file, byte[] yaml) {
    var parts = new MapParts(file);
    return new FieldMapFile(file, parts).map(parts.tree(yaml));
  }

  private FieldMap map(JsonNode tree) {
    Map<String, Pick> fields = parts.fields(tree, OPTIONS, FIELDS);
    if (!fields.containsKey("account") && !tree.has("attributes")) {
      throw new ConfigException(file, "account", "nothing", "where the account stands in a record");
    }
    if (!fields.containsKey("time") && !fields.containsKey("end")) {
      throw new ConfigException(file, "time", "nothing", "where the time stands, or end");
    }
    return new FieldMap(
        tree.path("format").asText(file),
        parts.forms(tree.path("recognise")),
        parts.pointers("unwrap", tree.path("unwrap")),
        parts.pointers("nested", tree.path("nested")),
        MapParts.unset(tree.path("unset")),
        only(tree.path("only")),
        parts.pointers("attributes", tree.path("attributes")),
        parts.words("operations", tree.path("operations")),
        fields);
  }

  private Map<JsonPointer, Set<String>> only(JsonNode object) {
    var only = new LinkedHashMap<JsonPointer, Set<String>>();
    for (var member : object.properties()) {
      var values = new TreeSet<String>();
      member.getValue().forEach(v -> values.add(v.asText()));
      only.put(parts.pointer("only", member.getKey()), Set.copyOf(values));
    }
    return Map.copyOf(only);
  }
}
