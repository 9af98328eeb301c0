// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.stillwatch.base.ConfigException;

/// One mapping of a recipe, which knows where it stands and says so when something is wrong.
final class RecipeSection {
  private final String where;
  private final String path;
  private final JsonNode node;

  RecipeSection(String where, String path, JsonNode node, String... keys) {
    this.where = where;
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw wrong("", node.toString(), "a mapping");
    }
    List<String> known = List.of(keys);
    for (var fields = node.fieldNames(); fields.hasNext(); ) {
      String key = fields.next();
      if (!known.contains(key)) {
        throw wrong(key, "an unknown key", "one of " + String.join(", ", known));
      }
    }
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  String text(String key) {
    if (!node.path(key).isValueNode() || !has(key)) {
      throw wrong(key, found(key), "a word");
    }
    return node.path(key).asText();
  }

  String text(String key, String otherwise) {
    return has(key) ? text(key) : otherwise;
  }

  long whole(String key) {
    if (!node.path(key).isIntegralNumber()) {
      throw wrong(key, found(key), "a whole number");
    }
    return node.path(key).asLong();
  }

  int count(String key) {
    long value = whole(key);
    if (value < 0 || value > 100_000_000) {
      throw wrong(key, found(key), "a number from 0 to 100000000");
    }
    return (int) value;
  }

  int count(String key, int otherwise) {
    return has(key) ? count(key) : otherwise;
  }

  double share(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    double value = node.path(key).asDouble(-1);
    if (!node.path(key).isNumber() || value < 0 || value > 1) {
      throw wrong(key, found(key), "a number from 0 to 1");
    }
    return value;
  }

  boolean flag(String key) {
    if (has(key) && !node.path(key).isBoolean()) {
      throw wrong(key, found(key), "true or false");
    }
    return node.path(key).asBoolean(false);
  }

  Instant time(String key) {
    try {
      return Instant.parse(text(key));
    } catch (DateTimeException e) {
      throw wrong(key, found(key), "a time such as 2026-03-02T00:00:00Z");
    }
  }

  List<String> words(String key) {
    List<String> words = new ArrayList<>();
    node.path(key).forEach(word -> words.add(word.asText()));
    return List.copyOf(words);
  }

  String oneOf(String key, String otherwise, List<String> allowed) {
    String value = text(key, otherwise);
    if (!allowed.contains(value)) {
      throw wrong(key, value, "one of " + String.join(", ", allowed));
    }
    return value;
  }

  /// Every entry of a list, with its path.
  <T> List<T> each(String key, BiFunction<String, JsonNode, T> reader) {
    JsonNode list = node.path(key);
    if (has(key) && !list.isArray()) {
      throw wrong(key, found(key), "a list");
    }
    List<T> read = new ArrayList<>();
    for (JsonNode entry : list) {
      read.add(reader.apply(path + key + "[" + read.size() + "].", entry));
    }
    return List.copyOf(read);
  }

  Optional<JsonNode> part(String key) {
    return has(key) ? Optional.of(node.path(key)) : Optional.empty();
  }

  ConfigException wrong(String key, String found, String expected) {
    return new ConfigException(where, path + key, found, expected);
  }

  private String found(String key) {
    return has(key) ? node.path(key).toString() : "nothing";
  }
}
