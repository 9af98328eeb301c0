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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.base.ConfigException;

/// What field maps of every kind of record share: where things stand, and how they are taken.
///
/// @param file its name, for messages
record MapParts(String file) {
  private static final String OPERATIONS =
      "number, sum, merge, seconds, cents, domain, flags, fixed, form";

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  JsonNode tree(byte[] yaml) {
    try {
      JsonNode tree = YAML.readTree(yaml);
      if (!tree.isObject()) {
        throw new ConfigException(
            file, "the file", "no object", "where the fields of a record stand");
      }
      return tree;
    } catch (JsonProcessingException e) {
      String where = e.getLocation() == null ? "the file" : "line " + e.getLocation().getLineNr();
      throw new ConfigException(file, where, "no YAML, or a key twice", "YAML or JSON");
    } catch (IOException e) {
      throw new ConfigException(file, "the file", "bytes that are no text", "YAML in UTF-8");
    }
  }

  /// The members of a map that are fields, with how each is taken.
  ///
  /// @param options members that are something else
  /// @param known every field that there is
  Map<String, Pick> fields(JsonNode tree, Set<String> options, Set<String> known) {
    Map<String, Pick> fields = new TreeMap<>();
    for (var member : tree.properties()) {
      String name = member.getKey();
      if (options.contains(name)) {
        continue;
      }
      if (!known.contains(name)) {
        throw new ConfigException(
            file, name, "an unknown key", "one of " + String.join(", ", new TreeSet<>(known)));
      }
      if (!member.getValue().isNull()) {
        fields.put(name, pick(name, member.getValue()));
      }
    }
    return Map.copyOf(fields);
  }

  Pick pick(String key, JsonNode value) {
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
        case "cents" -> {
          return new Pick.Cents(pick(where, only.getValue()));
        }
        case "domain" -> {
          return new Pick.Domain(pick(where, only.getValue()));
        }
        case "flags" -> {
          return new Pick.Flags(flags(where, only.getValue()));
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
        "a member's name, a JSON pointer, a list of them, or one of " + OPERATIONS);
  }

  private Map<String, Pick> flags(String key, JsonNode object) {
    var flags = new TreeMap<String, Pick>();
    object.properties().forEach(e -> flags.put(e.getKey(), pick(key, e.getValue())));
    if (flags.isEmpty()) {
      throw new ConfigException(file, key, "nothing", "a place for each word");
    }
    return Map.copyOf(flags);
  }

  private List<Pick> picks(String key, JsonNode list) {
    if (!list.isArray() || list.isEmpty()) {
      throw new ConfigException(file, key, "no list", "a list of places");
    }
    var picks = new ArrayList<Pick>();
    list.forEach(v -> picks.add(pick(key, v)));
    return List.copyOf(picks);
  }

  JsonPointer pointer(String key, String text) {
    try {
      return Pick.pointer(text);
    } catch (IllegalArgumentException _) {
      throw new ConfigException(file, key, text, "a member's name or a JSON pointer (RFC 6901)");
    }
  }

  List<JsonPointer> pointers(String key, JsonNode list) {
    var pointers = new ArrayList<JsonPointer>();
    if (list.isTextual()) {
      pointers.add(pointer(key, list.asText()));
    } else {
      list.forEach(v -> pointers.add(pointer(key, v.asText())));
    }
    return List.copyOf(pointers);
  }

  List<List<JsonPointer>> forms(JsonNode list) {
    var forms = new ArrayList<List<JsonPointer>>();
    list.forEach(form -> forms.add(pointers("recognise", form)));
    return List.copyOf(forms);
  }

  static Set<String> unset(JsonNode list) {
    var unset = new TreeSet<String>(Set.of(""));
    list.forEach(v -> unset.add(v.asText("")));
    return Set.copyOf(unset);
  }

  Map<String, String> words(String key, JsonNode object) {
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
