// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.logs.record.Values;

/// Chunks of a chat completion: the text of each choice is joined, the rest stands as it came last.
final class ChatStream {
  private static final int MOST_CHOICES = 128;

  private ChatStream() {}

  static ObjectNode of(List<JsonNode> chunks) {
    ObjectNode whole = Values.object();
    SortedMap<Integer, ObjectNode> choices = new TreeMap<>();
    var texts = new TreeMap<Integer, StringBuilder>();
    for (JsonNode chunk : chunks) {
      for (String name : new String[] {"id", "model", "usage", "error"}) {
        if (Values.known(chunk.path(name))) {
          whole.set(name, chunk.path(name));
        }
      }
      for (JsonNode choice : chunk.path("choices")) {
        int index = choice.path("index").asInt();
        if (index >= 0 && index < MOST_CHOICES) {
          add(choice, choices.computeIfAbsent(index, i -> Values.object()));
          texts
              .computeIfAbsent(index, i -> new StringBuilder())
              .append(choice.path("delta").path("content").asText(""))
              .append(choice.path("text").asText(""));
        }
      }
    }
    var list = whole.putArray("choices");
    choices.forEach((index, choice) -> {
      choice.withObject("/message").put("content", String.valueOf(texts.get(index)));
      list.add(choice);
    });
    return whole;
  }

  private static void add(JsonNode choice, ObjectNode into) {
    if (Values.known(choice.path("finish_reason"))) {
      into.set("finish_reason", choice.path("finish_reason"));
    }
    for (String name : new String[] {"tool_calls", "function_call", "refusal"}) {
      if (Values.known(choice.path("delta").path(name))) {
        into.withObject("/message").set(name, choice.path("delta").path(name));
      }
    }
  }
}
