// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.adapters.logs.record.Values;

/// Answers that came as a stream of events, put together again.
final class Streams {
  private Streams() {}

  /// The answer as it would have been without a stream; what is no stream is itself.
  static JsonNode assembled(JsonNode recorded) {
    List<JsonNode> events = events(recorded);
    if (events.isEmpty()) {
      return recorded;
    }
    JsonNode whole = finished(events);
    if (whole.isObject()) {
      return whole;
    }
    if (events.stream().anyMatch(e -> e.has("choices"))) {
      return ChatStream.of(events);
    }
    return MessageStream.of(events);
  }

  private static List<JsonNode> events(JsonNode recorded) {
    if (recorded.isTextual() && looksLikeEvents(recorded.asText())) {
      return lines(recorded.asText());
    }
    var events = new ArrayList<JsonNode>();
    if (recorded instanceof ArrayNode list) {
      list.forEach(e -> events.add(Values.structured(e)));
    }
    return events;
  }

  private static boolean looksLikeEvents(String text) {
    return text.startsWith("data:") || text.startsWith("event:") || text.startsWith(":");
  }

  /// The `data` lines of an event stream; one that is no JSON, such as the mark of the end, is
  /// passed over.
  private static List<JsonNode> lines(String text) {
    var events = new ArrayList<JsonNode>();
    text.lines()
        .filter(l -> l.startsWith("data:"))
        .map(l -> l.substring(5).strip())
        .filter(l -> l.startsWith("{"))
        .forEach(l -> {
          try {
            events.add(Values.MAPPER.readTree(l));
          } catch (JsonProcessingException _) {
            // a stream that was cut in the middle of an event keeps the events before it
          }
        });
    return events;
  }

  /// The last event of a response, which holds the whole of it.
  private static JsonNode finished(List<JsonNode> events) {
    for (JsonNode event : events.reversed()) {
      if (event.path("response").path("output").isArray()) {
        return event.path("response");
      }
    }
    return events.size() == 1
            && !events.getFirst().has("choices")
            && !events.getFirst().has("delta")
        ? events.getFirst()
        : MissingNode.getInstance();
  }
}
