// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.adapters.logs.record.LogFormat;
import org.stillwatch.adapters.logs.record.LogReader;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Values;

/// A kind of log whose records are one exchange each, told by where each field of `exchange/1`
/// stands in them. [FieldMapFile] reads one from a file.
///
/// @param name of the format
/// @param marks places that are all there in a record of this kind, one list for each form of it;
///   none means every record, once somebody names the map
/// @param unwrap where the record stands inside what is written, if it does
/// @param nested places whose texts are JSON
/// @param unset texts that mean that there is no value
/// @param only values that make a record an exchange, by place
/// @param attributes places of objects in which an attribute that the operator names may stand
/// @param operations our word by the log's word for the kind of call
/// @param fields how each field is taken
public record FieldMap(
    String name,
    List<List<JsonPointer>> marks,
    List<JsonPointer> unwrap,
    List<JsonPointer> nested,
    Set<String> unset,
    Map<JsonPointer, Set<String>> only,
    List<JsonPointer> attributes,
    Map<String, String> operations,
    Map<String, Pick> fields)
    implements LogFormat {

  @Override
  public boolean claims(JsonNode record) {
    JsonNode inner = unwrapped(record);
    return marks.isEmpty()
        || marks.stream()
            .anyMatch(form -> form.stream().allMatch(p -> !inner.at(p).isMissingNode()));
  }

  @Override
  public LogReader open(LogSettings settings) {
    return new MappedReader(this, settings);
  }

  /// The record itself.
  JsonNode unwrapped(JsonNode record) {
    for (JsonPointer place : unwrap) {
      JsonNode inner = Values.structured(record.at(place));
      if (inner.isObject()) {
        return inner;
      }
    }
    return record;
  }

  /// Whether a record is an exchange and not something else that the log tells.
  boolean wants(JsonNode record) {
    return only.entrySet().stream()
        .allMatch(e -> e.getValue().contains(Values.text(record.at(e.getKey()))));
  }

  JsonNode take(String field, Pick.Cells record) {
    Pick pick = fields.get(field);
    return pick == null ? MissingNode.getInstance() : pick.from(record);
  }

  /// An attribute by the name that the operator gives it: a JSON pointer, or a member of the record
  /// or of one of its objects of attributes.
  JsonNode attribute(String name, Pick.Cells record) {
    JsonPointer member = Pick.pointer(name);
    JsonNode value = record.at(member);
    for (int i = 0; i < attributes.size() && value.isMissingNode(); i++) {
      value = record.at(attributes.get(i).append(member));
    }
    return value;
  }
}
