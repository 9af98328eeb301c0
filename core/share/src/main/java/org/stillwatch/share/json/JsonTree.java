// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.base.Utf8;

/// Builds one value out of tokens. After the first broken limit nothing is built any more, and the
/// rest of the value is passed by, so memory stays bounded while the text goes on.
final class JsonTree {
  /// The largest integer that every reader of JSON keeps (RFC 7493, 2.2).
  private static final double EXACT = 0x1p53 - 1;

  private static final Json NOTHING = new Json.Null();

  private final JsonParser parser;
  private final JsonLimits limits;
  private final long from;
  private int values;
  private Optional<String> problem = Optional.empty();

  JsonTree(JsonParser parser, JsonLimits limits) {
    this.parser = parser;
    this.limits = limits;
    from = parser.currentTokenLocation().getByteOffset();
  }

  /// How many values were met.
  int values() {
    return values;
  }

  /// Which limit was broken.
  Optional<String> problem() {
    return problem;
  }

  Json read() throws IOException {
    return value(1);
  }

  private Json value(int depth) throws IOException {
    values++;
    limit(values, limits.values(), "values");
    limit(depth, limits.depth(), "levels");
    limit(parser.currentLocation().getByteOffset() - from, limits.bytes(), "bytes");
    JsonToken token = parser.currentToken();
    if (problem.isPresent()) {
      parser.skipChildren();
      return NOTHING;
    }
    return switch (token) {
      case START_OBJECT -> object(depth);
      case START_ARRAY -> list(depth);
      case VALUE_STRING -> new Json.Text(bounded(parser.getText()));
      case VALUE_TRUE -> new Json.Bool(true);
      case VALUE_FALSE -> new Json.Bool(false);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      default -> NOTHING;
    };
  }

  private Json object(int depth) throws IOException {
    SortedMap<String, Json> members = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = bounded(String.valueOf(parser.currentName()));
      parser.nextToken();
      Json value = value(depth + 1);
      check(members.put(name, value) == null, "each member once");
      if (problem.isPresent()) {
        members = new TreeMap<>(); // and on to the end of the object
      }
    }
    if (problem.isPresent()) {
      return NOTHING;
    }
    return members.isEmpty() ? Json.Obj.EMPTY : new Json.Obj(members);
  }

  private Json list(int depth) throws IOException {
    List<Json> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Json value = value(depth + 1);
      elements = problem.isPresent() ? Collections.emptyList() : elements;
      if (problem.isEmpty()) {
        elements.add(value);
      }
    }
    return problem.isPresent() ? NOTHING : new Json.Arr(elements);
  }

  private Json number() throws IOException {
    double value = parser.getDoubleValue();
    boolean whole = parser.hasToken(JsonToken.VALUE_NUMBER_INT);
    check(Double.isFinite(value) && (!whole || Math.abs(value) <= EXACT), "numbers of a double");
    return problem.isPresent() ? NOTHING : new Json.Num(value);
  }

  private String bounded(String text) {
    if (text.length() > limits.chars() && problem.isEmpty()) {
      problem = Optional.of("texts of at most " + limits.chars() + " characters");
    }
    check(Utf8.length(text) >= 0, "texts of whole characters");
    return text;
  }

  private void limit(long used, long most, String what) {
    if (used > most && problem.isEmpty()) {
      problem = Optional.of("at most " + most + " " + what);
    }
  }

  private void check(boolean holds, String expected) {
    if (!holds && problem.isEmpty()) {
      problem = Optional.of(expected);
    }
  }
}
