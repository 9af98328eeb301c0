// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.adapters.logs.record.Moments;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.base.Times;

/// A small table of an operator's own making, told by where each field of our record stands in its
/// rows. [TableMapFile] reads one from a file.
///
/// @param kind of our record
/// @param unset texts that mean that there is no value
/// @param words our word by the table's word, by field
/// @param fields how each field is taken
/// @param rest whether columns that no field takes are handed on, so that they are counted
public record TableMap(
    TableKind kind,
    Set<String> unset,
    Map<String, Map<String, String>> words,
    Map<String, Pick> fields,
    boolean rest) {
  private static final String PAYMENT = "payment";

  /// A table whose columns have the names of our fields, parts of a field behind a dot.
  public static TableMap plain(TableKind kind) {
    var fields = new TreeMap<String, Pick>();
    for (String name : kind.fields().names()) {
      Pick column = new Pick.At(Pick.pointer(name));
      Pick nested = new Pick.At(Pick.pointer("/" + name.replace('.', '/')));
      fields.put(name, name.contains(".") ? new Pick.First(List.of(column, nested)) : column);
    }
    return new TableMap(kind, Set.of(""), Map.of(), Map.copyOf(fields), true);
  }

  /// A row as our record. What is not there is left out, what cannot be used is handed on as it is,
  /// so that the reader of our records counts it.
  ///
  /// @param zone of times that are written without one
  public ObjectNode of(JsonNode row, ZoneId zone) {
    var cells = new Pick.Cells(row, unset);
    ObjectNode record = Values.object();
    ObjectNode payment = Values.object();
    for (String name : kind.fields().names()) {
      JsonNode value = value(name, cells, zone);
      int dot = name.indexOf('.');
      if (value.isMissingNode() || name.equals(PAYMENT)) {
        continue;
      }
      if (dot < 0) {
        record.set(name, value);
      } else if (name.startsWith(PAYMENT + ".")) {
        payment.set(name.substring(dot + 1), value);
      } else {
        record.withObject("/" + name.substring(0, dot)).set(name.substring(dot + 1), value);
      }
    }
    payments(cells, payment, record);
    if (rest) {
      row.properties().stream()
          .filter(c -> Values.known(c.getValue()) && !taken(c.getKey()))
          .forEach(c -> record.set(c.getKey(), c.getValue()));
    }
    return record;
  }

  /// A list in one cell, or one instrument spread over columns.
  private void payments(Pick.Cells cells, ObjectNode spread, ObjectNode record) {
    JsonNode whole = Values.structured(taken(PAYMENT, cells));
    if (whole.isArray()) {
      record.set(PAYMENT, whole);
    } else if (whole.isObject()) {
      record.withArray("/" + PAYMENT).add(whole);
    } else if (!spread.isEmpty()) {
      record.withArray("/" + PAYMENT).add(spread);
    }
  }

  /// Whether a column is a field or holds parts of one.
  private boolean taken(String column) {
    return fields.keySet().stream().anyMatch(f -> f.equals(column) || f.startsWith(column + "."));
  }

  private JsonNode value(String name, Pick.Cells cells, ZoneId zone) {
    JsonNode value = taken(name, cells);
    if (value.isMissingNode()) {
      return value;
    }
    return switch (kind.fields().types().getOrDefault(name, TableFields.Type.WHOLE)) {
      case TEXT -> word(name, value);
      case NUMBER, WHOLE -> value;
      case TIME -> time(value, zone);
      case LIST -> list(name, value);
    };
  }

  private JsonNode taken(String name, Pick.Cells cells) {
    Pick pick = fields.get(name);
    return pick == null ? MissingNode.getInstance() : pick.from(cells);
  }

  private JsonNode word(String name, JsonNode value) {
    String ours = words.getOrDefault(name, Map.of()).get(Values.text(value).strip());
    return ours == null ? value : TextNode.valueOf(ours);
  }

  private static JsonNode time(JsonNode value, ZoneId zone) {
    long millis = Moments.millis(Values.text(value), zone);
    return millis == Times.NONE ? value : TextNode.valueOf(Times.text(millis));
  }

  /// A list as JSON, or as words with `;`, `,`, `|` or spaces between them.
  private JsonNode list(String name, JsonNode value) {
    JsonNode given = Values.structured(value);
    ArrayNode list = Values.MAPPER.createArrayNode();
    if (given.isArray()) {
      given.forEach(v -> list.add(word(name, v)));
    } else {
      for (String part : Values.text(given).split("[;,|\\s]+", -1)) {
        if (!part.isEmpty()) {
          list.add(word(name, TextNode.valueOf(part)));
        }
      }
    }
    return list.isEmpty() ? MissingNode.getInstance() : list;
  }
}
