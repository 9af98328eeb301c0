// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Set;
import org.stillwatch.adapters.logs.record.Values;

/// Records of `exchange/1` that can be shown: the shape stays, what people wrote does not.
public final class Redaction {
  /// Members whose texts are words of a protocol.
  private static final Set<String> WORDS =
      Set.of("role", "type", "object", "model", "finish_reason", "stop_reason", "status");

  private static final Set<String> IDS = Set.of("id", "account", "org", "key", "user", "session");

  private Redaction() {}

  /// Without the words of prompts and answers.
  public static ObjectNode ofTexts(ObjectNode exchange) {
    ObjectNode shown = exchange.deepCopy();
    if (shown.has("request")) {
      shown.set("request", hidden(shown.path("request")));
    }
    if (shown.path("response") instanceof ObjectNode response && response.has("body")) {
      response.set("body", hidden(response.path("body")));
    }
    return shown;
  }

  /// Without words, identities and addresses.
  public static ObjectNode ofAll(ObjectNode exchange) {
    ObjectNode shown = ofTexts(exchange);
    for (String id : IDS) {
      if (shown.path(id).isTextual()) {
        shown.set(id, length(shown.path(id)));
      }
    }
    if (shown.has("client")) {
      shown.set("client", hidden(shown.path("client")));
    }
    return shown;
  }

  private static JsonNode hidden(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode shown = Values.object();
      object.properties().forEach(e -> shown.set(e.getKey(), member(e.getKey(), e.getValue())));
      return shown;
    }
    if (value instanceof ArrayNode array) {
      ArrayNode shown = Values.MAPPER.createArrayNode();
      array.forEach(v -> shown.add(hidden(v)));
      return shown;
    }
    return value.isTextual() ? length(value) : value;
  }

  private static JsonNode member(String name, JsonNode value) {
    boolean word = WORDS.contains(name) && value.isTextual() && value.asText().length() <= 64;
    return word ? value : hidden(value);
  }

  private static TextNode length(JsonNode text) {
    int characters = text.asText().codePointCount(0, text.asText().length());
    return TextNode.valueOf("<" + characters + " characters>");
  }
}
