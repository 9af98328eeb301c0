// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/// Records inside what a tool wraps around them: a list, or an object with a list of them.
final class Unwrapping {
  /// Names of such lists.
  static final List<String> WRAPPERS = List.of("Records", "records", "data", "batch", "value");

  private Unwrapping() {}

  /// The records in a value: itself, when nothing is wrapped around it.
  static List<JsonNode> records(JsonNode value) {
    if (value.isArray()) {
      return elements(value);
    }
    if (value instanceof ObjectNode object && !LogFormats.of(object).isPresent()) {
      for (String wrapper : WRAPPERS) {
        JsonNode list = object.path(wrapper);
        if (list.isArray() && !list.isEmpty() && list.get(0).isObject()) {
          return elements(list);
        }
      }
      if (object.path("properties").isObject()
          && LogFormats.of(object.path("properties")).isPresent()) {
        return List.of(object.path("properties"));
      }
    }
    return List.of(value);
  }

  private static List<JsonNode> elements(JsonNode list) {
    var records = new ArrayList<JsonNode>();
    list.forEach(records::add);
    return records;
  }
}
