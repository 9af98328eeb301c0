// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.stillwatch.adapters.logs.record.Values;

/// A row of a table as a record: a cell without a value is no member, a nested object of ours may
/// stand in a cell as JSON or be spread over columns such as `client.ip`.
final class TableRow {
  private static final Set<String> OBJECTS =
      Set.of("client", "request", "response", "usage", "fingerprint");

  private TableRow() {}

  static JsonNode of(JsonNode row) {
    ObjectNode record = Values.object();
    for (var cell : row.properties()) {
      if (Values.known(cell.getValue())) {
        put(cell.getKey(), cell.getValue(), record);
      }
    }
    return record;
  }

  private static void put(String name, JsonNode value, ObjectNode record) {
    int dot = name.indexOf('.');
    String outer = dot < 0 ? name : name.substring(0, dot);
    if (!OBJECTS.contains(outer)) {
      record.set(name, value);
    } else if (dot < 0) {
      record.set(name, Values.structured(value));
    } else if (!record.has(outer) || record.path(outer).isObject()) {
      record.withObject("/" + outer).set(name.substring(dot + 1), Values.structured(value));
    }
  }
}
