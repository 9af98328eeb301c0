// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
          "format",
          "recognise",
          "unwrap",
          "nested",
          "unset",
          "only",
          "attributes",
          "operations");

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final String file;

  private FieldMapFile(String file) {
    this.file = file;
  }

  /// Reads a map.
  ///
  /// @param file its name, for messages, and for the format's name where it has none
  /// @throws ConfigException naming the key, what was found and what is expected
  public static FieldMap read(String file, byte[] yaml) {
    return new FieldMapFile(file).map(tree(file, yaml));
  }

  private static JsonNode tree(String file, byte[] yaml) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (!tree.isObject()) {
        throw new ConfigException(file, "the file", "no object", "fields of exchange/1");
      }
      return tree;
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "the file" : "line " + e.getLocation().getLineNr();
      throw new ConfigException(file, where, "no YAML, or a key twice", "YAML or JSON");
    } catch (IOException e) {
      throw new ConfigException(file, "the file", "bytes that are no text", "YAML in UTF-8");
    }
  }

  private FieldMap map(JsonNode tree) {
    Map<String, Pick> fields = new TreeMap<>();
    for (var member : tree.properties()) {
      if (!OPTIONS.contains(member.getKey())) {
        field(member.getKey(), member.getValue(), fields);
      }
    }
    if (!fields.containsKey("account") && !tree.has("attributes")) {
      throw new ConfigException(file, "account", "nothing", "where the account stands in a record");
    }
    if (!fields.containsKey("time") && !fields.containsKey("end")) {
      throw new ConfigException(file, "time", "nothing", "where the time stands, or end");
    }
    return new FieldMap(
        tree.path("format").asText(file),
        forms(tree.path("recognise")),
        pointers("unwrap", tree.path("unwrap")),
        pointers("nested", tree.path("nested")),
        unset(tree.path("unset")),
        only(tree.path("only")),
        pointers("attributes", tree.path("attributes")),
        words("operations", tree.path("operations")),
        Map.copyOf(fields));
  }

  private void field(String name, JsonNode value, Map<String, Pick> fields) {
    if (!FIELDS.contains(name)) {
      throw new ConfigException(
          file, name, "an unknown key", "one of " + String.join(", ", new TreeSet<>(FIELDS)));
    }
    if (!value.isNull()) {
      fields.put(name, pick(name, value));
    }
  }

  private Pick pick(String key, JsonNode value) {
    if (value.isTextual()) {
      return new Pick.At(pointer(key, value.asText()));
    }
    if (value.isArray() && !value.isEmpty()) {
      return new Pick.First(picks(key, value));
    }
    if (value.isObject() && value.size() == 1) {
      var only = value.properties().iterator().next();
      String where = key + "." + only.getKey();
      switch (only.getKey()) {
        case "sum" -> {
          return new Pick.Sum(picks(where, only.getValue()));
        }
        case "number" -> {
          return new Pick.Whole(picks(where, only.getValue()));
        }
        case "merge" -> {
          return new Pick.Merge(picks(where, only.getValue()));
        }
        case "seconds" -> {
          return new Pick.Seconds(pick(where, only.getValue()));
        }
        case "fixed" -> {
          return new Pick.Fixed(only.getValue());
        }
        case "form" -> {
          return new Pick.Form(only.getValue());
        }
        default -> {}
      }
    }
    throw new ConfigException(
        file,
        key,
        "something else",
        "a member's name, a JSON pointer, a list of them, or one of number, sum, merge, seconds, fixed, form");
  }

  private List<Pick> picks(String key, JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw new ConfigException(file, key, "no list", "a list of places");
    }
    var picks = new ArrayList<Pick>();
    list.forEach(v -> picks.add(pick(key, v)));
    return List.copyOf(picks);
  }

  private JsonPointer pointer(String key, String text) {
    try {
      return Pick.pointer(text);
    } catch (IllegalArgumentException _) {
      throw new ConfigException(file, key, text, "a member's name or a JSON pointer (RFC 6901)");
    }
  }

  private List<JsonPointer> pointers(String key, JsonNode list) {
    var pointers = new ArrayList<JsonPointer>();
    if (list.isTextual()) {
      pointers.add(pointer(key, list.asText()));
    } else {
      list.forEach(v -> pointers.add(pointer(key, v.asText())));
    }
    return List.copyOf(pointers);
  }

  private List<List<JsonPointer>> forms(JsonNode list) {
    var forms = new ArrayList<List<JsonPointer>>();
    list.forEach(form -> forms.add(pointers("recognise", form)));
    return List.copyOf(forms);
  }

  private static Set<String> unset(JsonNode list) {
    var unset = new TreeSet<String>(Set.of(""));
    list.forEach(v -> unset.add(v.asText("")));
    return Set.copyOf(unset);
  }

  private Map<JsonPointer, Set<String>> only(JsonNode object) {
    var only = new LinkedHashMap<JsonPointer, Set<String>>();
    for (var member : object.properties()) {
      var values = new TreeSet<String>();
      member.getValue().forEach(v -> values.add(v.asText()));
      only.put(pointer("only", member.getKey()), Set.copyOf(values));
    }
    return Map.copyOf(only);
  }

  private Map<String, String> words(String key, JsonNode object) {
    var words = new TreeMap<String, String>();
    for (var member : object.properties()) {
      if (!member.getValue().isTextual()) {
        throw new ConfigException(file, key + "." + member.getKey(), "no text", "a word");
      }
      words.put(member.getKey(), member.getValue().asText());
    }
    return Map.copyOf(words);
  }
}
