// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.stillwatch.base.Times;

/// A result of ours, read again as a tree. It is strict: a member that is missing or of another
/// type is an error that names it, since we wrote the file ourselves.
///
/// @param node the object
/// @param path how it is reached, for messages
record ResultTree(JsonNode node, String path) {
  private static final ObjectMapper MAPPER = new ObjectMapper(Json.FACTORY.copy());

  /// Makes a record of an object.
  interface Maker<T> {
    T make(ResultTree tree) throws IOException;
  }

  /// The record of one line. Values that a record cannot have are no less a fault of the line than
  /// members that are missing.
  static <T> T read(String line, String schema, Maker<T> maker) throws IOException {
    try {
      return maker.make(parse(line, schema));
    } catch (IllegalArgumentException e) {
      throw new IOException(schema + ": " + e.getMessage(), e);
    }
  }

  /// The object of one line, checked for its schema.
  private static ResultTree parse(String line, String schema) throws IOException {
    JsonNode node = MAPPER.readTree(line);
    String found = node.path("schema").asText();
    if (!found.equals(schema)) {
      throw new IOException("expected a line of " + schema + ", found schema \"" + found + "\"");
    }
    return new ResultTree(node, schema);
  }

  private JsonNode member(String name, boolean fits) throws IOException {
    if (!fits) {
      throw new IOException(path + ": " + name + " is missing or of another type");
    }
    return node.path(name);
  }

  String text(String name) throws IOException {
    return member(name, node.path(name).isTextual()).asText();
  }

  String textOrNull(String name) throws IOException {
    return node.path(name).isNull() ? "" : text(name);
  }

  long integer(String name) throws IOException {
    return member(name, node.path(name).canConvertToLong()).asLong();
  }

  OptionalLong integerOrNull(String name) throws IOException {
    return node.path(name).isNull() ? OptionalLong.empty() : OptionalLong.of(integer(name));
  }

  double number(String name) throws IOException {
    return member(name, node.path(name).isNumber()).asDouble();
  }

  boolean flag(String name) throws IOException {
    return member(name, node.path(name).isBoolean()).asBoolean();
  }

  long time(String name) throws IOException {
    long millis = Times.parse(text(name));
    member(name, millis != Times.NONE);
    return millis;
  }

  OptionalLong timeOrNull(String name) throws IOException {
    return isNull(name) ? OptionalLong.empty() : OptionalLong.of(time(name));
  }

  /// Whether an optional member is there at all.
  boolean has(String name) {
    return node.has(name);
  }

  boolean isNull(String name) {
    return node.path(name).isNull();
  }

  ResultTree object(String name) throws IOException {
    return new ResultTree(member(name, node.path(name).isObject()), path + "." + name);
  }

  /// A list of texts.
  List<String> texts(String name) throws IOException {
    var texts = new ArrayList<String>();
    for (JsonNode element : member(name, node.path(name).isArray())) {
      member(name, element.isTextual());
      texts.add(element.asText());
    }
    return List.copyOf(texts);
  }

  /// A list of numbers.
  List<Double> numbers(String name) throws IOException {
    var numbers = new ArrayList<Double>();
    for (JsonNode element : member(name, node.path(name).isArray())) {
      member(name, element.isNumber());
      numbers.add(element.asDouble());
    }
    return List.copyOf(numbers);
  }

  /// A list of objects.
  <E> List<E> objects(String name, Reader<E> reader) throws IOException {
    var objects = new ArrayList<E>();
    for (JsonNode element : member(name, node.path(name).isArray())) {
      member(name, element.isObject());
      objects.add(reader.read(new ResultTree(element, path + "." + name)));
    }
    return List.copyOf(objects);
  }

  /// The value of a closed vocabulary that a text stands for.
  <E extends Enum<E>> E choice(String name, Class<E> type, Function<E, String> word)
      throws IOException {
    return chosen(text(name), name, type, word);
  }

  /// The values of a closed vocabulary that a list of texts stands for.
  <E extends Enum<E>> List<E> choices(String name, Class<E> type, Function<E, String> word)
      throws IOException {
    var values = new ArrayList<E>();
    for (String text : texts(name)) {
      values.add(chosen(text, name, type, word));
    }
    return List.copyOf(values);
  }

  private <E extends Enum<E>> E chosen(
      String text, String name, Class<E> type, Function<E, String> word) throws IOException {
    for (E value : List.of(type.getEnumConstants())) {
      if (word.apply(value).equals(text)) {
        return value;
      }
    }
    throw new IOException(path + ": " + name + " is no known word");
  }

  /// Makes a value of an object.
  interface Reader<E> {
    E read(ResultTree tree) throws IOException;
  }
}
