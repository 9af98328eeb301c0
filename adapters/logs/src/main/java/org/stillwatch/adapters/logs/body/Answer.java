// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.logs.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.stillwatch.adapters.logs.record.Values;

/// What a provider's answer says of itself: chat completions, responses, messages, the converse
/// form of clouds and the content form of `candidates`, told apart by their members. What it does
/// not say is empty.
///
/// @param id id of the answer
/// @param model the model that answered
/// @param finish why it ended, a word of `exchange/1`
/// @param error its error code
/// @param usage token counts as `exchange/1` counts them
/// @param body the answer itself, assembled from its events where it was a stream
public record Answer(
    String id, String model, String finish, String error, ObjectNode usage, JsonNode body) {

  /// Reads an answer: an object, a list of events, or an event stream as text.
  public static Answer of(JsonNode recorded) {
    JsonNode body = Streams.assembled(recorded);
    JsonNode inner =
        body.has("response") && body.path("response").isObject() ? body.path("response") : body;
    return new Answer(
        Values.text(inner.path("id")),
        Values.text(inner.has("model") ? inner.path("model") : inner.path("modelVersion")),
        finish(inner),
        error(inner),
        Counts.of(usage(inner)),
        readable(inner));
  }

  private static JsonNode usage(JsonNode body) {
    if (body.path("usage").isObject()) {
      return body.path("usage");
    }
    return body.path("usageMetadata");
  }

  private static String finish(JsonNode body) {
    if (body.path("output").isArray() && body.path("status").isTextual()) {
      return ofResponses(body);
    }
    for (String at :
        new String[] {
          "/choices/0/finish_reason",
          "/stop_reason",
          "/stopReason",
          "/candidates/0/finishReason",
          "/finish_reason",
          "/results/0/completionReason",
          "/outputs/0/stop_reason"
        }) {
      String word = Values.text(body.at(at));
      if (!word.isEmpty()) {
        return FinishWords.of(word);
      }
    }
    return error(body).isEmpty() ? "" : "error";
  }

  /// `completed` hides whether a tool was called, and `incomplete` why.
  private static String ofResponses(JsonNode body) {
    String status = Values.text(body.path("status"));
    if (status.equals("incomplete")) {
      return FinishWords.of(Values.text(body.at("/incomplete_details/reason")));
    }
    if (status.equals("completed")) {
      for (JsonNode item : body.path("output")) {
        if (item.path("type").asText().endsWith("_call")) {
          return "tool_call";
        }
      }
    }
    return FinishWords.of(status);
  }

  private static String error(JsonNode body) {
    JsonNode error = body.path("error");
    if (error.isTextual()) {
      return error.asText();
    }
    String code = Values.text(error.path("code"));
    return code.isEmpty() ? Values.text(error.path("type")) : code;
  }

  /// The forms of clouds as the forms that room `capture` reads.
  private static JsonNode readable(JsonNode body) {
    if (body.at("/output/message").isObject()) {
      ObjectNode message = Values.object();
      message.set("content", body.at("/output/message/content"));
      message.put("stop_reason", Values.text(body.path("stopReason")));
      return message;
    }
    for (String at :
        new String[] {
          "/candidates/0/content/parts",
          "/generation",
          "/completion",
          "/results/0/outputText",
          "/outputs/0/text",
          "/generations/0/text"
        }) {
      JsonNode said = body.at(at);
      if (Values.known(said)) {
        ObjectNode message = Values.object();
        message.set("content", said);
        return message;
      }
    }
    return body;
  }
}
