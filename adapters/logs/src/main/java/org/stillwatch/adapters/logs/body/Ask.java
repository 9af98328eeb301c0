// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import org.stillwatch.adapters.logs.record.Values;

/// Request bodies in the dialects that room `capture` reads. The forms of clouds are brought into
/// them: other names for the same thing, nothing left out that somebody wrote.
public final class Ask {
  private static final Map<String, String> NAMES =
      Map.of(
          "contents", "messages",
          "systemInstruction", "system",
          "system_instruction", "system",
          "inputText", "prompt",
          "parts", "content",
          "toolConfig", "tools",
          "texts", "input");

  private static final Set<String> PROMPTS =
      Set.of("messages", "input", "prompt", "system", "instructions");

  private Ask() {}

  /// The body to fingerprint, empty where there is none or where nobody wrote anything in it.
  public static ObjectNode of(JsonNode recorded) {
    JsonNode body = Values.structured(recorded);
    ObjectNode ask = Values.object();
    if (body.isObject()) {
      body.properties().forEach(e -> ask.set(name(e.getKey()), renamed(e.getKey(), e.getValue())));
      settings(ask);
    } else if (body.isArray() && !body.isEmpty()) {
      ask.set("messages", body);
    } else if (body.isTextual() && !body.asText().isEmpty()) {
      ask.set("prompt", body);
    }
    return PROMPTS.stream().anyMatch(p -> Values.known(ask.path(p))) ? ask : Values.object();
  }

  private static String name(String given) {
    return NAMES.getOrDefault(given, given);
  }

  /// Messages whose words stand under another name; anything else stays as it is.
  private static JsonNode renamed(String name, JsonNode value) {
    if (name.equals("contents") && value.isArray()) {
      var messages = Values.MAPPER.createArrayNode();
      value.forEach(m -> messages.add(m.isObject() ? message(m) : m));
      return messages;
    }
    if (name.startsWith("system") && value.path("parts").isArray()) {
      return value.path("parts");
    }
    return value;
  }

  private static ObjectNode message(JsonNode message) {
    ObjectNode renamed = Values.object();
    message.properties().forEach(e -> renamed.set(name(e.getKey()), e.getValue()));
    return renamed;
  }

  /// Settings that stand one level deeper there than elsewhere.
  private static void settings(ObjectNode ask) {
    for (String deeper :
        new String[] {"inferenceConfig", "generationConfig", "textGenerationConfig"}) {
      JsonNode settings = ask.path(deeper);
      settings.properties().forEach(e -> ask.set(setting(e.getKey()), e.getValue()));
      if (settings.isObject()) {
        ask.remove(deeper);
      }
    }
  }

  private static String setting(String name) {
    return switch (name) {
      case "maxTokens", "maxOutputTokens", "maxTokenCount" -> "max_tokens";
      case "topP" -> "top_p";
      case "topK" -> "top_k";
      case "stopSequences" -> "stop_sequences";
      default -> name;
    };
  }
}
