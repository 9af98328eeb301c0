// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillwatch.adapters.logs.record.Values;

/// Attribute lists of OTLP as plain objects. Of a name that comes twice the last value stands.
final class Attributes {
  private static final int DEEPEST = 64;

  private Attributes() {}

  static ObjectNode of(JsonNode list) {
    return object(list, 0);
  }

  private static ObjectNode object(JsonNode list, int depth) {
    ObjectNode object = Values.object();
    for (JsonNode entry : list) {
      JsonNode value = value(entry.path("value"), depth);
      if (entry.path("key").isTextual() && !value.isMissingNode()) {
        object.set(entry.path("key").asText(), value);
      }
    }
    return object;
  }

  /// A typed value as the value itself; 64-bit numbers come as texts.
  private static JsonNode value(JsonNode typed, int depth) {
    if (depth > DEEPEST) {
      return MissingNode.getInstance();
    }
    for (String plain : new String[] {"stringValue", "boolValue", "doubleValue", "bytesValue"}) {
      if (typed.has(plain)) {
        return typed.path(plain);
      }
    }
    if (typed.has("intValue")) {
      var whole = Values.whole(typed.path("intValue"));
      return whole.isPresent() ? LongNode.valueOf(whole.getAsLong()) : MissingNode.getInstance();
    }
    if (typed.has("kvlistValue")) {
      return object(typed.path("kvlistValue").path("values"), depth + 1);
    }
    if (typed.has("arrayValue")) {
      ArrayNode array = Values.MAPPER.createArrayNode();
      typed.path("arrayValue").path("values").forEach(v -> array.add(value(v, depth + 1)));
      return array;
    }
    return MissingNode.getInstance();
  }
}
