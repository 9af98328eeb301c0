// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.routed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stillwatch.trace.mark.RequestMeta.Output;

/// What a gateway reads of a request for a chat completion. It holds text, lives as long as the
/// request, and never prints itself.
///
/// @param body what goes on to a replica: as it came, without the switch that turns marks off
/// @param model that is asked for
/// @param firstUserMessage its text, empty when there is none
/// @param temperature 1 when none is named
/// @param output whether a program reads the answer
record ChatRequest(
    JsonNode body, String model, String firstUserMessage, double temperature, Output output) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SWITCH = "watermarking";

  /// Reads one; empty when it is no JSON object. It is passed on unmarked then: the engine says
  /// what is wrong with it.
  static Optional<ChatRequest> read(byte[] body) {
    try {
      return JSON.readTree(body) instanceof ObjectNode object
          ? Optional.of(of(object))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static ChatRequest of(ObjectNode object) {
    object.remove(SWITCH);
    return new ChatRequest(
        object,
        object.path("model").asText(),
        firstUserMessage(object.path("messages")),
        object.path("temperature").asDouble(1),
        isStructured(object) ? Output.STRUCTURED : Output.FREE);
  }

  /// Tools may be called, or the answer is bound to a form.
  private static boolean isStructured(JsonNode object) {
    String form = object.path("response_format").path("type").asText("text");
    return !form.equals("text") || !object.path("tools").isEmpty();
  }

  private static String firstUserMessage(JsonNode messages) {
    for (JsonNode message : messages) {
      if (message.path("role").asText().equals("user")) {
        return text(message.path("content"));
      }
    }
    return "";
  }

  private static String text(JsonNode content) {
    var text = new StringBuilder(content.asText());
    for (JsonNode part : content) {
      text.append(part.path("text").asText()).append('\n');
    }
    return text.toString();
  }

  /// The body for an engine that marks.
  byte[] marked() {
    return bytes(body);
  }

  /// The body for an engine that is not to mark, and knows the switch.
  byte[] unmarked() {
    return bytes(body.<ObjectNode>deepCopy().put(SWITCH, false));
  }

  private static byte[] bytes(JsonNode json) {
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Never the text.
  @Override
  public String toString() {
    return "ChatRequest[" + model + "]";
  }
}
