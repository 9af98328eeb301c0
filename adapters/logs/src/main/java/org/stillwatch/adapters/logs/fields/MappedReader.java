// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.fields;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillwatch.adapters.logs.record.Exchanges;
import org.stillwatch.adapters.logs.record.LogReader;
import org.stillwatch.adapters.logs.record.LogSettings;
import org.stillwatch.adapters.logs.record.Place;
import org.stillwatch.adapters.logs.record.Values;
import org.stillwatch.capture.RejectReason;

/// Reads records by a field map.
final class MappedReader implements LogReader {
  private final FieldMap map;
  private final MappedExchange exchanges;

  MappedReader(FieldMap map, LogSettings settings) {
    this.map = map;
    this.exchanges = new MappedExchange(map, settings);
  }

  @Override
  public void read(JsonNode written, Place place, Exchanges out) {
    JsonNode record = map.unwrapped(written);
    if (!record.isObject()) {
      out.refused(RejectReason.WRONG_FORMAT, place);
      return;
    }
    if (!map.wants(record)) {
      out.refused(RejectReason.NOT_AN_EXCHANGE, place);
      return;
    }
    int unreadable = unfold((ObjectNode) record);
    ObjectNode exchange = exchanges.of(new Pick.Cells(record, map.unset()));
    if (unreadable > 0) {
      exchange.put("unreadable", unreadable); // nobody reads it, so the scan counts it as ignored
    }
    out.exchange(exchange, place);
  }

  /// Opens JSON inside texts.
  ///
  /// @return how many could not be opened; they are left out
  private int unfold(ObjectNode record) {
    int broken = 0;
    for (JsonPointer place : map.nested()) {
      JsonNode value = record.at(place);
      boolean text = value.isTextual() && !map.unset().contains(value.asText());
      if (text && record.at(place.head()) instanceof ObjectNode parent) {
        String name = place.last().getMatchingProperty();
        var inner = Values.unfolded(value);
        inner.ifPresentOrElse(v -> parent.set(name, v), () -> parent.remove(name));
        broken += inner.isEmpty() ? 1 : 0;
      }
    }
    return broken;
  }
}
