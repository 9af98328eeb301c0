// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Times;

/// The fields of one object in a file that the operator wrote. What is missing, unknown or of
/// another type is the operator's mistake, and the message says where it stands.
///
/// @param file name of the file
/// @param path how the object is reached
/// @param node the object
record ConfigFields(String file, String path, JsonNode node) {
  /// A mistake in a field.
  ConfigException wrong(String field, String found, String expected) {
    return new ConfigException(file, path + "." + field, found, expected);
  }

  /// Fails unless this is an object that has no other fields than these.
  void only(List<String> known) {
    if (!node.isObject()) {
      throw new ConfigException(file, path, kind(node), "fields: " + String.join(", ", known));
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw wrong(name, "an unknown key", "one of " + String.join(", ", known));
      }
    }
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  ConfigFields object(String field) {
    return new ConfigFields(file, path + "." + field, node.path(field));
  }

  String text(String field) {
    JsonNode value = node.path(field);
    if (!value.isTextual() && !value.isIntegralNumber()) {
      throw wrong(field, kind(value), "text");
    }
    if (value.asText().isEmpty() || value.asText().length() > 1_024) {
      throw wrong(field, value.asText().length() + " characters", "1 to 1024 characters");
    }
    return value.asText();
  }

  /// A text that names somebody. A number is refused, since YAML reads `010` as 8 and `1_000` as
  /// 1000, and so would vouch for somebody else.
  String name(String field) {
    if (node.path(field).isNumber()) {
      throw wrong(field, "a number", "text, in quotes where it looks like a number");
    }
    return text(field);
  }

  String textOrEmpty(String field) {
    return has(field) ? text(field) : "";
  }

  long time(String field) {
    String text = text(field);
    long millis = Times.accepted(Times.parseDay(text));
    if (millis == Times.NONE) {
      throw wrong(field, text, "a day or an ISO-8601 time between 2015 and 2100");
    }
    return millis;
  }

  List<String> texts(String field) {
    if (!has(field)) {
      return List.of();
    }
    JsonNode value = node.path(field);
    if (!value.isArray()) {
      throw wrong(field, kind(value), "a list");
    }
    var texts = new ArrayList<String>();
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw wrong(field, kind(element), "a list of texts");
      }
      texts.add(element.asText());
    }
    return List.copyOf(texts);
  }

  double number(String field, double least, double most) {
    JsonNode value = node.path(field);
    if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
      throw wrong(
          field,
          value.isNumber() ? value.asText() : kind(value),
          "a number from " + least + " to " + most);
    }
    return value.asDouble();
  }

  int count(String field, int most) {
    JsonNode value = node.path(field);
    boolean whole = value.isIntegralNumber() && value.canConvertToInt();
    if (!whole || value.asInt() < 0 || value.asInt() > most) {
      throw wrong(
          field,
          value.isNumber() ? value.asText() : kind(value),
          "a whole number from 0 to " + most);
    }
    return value.asInt();
  }

  boolean flag(String field) {
    if (!has(field)) {
      return false;
    }
    if (!node.path(field).isBoolean()) {
      throw wrong(field, kind(node.path(field)), "true or false");
    }
    return node.path(field).asBoolean();
  }

  /// A list of objects, empty when there is none.
  List<ConfigFields> objects(String field, int most) {
    if (!has(field)) {
      return List.of();
    }
    JsonNode value = node.path(field);
    if (!value.isArray() || value.size() > most) {
      throw wrong(
          field,
          value.isArray() ? value.size() + " of them" : kind(value),
          "a list of at most " + most);
    }
    var objects = new ArrayList<ConfigFields>();
    for (JsonNode element : value) {
      objects.add(new ConfigFields(file, path + "." + field + "[" + objects.size() + "]", element));
    }
    return List.copyOf(objects);
  }

  SortedSet<String> words(String field, Set<String> vocabulary) {
    var words = new TreeSet<>(texts(field));
    for (String word : words) {
      if (!vocabulary.contains(word)) {
        throw wrong(field, word, "one of " + String.join(", ", new TreeSet<>(vocabulary)));
      }
    }
    return Collections.unmodifiableSortedSet(words);
  }

  <E> E choice(String field, Map<String, E> byWord) {
    String word = text(field);
    E value = byWord.get(word);
    if (value == null) {
      throw wrong(field, word, "one of " + String.join(", ", new TreeSet<>(byWord.keySet())));
    }
    return value;
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING, NULL -> "nothing";
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case STRING -> "text";
      case NUMBER -> "a number";
      default -> "something else";
    };
  }
}
