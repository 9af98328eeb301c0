// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;
import org.stillwatch.adapters.logs.record.Values;

/// Events of a message: input counts come first, blocks in pieces, the end and the cumulative
/// output count last. The converse form of clouds nests the same in other names.
final class MessageStream {
  private static final int MOST_BLOCKS = 4_096;

  private final ObjectNode whole = Values.object();
  private final ObjectNode usage = Values.object();
  private final TreeMap<Integer, ObjectNode> blocks = new TreeMap<>();
  private final TreeMap<Integer, StringBuilder> texts = new TreeMap<>();

  private MessageStream() {}

  static ObjectNode of(List<JsonNode> events) {
    var stream = new MessageStream();
    events.forEach(stream::event);
    return stream.whole();
  }

  private void event(JsonNode event) {
    JsonNode message = event.path("message");
    if (message.isObject()) {
      message.properties().forEach(e -> keep(e.getKey(), e.getValue()));
    }
    counts(message.path("usage"));
    counts(event.path("usage"));
    counts(event.at("/metadata/usage"));
    delta(event);
    delta(event.path("contentBlockDelta"));
    JsonNode block = event.path("content_block");
    if (block.isObject()) {
      block(event).setAll((ObjectNode) block.deepCopy());
      append(event, block.path("text").asText(""));
    }
    stop(event.at("/delta/stop_reason"));
    stop(event.at("/messageStop/stopReason"));
    if (Values.known(event.path("error"))) {
      whole.set("error", event.path("error"));
    }
  }

  private void keep(String name, JsonNode value) {
    if (!name.equals("content") && !name.equals("usage")) {
      whole.set(name, value);
    }
  }

  private void counts(JsonNode counts) {
    counts.properties().stream()
        .filter(e -> Values.known(e.getValue()))
        .forEach(e -> usage.set(e.getKey(), e.getValue()));
  }

  private void delta(JsonNode event) {
    JsonNode delta = event.path("delta");
    append(event, delta.path("text").asText(""));
    if (delta.path("signature").isTextual()) {
      block(event).set("signature", delta.path("signature"));
    }
  }

  private void append(JsonNode event, String text) {
    if (!text.isEmpty()) {
      block(event);
      texts.computeIfAbsent(index(event), i -> new StringBuilder()).append(text);
    }
  }

  private ObjectNode block(JsonNode event) {
    return blocks.computeIfAbsent(index(event), i -> Values.object().put("type", "text"));
  }

  private static int index(JsonNode event) {
    JsonNode index = event.has("index") ? event.path("index") : event.path("contentBlockIndex");
    return Math.clamp(index.asInt(), 0, MOST_BLOCKS);
  }

  private void stop(JsonNode reason) {
    if (reason.isTextual()) {
      whole.set("stop_reason", reason);
    }
  }

  private ObjectNode whole() {
    var content = whole.putArray("content");
    blocks.forEach((index, block) -> {
      var text = texts.get(index);
      if (text != null) {
        block.put("text", text.toString());
      }
      content.add(block);
    });
    if (!usage.isEmpty()) {
      whole.set("usage", usage);
    }
    return whole;
  }
}
