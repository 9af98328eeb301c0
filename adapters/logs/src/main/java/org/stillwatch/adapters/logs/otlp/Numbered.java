// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.otlp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.logs.record.Values;

/// Lists that are flattened into attributes: `prefix.0.role`, `prefix.0.content`, `prefix.1.role`.
final class Numbered {
  private static final int MOST = 4_096;

  private Numbered() {}

  /// The list under a prefix, empty when there is none.
  ///
  /// @param inner what stands between the number and the member's name, with its dot
  static ArrayNode list(ObjectNode attributes, String prefix, String inner) {
    SortedMap<Integer, ObjectNode> elements = new TreeMap<>();
    for (var attribute : attributes.properties()) {
      String name = attribute.getKey();
      if (name.startsWith(prefix)) {
        add(name.substring(prefix.length()), inner, attribute.getValue(), elements);
      }
    }
    ArrayNode list = Values.MAPPER.createArrayNode();
    elements.values().forEach(list::add);
    return list;
  }

  private static void add(
      String rest, String inner, JsonNode value, SortedMap<Integer, ObjectNode> elements) {
    int dot = rest.indexOf('.');
    var number = dot < 1 || dot > 6 ? "" : rest.substring(0, dot);
    if (!number.chars().allMatch(c -> c >= '0' && c <= '9') || number.isEmpty()) {
      return;
    }
    String member = rest.substring(dot + 1);
    if (member.startsWith(inner) && Integer.parseInt(number) < MOST) {
      elements
          .computeIfAbsent(Integer.parseInt(number), i -> Values.object())
          .set(member.substring(inner.length()), value);
    }
  }
}
