// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;

/// Makes one object of an answer of the API, the chunks of a stream joined.
final class Answer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  private Answer() {}

  /// The answer; empty when it is none that we know.
  static Optional<ObjectNode> of(byte[] body, boolean streamed) {
    String text = new String(body, StandardCharsets.UTF_8);
    return streamed && !text.isEmpty() ? Optional.of(joined(text)) : object(text);
  }

  private static Optional<ObjectNode> object(String text) {
    try {
      return JSON.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode joined(String events) {
    ObjectNode all = JSON.createObjectNode();
    var choices = new TreeMap<Integer, Choice>();
    events
        .lines()
        .filter(line -> line.startsWith(DATA))
        .flatMap(line -> object(line.substring(DATA.length())).stream())
        .forEach(chunk -> {
          if (chunk.path("usage").isObject()) {
            all.set("usage", chunk.path("usage"));
          }
          for (JsonNode part : chunk.path("choices")) {
            choices.computeIfAbsent(part.path("index").asInt(), i -> new Choice()).add(part);
          }
        });
    var list = all.putArray("choices");
    choices.forEach((index, choice) -> list.add(choice.whole(index)));
    return all;
  }

  /// One choice of a stream while its parts come.
  private static final class Choice {
    private final StringBuilder text = new StringBuilder();
    private final ArrayNode tools = JSON.createArrayNode();
    private Optional<String> finish = Optional.empty();

    void add(JsonNode part) {
      text.append(part.path("delta").path("content").asText(""));
      part.path("delta").path("tool_calls").forEach(tools::add);
      finish = Optional.ofNullable(part.path("finish_reason").textValue()).or(() -> finish);
    }

    ObjectNode whole(int index) {
      ObjectNode whole = JSON.createObjectNode().put("index", index);
      ObjectNode message = whole.putObject("message").put("role", "assistant");
      message.put("content", text.toString());
      if (!tools.isEmpty()) {
        message.set("tool_calls", tools);
      }
      finish.ifPresent(reason -> whole.put("finish_reason", reason));
      return whole;
    }
  }
}
